"""Money by where it comes from and goes to: each payment in one row, each row in one currency."""

from habitat_site.catalogue import Entry
from habitat_site.records import Engagement, Fund, Record
from habitat_site.results.payments import Between, money_of
from tests.building import catalogue, entry, initiative, network
from tests.funds.reading import fund as with_ledger

Row = tuple[str, str, str, str, float]


def told(row: Between) -> Row:
    return row.currency, row.way, row.origin, row.target, float(row.amount)


def regions(*entries: Entry[Record]) -> list[Row]:
    return [told(row) for row in money_of(catalogue(*entries)).regions]


def sides(*entries: Entry[Record]) -> list[Row]:
    return [told(row) for row in money_of(catalogue(*entries)).sides]


def fund(id: str = "box", /, *donors: dict[str, object], **fields: object) -> Entry[Fund]:
    given = {"kind": "fund", "type": "grant", "donors": list(donors), "countries": ["KE"]}
    return entry(Fund, id, given | fields)


def gift(amount: float, currency: str, **fields: object) -> dict[str, object]:
    return {"name": "Somebody", "amount": amount, "currency": currency} | fields


def test_gifts_are_added_up_by_currency_and_never_across() -> None:
    found = regions(
        fund("a", gift(0.1, "EUR", country="FR"), gift(5, "USD", country="FR")),
        fund("b", gift(0.2, "EUR", country="DE")),
    )
    assert found == [("EUR", "in", "155", "014", 0.3), ("USD", "in", "155", "014", 5)]


def test_a_row_names_each_record_that_tells_of_it_once() -> None:
    one = gift(1, "EUR", country="FR")
    (row,) = money_of(catalogue(fund("a", one, one), fund("b", one))).regions
    assert row.keys == ("funds/a", "funds/b")


def test_who_is_in_several_regions_or_nowhere_has_a_row_apart() -> None:
    """So the rows of a currency add up to everything that is told."""
    donors = (
        gift(1, "EUR"),
        gift(2, "EUR", name=None, network="wide"),
        gift(4, "EUR", country="SE"),
    )
    wide = network("wide", countries=["SE", "KE"])
    assert regions(fund("a", *donors), wide) == [
        ("EUR", "in", "154", "014", 4),
        ("EUR", "in", "several", "014", 2),
        ("EUR", "in", "unknown", "014", 1),
    ]
    assert sides(fund("a", *donors), wide) == [
        ("EUR", "in", "north", "south", 4),
        ("EUR", "in", "several", "south", 2),
        ("EUR", "in", "unknown", "south", 1),
    ]


def test_a_gift_without_an_amount_is_untold_and_in_no_row() -> None:
    money = money_of(catalogue(fund("a", {"name": "Somebody", "country": "SE"})))
    assert (money.regions, money.sides, money.untold) == ((), (), ("funds/a",))


def test_a_fund_without_a_country_is_where_those_are_who_run_it() -> None:
    hosted = fund("a", gift(1, "EUR", country="SE"), countries=[], hosts=["networks/host"])
    assert regions(hosted, network("host", countries=["UY"])) == [("EUR", "in", "154", "005", 1)]


def test_a_ledger_tells_what_went_in_and_what_went_out() -> None:
    lines = (
        "2020-01-01,contribution,networks/giver,funds/worked,100.00,EUR,,,",
        "2020-02-01,grant,funds/worked,initiatives/roof,40.00,EUR,,,",
    )
    found = regions(
        with_ledger(lines, countries=["UY"], donors=[gift(999, "EUR", country="SE")]),
        network("giver", countries=["FR"]),
        initiative("roof", country="KE"),
    )
    assert found == [("EUR", "in", "155", "005", 100), ("EUR", "out", "005", "014", 40)]


def test_help_is_told_with_the_fund_that_paid_for_it_unless_its_ledger_does() -> None:
    def helped(fund: str) -> Entry[Engagement]:
        given = {
            "kind": "engagement",
            "helper": {"name": "Somebody"},
            "initiative": "roof",
            "status": "finished",
            "granted": [{"amount": 10, "currency": "EUR", "fund": fund}],
            "leveraged": [{"amount": 90, "currency": "USD", "from": "A bank"}],
        }
        return entry(Engagement, "help", given)

    roof = initiative("roof", country="KE")
    unlocked: Row = ("USD", "help", "unknown", "014", 90)
    silent = fund("silent", countries=["FR"])
    assert regions(helped("silent"), silent, roof) == [
        ("EUR", "help", "155", "014", 10),
        unlocked,
    ]
    lines = ("2020-02-01,contribution,group-001,funds/worked,1.00,EUR,,,",)
    found = regions(helped("worked"), with_ledger(lines), roof)
    assert [row for row in found if row[1] == "help"] == [unlocked]
