"""How results are added up, rule by rule."""

from datetime import date

import pytest

from habitat_site.catalogue import Entry
from habitat_site.records import Record
from habitat_site.results.contributions import Contribution
from habitat_site.results.summary import summarise
from habitat_site.results.values import Total
from tests.building import catalogue, initiative, network

TODAY = date(2026, 11, 21)


def total(measure: str, *entries: Entry[Record], currency: str = "") -> Total:
    found = summarise(catalogue(*entries), TODAY).world.total(measure, currency)
    assert found is not None
    return found


def account(found: Total) -> dict[str, tuple[str, float]]:
    return {each.id: (each.reason, each.added) for each in found.contributions}


def built(id: str, homes: object, **fields: object) -> Entry[Record]:
    return initiative(id, results={"homes_built": homes}, **fields)


def test_a_parent_that_says_more_than_its_children_stands_for_them() -> None:
    found = total("homes_built", built("all", "100"), built("one", "30", counted_within="all"))
    assert found.value == 100
    assert account(found) == {"all": ("counted", 100), "one": ("within", 0)}
    assert found.contributions[1].counted_in == "all"


def test_children_that_say_more_than_their_parent_replace_it() -> None:
    found = total(
        "homes_built",
        built("all", "50"),
        built("one", "30", counted_within="all"),
        built("two", "40", counted_within="all"),
    )
    assert found.value == 70
    assert account(found) == {
        "all": ("replaced", 0),
        "one": ("counted", 30),
        "two": ("counted", 40),
    }


def test_a_silent_parent_does_not_swallow_its_children() -> None:
    found = total("homes_built", initiative("all"), built("one", "30", counted_within="all"))
    assert (found.value, found.reporting, found.of) == (30, 1, 2)
    assert account(found) == {"all": ("no-figure", 0), "one": ("counted", 30)}


def test_a_parent_outside_the_set_does_not_hide_its_children() -> None:
    entries = (built("all", "100", country="AR"), built("one", "30", counted_within="all"))
    uruguay = summarise(catalogue(*entries), TODAY).countries["UY"].total("homes_built")
    assert uruguay is not None
    assert account(uruguay) == {"one": ("counted", 30)}


def test_a_grandparent_in_the_set_stands_for_what_a_parent_outside_it_includes() -> None:
    entries = (
        built("all", "100"),
        built("region", "60", country="AR", counted_within="all"),
        built("one", "30", counted_within="region"),
    )
    uruguay = summarise(catalogue(*entries), TODAY).countries["UY"].total("homes_built")
    assert uruguay is not None
    assert account(uruguay) == {"all": ("counted", 100), "one": ("within", 0)}


def test_low_and_high_add_up_by_the_same_rule_each_for_itself() -> None:
    found = total(
        "homes_built",
        built("all", {"value": "100", "low": "10", "high": "100"}),
        built("one", {"low": "40", "high": "120"}, counted_within="all"),
    )
    assert (found.low, found.value, found.high) == (40, 100, 120)


def test_a_loop_is_broken_instead_of_hanging() -> None:
    found = total(
        "homes_built",
        built("a", "1", counted_within="b"),
        built("b", "2", counted_within="a"),
        built("c", "1", counted_within="a"),
    )
    assert account(found) == {"a": ("counted", 1), "b": ("counted", 2), "c": ("within", 0)}


def test_figures_at_a_date_leave_out_who_is_no_more() -> None:
    entries = (
        initiative("now", results={"members": "10", "homes_built": "5"}),
        initiative("was", phase="dissolved", results={"members": "90", "homes_built": "7"}),
    )
    assert account(total("members", *entries)) == {"now": ("counted", 10), "was": ("dissolved", 0)}
    assert total("members", *entries).reporting == 1
    assert total("homes_built", *entries).value == 12


def test_a_measure_that_only_dissolved_groups_report_has_no_total() -> None:
    world = summarise(
        catalogue(initiative("was", phase="demolished", results={"members": "9"})), TODAY
    ).world
    assert world.totals == ()


@pytest.mark.parametrize(
    ("own", "other", "reach"),
    [
        ("2014", "2014-05", (80, 120)),
        ("2014~", "2014?", (80, 120)),
        ("2014", None, (80, 120)),
        (None, "2014", (80, 120)),
        ("2014", "2015", (100, 100)),
    ],
)
def test_alternatives_of_the_same_year_or_undated_widen_a_figure(
    own: str | None, other: str | None, reach: tuple[int, int]
) -> None:
    def dated(figure: dict[str, object], day: str | None) -> dict[str, object]:
        return figure | ({"as_of": day} if day else {})

    figure = dated({"value": "100"}, own) | {
        "alternatives": [dated({"value": "80"}, other), dated({"value": "120"}, other)],
        "history": [{"value": "1"}],
    }
    found = total("homes_built", built("a", figure))
    assert (found.value, found.low, found.high) == (100, *reach)
    assert found.disputed == (reach != (100, 100))


def test_a_source_that_agrees_is_no_dispute() -> None:
    figure = {"value": "100", "alternatives": [{"value": "100"}]}
    assert total("homes_built", built("a", figure)).disputed == 0


def test_land_is_added_in_whole_square_metres() -> None:
    found = total(
        "land_area",
        initiative("acres", results={"land_area": {"value": "34", "unit": "acre"}}),
        initiative("metres", results={"land_area": {"value": "10.5"}}),
    )
    assert [each.value for each in found.contributions] == [137_593, 10.5]
    assert found.value == 137_603.5


def test_money_is_added_per_currency_and_another_currency_does_not_count() -> None:
    entries = (
        initiative("all", results={"savings": {"value": "9.50", "currency": "USD"}}),
        initiative(
            "one", counted_within="all", results={"savings": {"value": "800", "currency": "UYU"}}
        ),
    )
    dollars = total("savings", *entries, currency="USD")
    assert (dollars.value, dollars.reporting) == (9.5, 1)
    assert account(dollars) == {"all": ("counted", 9.5), "one": ("other-currency", 0)}
    assert account(total("savings", *entries, currency="UYU"))["one"] == ("counted", 800)


def test_cents_add_up_exactly() -> None:
    entries = [
        initiative(id, results={"savings": {"value": "0.10", "currency": "USD"}}) for id in "abc"
    ]
    assert total("savings", *entries, currency="USD").value == 0.3


def test_a_total_says_from_when_its_figures_are_and_who_confirmed_them() -> None:
    vouched = {"confirmed_by": [{"network": "sdi", "date": "2026"}]}
    found = total(
        "homes_built",
        network("sdi"),
        built("a", {"value": "1", "as_of": "2014-03"}, **vouched),
        built("b", {"value": "1", "as_of": "2014"}),
        built("c", "1"),
        initiative("d", **vouched),
    )
    assert (str(found.oldest), str(found.newest)) == ("2014", "2014")
    assert (found.reporting, found.of, found.undated, found.confirmed) == (3, 4, 1, 1)
    assert found.contributions[3] == Contribution(found.contributions[3].id, "no-figure")


def test_shares_and_unit_costs_are_never_added() -> None:
    shown = {"women_share": "60", "cost_per_home": {"value": "9", "currency": "USD"}}
    assert summarise(catalogue(initiative("a", results=shown)), TODAY).world.totals == ()
