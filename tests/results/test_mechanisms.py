"""What the mechanisms come to: counts by their records, and amounts that are never added."""

from habitat_site.catalogue import Entry
from habitat_site.records import Commitment, Engagement, Fund, Instrument, Record
from habitat_site.results.mechanisms import Mechanisms, mechanisms_of
from tests.building import catalogue, entry, initiative, network
from tests.funds.reading import fund as with_ledger
from tests.results.awards import edition

LAW = {"kind": "instrument", "type": "law", "jurisdiction": "national", "recognises": "Homes."}


def found(*entries: Entry[Record]) -> Mechanisms:
    return mechanisms_of(catalogue(*entries), {})


def fund(id: str = "box", **fields: object) -> Entry[Fund]:
    return entry(Fund, id, {"kind": "fund", "type": "revolving"} | fields)


def test_winners_are_counted_once_and_those_without_a_record_apart() -> None:
    one = edition(
        "one",
        winners=[
            {"name": "A", "initiative": "a"},
            {"name": "A again", "initiative": "a"},
            {"name": "Net", "network": "net"},
            {"name": "Somebody"},
        ],
        finalists=[{"name": "B", "initiative": "b"}],
    )
    two = edition("two", winners=[{"name": "A", "initiative": "a"}, {"name": "Other"}])
    given = found(one, two, initiative("a"), initiative("b"), network("net")).given
    assert given.editions == ("awards/one", "awards/two")
    assert given.initiatives == ("initiatives/a",)
    assert given.networks == ("networks/net",)
    assert given.elsewhere == 2


def test_funds_are_by_type_most_first() -> None:
    some = (fund("a"), fund("b", type="grant"), fund("c"))
    assert found(*some).funds == (
        ("revolving", ("funds/a", "funds/c")),
        ("grant", ("funds/b",)),
    )


def test_every_amount_of_a_fund_is_told_with_its_currency_its_date_and_its_source() -> None:
    amounts = found(
        fund(
            currency="KES",
            capital={"amount": 500, "currency": "USD", "as_of": 2020, "source": "paper"},
            donors=[
                {"name": "A donor", "amount": 100, "currency": "SEK", "qualifier": "about"},
                {"name": "A silent one"},
            ],
            states=[{"what": "lent", "amount": 0.1, "as_of": "2021-05"}],
            figures=[
                {"label": "A year", "low": 7, "high": 9, "currency": "EUR"},
                {"label": "Homes", "value": 12},
            ],
            sources=[{"id": "paper", "title": "A paper", "url": "https://paper.example/"}],
        )
    ).amounts
    told = [(a.currency, a.what, float(a.low), float(a.high), a.loc) for a in amounts]
    assert told == [
        ("EUR", "figure", 7, 9, ("figures", 0)),
        ("KES", "lent", 0.1, 0.1, ("states", 0)),
        ("SEK", "given", 100, 100, ("donors", 0)),
        ("USD", "capital", 500, 500, ("capital",)),
    ]
    assert [(a.qualifier, str(a.as_of or ""), a.source) for a in amounts] == [
        ("", "", ""),
        ("", "2021-05", ""),
        ("about", "", ""),
        ("", "2020", "paper"),
    ]


def test_an_amount_over_years_says_over_which() -> None:
    amounts = found(
        fund(
            donors=[{"name": "A donor", "amount": 1, "currency": "SEK", "since": "2000"}],
            figures=[
                {"label": "F", "value": 2, "currency": "EUR", "since": "2015", "until": "2020"}
            ],
        )
    ).amounts
    assert [(str(a.since or ""), str(a.until or "")) for a in amounts] == [
        ("2015", "2020"),
        ("2000", ""),
    ]


def test_help_is_by_kind_and_what_it_unlocked_by_currency() -> None:
    done = {"kind": "engagement", "helper": "net", "initiative": "a"}
    money = {
        "granted": [{"amount": 10, "currency": "USD"}],
        "leveraged": [{"amount": 90, "currency": "EUR"}],
    }
    all_ = found(
        entry(Engagement, "one", done | money | {"status": "finished"}),
        entry(Engagement, "two", done | {"status": "under-way"}),
        entry(Engagement, "six", done | {"status": "finished"}),
    )
    assert [(kind, len(keys)) for kind, keys in all_.help] == [("engagement", 3)]
    assert [(word, len(keys)) for word, keys in all_.engagements] == [
        ("finished", 2),
        ("under-way", 1),
    ]
    euros, dollars = all_.unlocked
    assert (euros.currency, int(euros.granted), int(euros.leveraged)) == ("EUR", 0, 90)
    assert (dollars.currency, int(dollars.granted), int(dollars.leveraged)) == ("USD", 10, 0)


def test_instruments_are_by_type_and_status_and_commitments_by_how_they_stand() -> None:
    promise = {"kind": "commitment", "made_by": ["net"], "date": "2020"}
    all_ = found(
        entry(Instrument, "a", LAW | {"status": "in-force"}),
        entry(Instrument, "b", LAW),
        entry(Instrument, "c", LAW | {"type": "charter"}),
        entry(Commitment, "kept", promise | {"status": "kept"}),
        entry(Commitment, "broken", promise | {"status": "broken"}),
        entry(Commitment, "open", promise | {"status": "open"}),
    )
    assert all_.instruments == (
        ("law", (("", ("advocacy/b",)), ("in-force", ("advocacy/a",)))),
        ("charter", (("", ("advocacy/c",)),)),
    )
    assert all_.commitments == (
        ("broken", ("advocacy/broken",)),
        ("kept", ("advocacy/kept",)),
        ("open", ("advocacy/open",)),
    )


def test_of_a_public_ledger_the_books_are_told_and_not_what_is_stated() -> None:
    """The ledger has to agree with the statement, and both would say the same twice."""
    lines = (
        "2020-01-01,contribution,group-001,funds/worked,100.00,KES,,,",
        "2020-02-01,loan,funds/worked,group-001,40.00,KES,loan-1,,",
    )
    stated = [{"what": "lent", "amount": 40, "as_of": "2020-02-01"}]
    donors = [{"name": "Group", "amount": 100, "currency": "KES"}]
    books = with_ledger(lines, currency="KES", states=stated, donors=donors)
    amounts = found(books).amounts
    assert [(a.what, int(a.low), str(a.as_of), *a.loc) for a in amounts] == [
        ("contributed", 100, "2020-02-01"),
        ("lent", 40, "2020-02-01"),
    ]
