"""What each record adds to a total: the largest, the others, and those that add nothing."""

import pickle
from datetime import date

from habitat_site.catalogue import Entry
from habitat_site.records import Record
from habitat_site.results.contributions import Ranked
from habitat_site.results.summary import summarise
from habitat_site.results.values import Group
from tests.building import catalogue, initiative

TODAY = date(2026, 11, 21)


def world(*entries: Entry[Record]) -> Group:
    return summarise(catalogue(*entries), TODAY).world


def saving(id: str, value: str, currency: str = "USD", **fields: object) -> Entry[Record]:
    figure = {"value": value, "currency": currency, "as_of": "2014~"}
    return initiative(id, results={"savings": figure}, **fields)


def ranked(group: Group, most: int) -> Ranked:
    found = group.total("savings", "USD")
    assert found is not None
    return found.contributions.ranked(most)


def test_the_largest_come_first_and_of_equal_ones_the_first_id() -> None:
    found = ranked(world(saving("a", "2"), saving("b", "3.50"), saving("c", "2")), most=2)
    assert [(each.id, each.added) for each in found.largest] == [("b", 3.5), ("a", 2)]
    assert (found.others, found.rest) == (1, 2)


def test_who_reports_and_adds_nothing_is_idle_whatever_the_reason() -> None:
    found = ranked(
        world(
            saving("all", "9"),
            saving("elsewhere", "5", currency="UYU"),
            saving("ended", "4", phase="dissolved"),
            saving("nothing", "0"),
            saving("part", "1", counted_within="all"),
            initiative("silent"),
        ),
        most=10,
    )
    assert [each.id for each in found.largest] == ["all"]
    assert [(each.id, each.reason, each.counted_in) for each in found.idle] == [
        ("ended", "dissolved", None),
        ("part", "within", "all"),
        ("nothing", "counted", None),
    ]


def test_contributions_are_the_same_on_another_machine() -> None:
    group = world(
        saving("all", "9.25"),
        saving("elsewhere", "5", currency="UYU"),
        initiative("huge", results={"land_area": {"value": "999999999999999", "unit": "ha"}}),
        saving("part", "1", counted_within="all"),
        initiative("silent"),
    )
    again = pickle.loads(pickle.dumps(group))  # noqa: S301 - made here
    assert again.totals == group.totals
    assert ranked(again, most=1) == ranked(group, most=1)


def test_only_the_figures_of_a_set_go_to_another_machine() -> None:
    entries = [saving(f"n{number:04}", "1", country="AR") for number in range(500)]
    groups = summarise(catalogue(*entries, saving("one", "7")), TODAY).countries
    assert len(pickle.dumps(groups["UY"])) * 5 < len(pickle.dumps(groups["AR"]))


def test_of_those_that_add_nothing_the_largest_are_named_and_the_others_counted() -> None:
    parts = {"a": "2", "b": "5", "c": "3", "d": "5"}
    within = [saving(id, value, counted_within="all") for id, value in parts.items()]
    found = ranked(world(saving("all", "99"), *within), most=3)
    assert [(each.id, each.value) for each in found.idle] == [("b", 5), ("d", 5), ("c", 3)]
    assert found.more_idle == 1
