"""Which events are in which calendar, and which records in which feed."""

from datetime import date

import pytest

from habitat_site.catalogue import Entry
from habitat_site.pages.subscriptions import plan_calendars, plan_feeds, years_before
from habitat_site.records import Record
from tests.building import event, initiative, network, page
from tests.rendering.context import inputs

CIRCLE = (
    network("world"),
    network("region", member_of=["world"]),
    network("local", member_of=["region"]),
    network("friend", member_of=[{"network": "world", "relation": "partner"}]),
    network("former", member_of=[{"network": "world", "until": "2020"}]),
)


def calendars(*entries: Entry[Record]) -> dict[str, list[str]]:
    return {
        str(each.path): [entry.id for entry in each.whole().view.entries]
        for each in plan_calendars(inputs(*entries))
    }


def feeds(*entries: Entry[Record]) -> dict[str, list[str]]:
    return {
        str(each.path): [entry.key for entry in each.whole().view.entries]
        for each in plan_feeds(inputs(*entries))
    }


@pytest.mark.parametrize(
    ("fields", "held"),
    [
        ({"start": "2024-11-21"}, True),
        ({"start": "2024-11-20"}, False),
        ({"start": "2024-11-01", "end": "2024-11-21"}, True),
        ({"start": "2031-01-01"}, True),
        ({"start": "2024-01-01", "repeats": "FREQ=MONTHLY;COUNT=12"}, True),
        ({"start": "2023-01-01", "repeats": "FREQ=MONTHLY;COUNT=12"}, False),
        ({"kind": "call", "start": "2024-01-01", "deadline": "2024-12-31"}, True),
        ({"start": "2024-01-01", "registration": {"deadline": "2024-12-31"}}, True),
    ],
)
def test_a_calendar_holds_two_years_back_and_all_ahead(
    fields: dict[str, object], *, held: bool
) -> None:
    assert calendars(event("x", **fields))["agenda.ics"] == (["x"] if held else [])


def test_a_networks_calendar_holds_what_it_or_those_within_it_organise() -> None:
    organised = [
        event(f"by-{id}", start="2026-05-02", organisers=[id])
        for id in ("world", "region", "local", "friend", "former")
    ]
    found = calendars(*CIRCLE, *organised, event("of-world", networks=["world"]), event("nobody"))
    assert found["networks/world.ics"] == ["by-local", "by-region", "by-world", "of-world"]
    assert found["networks/region.ics"] == ["by-local", "by-region"]
    assert found["networks/friend.ics"] == ["by-friend"]
    assert len(found["agenda.ics"]) == 7


def test_every_network_has_a_calendar_and_a_feed_in_every_language() -> None:
    assert calendars(network("sdi")) == {"agenda.ics": [], "networks/sdi.ics": []}
    assert sorted(feeds(network("sdi"))) == [
        "en/feed.xml",
        "en/networks/sdi/feed.xml",
        "es/feed.xml",
        "es/networks/sdi/feed.xml",
    ]


def test_a_feed_has_the_newest_first_and_no_more_than_fifty() -> None:
    records = [initiative(f"i-{n:02d}", updated="2026-01-01") for n in range(60)]
    found = feeds(*records, event("x", updated="2026-02-01"), page())["en/feed.xml"]
    assert found[:2] == ["events/x", "initiatives/i-00"]
    assert len(found) == 50


def test_a_networks_feed_has_its_set_its_events_and_who_is_within_it() -> None:
    found = feeds(
        *CIRCLE,
        initiative("a", networks=["local"]),
        initiative("b", networks=["friend"]),
        event("c", organisers=["region"]),
        event("d"),
    )
    assert found["en/networks/world/feed.xml"] == [
        "initiatives/a",
        "networks/local",
        "networks/region",
        "networks/world",
        "events/c",
    ]


def test_two_years_before_a_leap_day_is_the_day_after_february() -> None:
    assert years_before(date(2028, 2, 29), 2) == date(2026, 3, 1)
    assert years_before(date(2028, 2, 29), 4) == date(2024, 2, 29)
