"""Who supports whom, by ledgers and by sources, and how it is drawn."""

from decimal import Decimal
from itertools import pairwise

import pytest

from habitat_site.catalogue import Entry
from habitat_site.languages import Lang
from habitat_site.pages.funds import Named, NamedFlow
from habitat_site.records import Fund
from habitat_site.rendering.html.bands import LINE, MOST, MOST_LINES, WIDEST, bands, in_lines
from habitat_site.results.flows import (
    CountryFlow,
    Flow,
    Party,
    all_flows,
    between_countries,
    flows_of,
)
from tests.building import catalogue, entry, initiative, network
from tests.funds.reading import fund


def told() -> Entry[Fund]:
    return entry(
        Fund,
        "told",
        {
            "kind": "fund",
            "type": "grant",
            "countries": ["KE"],
            "donors": [
                {"name": "Sida", "country": "SE", "amount": "20", "currency": "SEK"},
                {"network": "fucvam"},
            ],
            "supports": ["palo-alto"],
        },
    )


def flows() -> tuple[Flow, ...]:
    kept = fund(
        (
            "2024-01-10,contribution,group-001,funds/worked,10.00,EUR,,,",
            "2024-01-11,contribution,group-001,funds/worked,20.00,EUR,,,",
            "2024-02-01,loan,funds/worked,initiatives/palo-alto,15.00,EUR,loan-001,,",
            "2024-02-02,write_off,funds/worked,initiatives/palo-alto,5.00,EUR,loan-001,,",
        ),
        countries=["UY"],
    )
    others = network("fucvam", countries=["UY", "AR"]), initiative("palo-alto", country="MX")
    return all_flows(catalogue(told(), kept, *others))


def test_a_source_tells_who_gave_and_a_ledger_how_much() -> None:
    said = [(f.giver.name, f.receiver.name, f.amount, f.entries) for f in flows()]
    assert said == [
        ("Sida", "told", Decimal(20), 0),
        ("fucvam", "told", None, 0),
        ("told", "palo-alto", None, 0),
        ("group-001", "worked", Decimal(30), 2),
        ("worked", "palo-alto", Decimal(15), 1),
    ]


def test_a_donors_money_may_have_come_in_over_years() -> None:
    given = {"name": "The state", "since": "2000", "until": "2010", "as_of": "2011"}
    fields = {"kind": "fund", "type": "grant", "donors": [given, {"name": "Sida"}]}
    one, other = all_flows(catalogue(entry(Fund, "told", fields)))
    assert [str(one.since), str(one.until), str(one.as_of)] == ["2000", "2010", "2011"]
    assert (other.since, other.until) == (None, None)


def test_a_ledger_tells_what_came_in_then_what_went_out_the_largest_first() -> None:
    kept = fund(
        (
            "2024-01-10,contribution,group-002,funds/worked,10.00,EUR,,,",
            "2024-01-11,cost,funds/worked,firm-001,5.00,EUR,,,",
            "2024-01-12,contribution,group-001,funds/worked,30.00,EUR,,,",
            "2024-02-01,grant,funds/worked,group-003,15.00,EUR,,,",
        )
    )
    found = [(f.giver.name, f.receiver.name) for f in flows_of(kept, catalogue(kept))]
    assert found == [
        ("group-001", "worked"),
        ("group-002", "worked"),
        ("worked", "group-003"),
        ("worked", "firm-001"),
    ]


def test_a_flow_between_countries_counts_once_and_keeps_its_currency() -> None:
    """A network of two countries is in neither's part; a savings group is where its fund is."""
    assert between_countries(flows()) == (
        CountryFlow("KE", "MX", 1, ()),
        CountryFlow("SE", "KE", 1, (("SEK", Decimal(20)),)),
        CountryFlow("UY", "MX", 1, (("EUR", Decimal(15)),)),
        CountryFlow("", "KE", 1, ()),
        CountryFlow("UY", "UY", 1, (("EUR", Decimal(30)),)),
    )


def test_what_stays_within_one_country_comes_last_however_often() -> None:
    def flow(giver: str, receiver: str) -> Flow:
        return Flow("funds/x", Party("a", "", (giver,)), Party("b", "", (receiver,)))

    several = Flow("funds/x", Party("a"), Party("b"))
    found = between_countries((*[flow("UY", "UY")] * 3, several, several, flow("UY", "MX")))
    assert [(each.giver, each.receiver, each.is_within_one) for each in found] == [
        ("UY", "MX", False),
        ("", "", False),
        ("UY", "UY", True),
    ]


ENGLISH = Lang("en")
FUND = Named("The fund", "funds/x", {}, ())


def into(giver: str, amount: str = "", currency: str = "EUR") -> NamedFlow:
    """Return what somebody gives to the fund."""
    money = Decimal(amount) if amount else None
    flow = Flow("funds/x", Party(giver), Party("The fund", "funds/x"), currency, money)
    return NamedFlow(flow, Named(giver, "", {}, ()), FUND)


def out(receiver: str, amount: str, currency: str = "EUR") -> NamedFlow:
    """Return what somebody gets from the fund."""
    flow = Flow("funds/x", Party("The fund", "funds/x"), Party(receiver), currency, Decimal(amount))
    return NamedFlow(flow, FUND, Named(receiver, "", {}, ()))


def test_money_goes_through_the_fund_from_left_to_right() -> None:
    drawn = bands([into("a", "300"), out("b", "100"), out("a", "50")], ENGLISH)
    assert drawn is not None
    assert [end.name for end in drawn.givers] == [("a",)]
    assert [end.name for end in drawn.receivers] == [("b",), ("a",)]
    (fund,) = drawn.funds
    assert (fund.came, fund.went) == (280.0, 140.0)


def test_bands_are_to_scale_where_all_amounts_are_of_one_currency() -> None:
    drawn = bands([into("a", "100"), into("b", "300")], ENGLISH)
    assert drawn is not None
    assert drawn.is_to_scale
    one, other = (band.width for band in drawn.bands)
    assert other == 3 * one


def test_bands_are_alike_where_an_amount_is_not_public_or_in_another_currency() -> None:
    for flows in (
        [into("a", "100"), into("b")],
        [into("a", "100"), into("b", "5", "USD")],
    ):
        drawn = bands(flows, ENGLISH)
        assert drawn is not None
        assert not drawn.is_to_scale
        assert len({band.width for band in drawn.bands}) == 1


LONG = "Community-Led Infrastructure Finance Facility, in every country"


@pytest.mark.parametrize("called", ["{}", f"{LONG} {{}}"])
def test_bars_and_names_do_not_overlap_and_stay_within_the_picture(called: str) -> None:
    drawn = bands([into(called.format(n), str(10**n)) for n in range(8)], ENGLISH)
    assert drawn is not None
    for above, below in pairwise(drawn.givers):
        assert above.top + above.height < below.top
        (*_, (last, _)), ((first, _), *_) = above.lines, below.lines
        assert first - last > LINE
    assert drawn.givers[0].lines[0][0] > LINE / 2
    for ends in (drawn.givers, drawn.funds):
        assert ends[-1].top + ends[-1].height <= drawn.height
        assert ends[-1].lines[-1][0] + LINE / 2 <= drawn.height


def test_only_the_largest_are_drawn_and_the_rest_is_counted() -> None:
    drawn = bands([into(f"giver {n}", str(n + 1)) for n in range(MOST + 5)], ENGLISH)
    assert drawn is not None
    assert (len(drawn.bands), drawn.others) == (MOST, 5)


def test_nothing_is_drawn_of_nothing_or_of_somebody_withdrawn() -> None:
    assert bands([], ENGLISH) is None
    assert bands([into("")], ENGLISH) is None


def test_a_name_stands_beside_the_middle_of_its_bar() -> None:
    drawn = bands([into(LONG, "1")], ENGLISH)
    assert drawn is not None
    (end,) = drawn.givers
    heights = [y for y, _ in end.lines]
    assert (heights[0] + heights[-1]) / 2 == pytest.approx(end.top + end.height / 2, abs=0.2)


def test_a_long_name_goes_on_in_a_new_line_and_only_a_very_long_one_is_cut() -> None:
    assert in_lines("Urban Poor Fund") == ("Urban Poor Fund",)
    assert in_lines("Revolving fund of the Senegalese Federation of Inhabitants") == (
        "Revolving fund of the",
        "Senegalese Federation of",
        "Inhabitants",
    )
    cut = in_lines("a very long name " * 10)
    assert len(cut) == MOST_LINES
    assert cut[-1].endswith("…")
    assert max(map(len, (*cut, *in_lines("x" * 200)))) <= WIDEST
