"""Which events are in which calendar, and which records in which feed."""

from datetime import date

import pytest

from habitat_site.catalogue import Entry
from habitat_site.pages.feeds import plan_feeds
from habitat_site.pages.subscriptions import (
    plan_calendars,
    plan_subscriptions,
    years_before,
)
from habitat_site.records import Ballot, Edition, Instrument, Offer, Record, SolidarityCall
from tests.assistance.helping import request
from tests.building import entry, event, initiative, network, page
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
        each.place: [entry.id for entry in each.whole().view.entries]
        for each in plan_calendars(inputs(*entries))
    }


def feeds(*entries: Entry[Record]) -> dict[str, list[str]]:
    return {
        each.place: [news.key for news in each.whole().view.entries]
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
    found = feeds(network("sdi"))
    assert [path for path in found if path.startswith("en/")] == [
        "en/feed.xml",
        "en/networks/sdi/feed.xml",
        "en/networks/feed.xml",
    ]
    assert len([path for path in found if path.startswith("es/")]) == 3


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


LAW = entry(
    Instrument,
    "law",
    {
        "kind": "instrument",
        "type": "law",
        "jurisdiction": "national",
        "recognises": "Homes made by those who live in them.",
        "country": "UY",
        "themes": ["land"],
        "signatories": ["local"],
        "updated": "2026-03-01",
    },
)
OFFER = entry(
    Offer,
    "surveyors",
    {
        "kind": "offer",
        "offered_by": ["friend"],
        "domains": ["land"],
        "countries": ["MX", "UY"],
        "updated": "2026-02-01",
    },
)


def test_a_country_and_a_theme_have_a_feed_of_every_kind_that_names_them() -> None:
    found = feeds(
        LAW,
        OFFER,
        initiative("both", countries=["UY", "AR"], themes=["land"]),
        network("here", countries=["UY"]),
        event("met", country="UY", themes=["land"]),
    )
    assert found["en/countries/uy/feed.xml"] == [
        "advocacy/law",
        "assistance/surveyors",
        "initiatives/both",
        "networks/here",
        "events/met",
    ]
    assert found["en/countries/ar/feed.xml"] == ["initiatives/both"]
    assert found["en/themes/land/feed.xml"] == ["advocacy/law", "initiatives/both", "events/met"]
    named = [path for path in found if path.startswith(("en/countries/", "en/themes/"))]
    assert len(named) == 4


def test_each_folder_with_a_record_has_a_feed_beside_its_list() -> None:
    found = feeds(LAW, OFFER, event("met"))
    assert found["en/advocacy/feed.xml"] == ["advocacy/law"]
    assert found["en/assistance/feed.xml"] == ["assistance/surveyors"]
    assert found["en/agenda/feed.xml"] == ["events/met"]
    assert "en/awards/feed.xml" not in found
    assert "en/initiatives/feed.xml" not in found


def test_a_networks_feed_has_the_records_of_every_kind_that_name_it_or_one_within_it() -> None:
    found = feeds(*CIRCLE, LAW, OFFER)
    assert found["en/networks/world/feed.xml"][:1] == ["advocacy/law"]
    assert found["en/networks/friend/feed.xml"] == ["assistance/surveyors", "networks/friend"]


def test_votes_and_the_sites_own_prose_are_no_news() -> None:
    cast = {"kind": "ballot", "edition": "first", "network": "world", "date": "2026-01-01"}
    edition = entry(Edition, "first", {"kind": "edition", "hosts": ["world"]})
    found = feeds(network("world"), edition, entry(Ballot, "vote", cast), page())
    assert found["en/feed.xml"] == ["networks/world", "awards/first"]


def test_a_feed_accompanies_its_page_where_there_is_one_and_home_where_there_is_none() -> None:
    pages = plan_feeds(inputs(initiative(country="UY"), event(country="MX")))
    has_page = {each.place: each.whole().view.has_page for each in pages}
    assert has_page["en/countries/uy/feed.xml"]
    assert not has_page["en/countries/mx/feed.xml"]


def test_a_country_that_a_record_names_has_a_calendar_though_nothing_is_planned() -> None:
    found = calendars(
        event("there", country="UY", start="2026-05-02"),
        event("before", country="MX", start="2020-05-02"),
        event("online", mode="online", start="2026-05-02"),
        initiative("home", country="KE"),
    )
    assert found == {
        "agenda.ics": ["online", "there"],
        "countries/ke.ics": [],
        "countries/mx.ics": [],
        "countries/uy.ics": ["there"],
    }


def test_a_countrys_calendar_holds_the_calls_that_concern_it() -> None:
    call = {
        "kind": "call",
        "called_by": "moi",
        "purpose": "A roof.",
        "amount": "1",
        "currency": "EUR",
    }
    stages = [{"kind": "nominations", "start": "2027-01-01", "end": "2027-02-01"}]
    pages = plan_calendars(
        inputs(
            network("moi", countries=["AR", "UY"]),
            initiative("hall", country="UY"),
            entry(SolidarityCall, "roof", call | {"initiative": "hall", "until": "2027-03"}),
            entry(SolidarityCall, "over", call | {"until": "2024-01", "status": "open"}),
            entry(Edition, "prize", {"kind": "edition", "hosts": ["moi"], "stages": stages}),
            request("title", country="PY", valid_until="2027-06-30"),
        )
    )
    found = {each.place: each.whole().view.windows for each in pages}
    held = {path: [window.entry.id for window in windows] for path, windows in found.items()}
    assert held["countries/uy.ics"] == ["prize", "roof"]
    assert held["countries/ar.ics"] == ["prize"]
    assert held["countries/py.ics"] == ["title"]
    assert held["agenda.ics"] == ["prize", "roof", "title"]


def test_the_list_of_feeds_has_every_network_in_every_language() -> None:
    own = [{"url": "https://sdinet.org/feed/", "type": "rss"}]
    pages = tuple(plan_subscriptions(inputs(network("sdi", feeds=own), network("hic"))))
    assert [each.place for each in pages] == ["en/networks.opml", "es/networks.opml"]
    assert [(s.network, len(s.own)) for s in pages[0].view.networks] == [("hic", 0), ("sdi", 1)]
    assert not tuple(plan_subscriptions(inputs(initiative())))


def test_two_years_before_a_leap_day_is_the_day_after_february() -> None:
    assert years_before(date(2028, 2, 29), 2) == date(2026, 3, 1)
    assert years_before(date(2028, 2, 29), 4) == date(2024, 2, 29)
