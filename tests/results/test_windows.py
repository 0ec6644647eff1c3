"""What records of other kinds put into the agenda, beside the events."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.catalogue import Entry, RecordId
from habitat_site.records import Record, SolidarityCall
from habitat_site.results.summary import summarise
from habitat_site.results.windows import hosts, windows_of
from tests.assistance.helping import engagement, request
from tests.building import catalogue, entry, event, initiative, network
from tests.results.awards import edition

CALL = {
    "kind": "call",
    "called_by": "fucvam",
    "purpose": "A roof.",
    "amount": "4000",
    "currency": "EUR",
    "until": "2027-03",
}
KINDS = ("nominations", "shortlist", "ballots", "opening", "announcement", "ceremony")
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("today", "upcoming", "calls", "past"),
    [
        (date(2026, 1, 1), ["opening"], ["nominations", "ballots"], []),
        (date(2026, 2, 28), ["opening"], ["nominations", "ballots"], []),
        (date(2026, 3, 1), ["opening"], ["ballots"], ["nominations"]),
        (date(2026, 4, 10), ["opening"], [], ["ballots", "nominations"]),
        (date(2026, 4, 11), [], [], ["opening", "ballots", "nominations"]),
    ],
)
def test_a_stage_is_open_until_its_last_day(
    today: date, upcoming: list[str], calls: list[str], past: list[str]
) -> None:
    found = windows_of(catalogue(edition()), today)
    parts = (found.upcoming, found.open_calls, found.past)
    words = [[each.word.removeprefix("award-") for each in part] for part in parts]
    assert words == [upcoming, calls, past]


@given(st.lists(st.tuples(st.sampled_from(KINDS), days, days), max_size=8), days)
def test_every_stage_is_in_exactly_one_part(
    stages: list[tuple[str, date, date]], today: date
) -> None:
    given_stages = [
        {"kind": kind, "start": str(min(one, other)), "end": str(max(one, other))}
        for kind, one, other in stages
    ]
    found = windows_of(catalogue(edition(stages=given_stages)), today)
    every = [(w.word, w.number) for w in (*found.upcoming, *found.open_calls, *found.past)]
    assert len(set(every)) == len(every) == len(stages)


def test_stages_leave_the_events_as_they_are() -> None:
    events = (event("a"), event("b", kind="call", deadline="2027-01-01"))
    today = date(2026, 11, 21)
    without = summarise(catalogue(*events), today).agenda
    beside = summarise(catalogue(*events, edition()), today).agenda
    assert (beside.upcoming, beside.open_calls, beside.past) == (
        without.upcoming,
        without.open_calls,
        without.past,
    )


def parts(*entries: Entry[Record], today: date) -> list[list[str]]:
    """Return the words of what is upcoming, an open call and past."""
    found = windows_of(catalogue(*entries), today)
    return [[w.word for w in part] for part in (found.upcoming, found.open_calls, found.past)]


@pytest.mark.parametrize(
    ("fields", "today", "part"),
    [
        ({}, date(2026, 11, 21), 1),
        ({}, date(2027, 3, 31), 1),
        ({}, date(2027, 4, 1), 2),
        ({"opens": "2027-01"}, date(2026, 11, 21), 1),
        ({"status": "met"}, date(2026, 11, 21), None),
        ({"status": "closed"}, date(2027, 4, 1), None),
        ({"status": "withdrawn"}, date(2026, 11, 21), None),
    ],
)
def test_a_call_for_solidarity_is_an_open_call_until_its_last_day(
    fields: dict[str, str], today: date, part: int | None
) -> None:
    expected: list[list[str]] = [[], [], []]
    if part is not None:
        expected[part] = ["solidarity-call"]
    assert parts(entry(SolidarityCall, "roof", CALL | fields), today=today) == expected


def test_a_request_for_help_is_an_open_call_until_somebody_takes_it_up() -> None:
    asked = request("our-title", valid_until="2027-06-30", starts="2027-02")
    dropped = engagement("tried", request="our-title", offer="legal-help", status="broken-off")
    agreed = engagement("given", request="our-title", offer="legal-help", status="agreed")
    is_call, is_past = [[], ["assistance-request"], []], [[], [], ["assistance-request"]]
    assert parts(asked, today=date(2027, 6, 30)) == is_call
    assert parts(asked, today=date(2027, 7, 1)) == is_past
    assert parts(asked, dropped, today=date(2026, 11, 21)) == is_call
    assert parts(asked, agreed, today=date(2026, 11, 21)) == [[], [], []]


def test_what_is_asked_for_stands_with_the_networks_that_ask() -> None:
    given = (
        entry(SolidarityCall, "roof", CALL),
        request("ours", requested_by="fucvam"),
        request("theirs", networks=["sdi"]),
    )
    (theirs, roof, ours) = sorted(
        windows_of(catalogue(*given), date(2026, 11, 21)).open_calls,
        key=lambda window: ["theirs", "roof", "ours"].index(window.entry.id),
    )
    fucvam, sdi = frozenset({RecordId("fucvam")}), frozenset({RecordId("sdi")})
    assert [hosts(each, fucvam) for each in (theirs, roof, ours)] == [False, True, True]
    assert [hosts(each, sdi) for each in (theirs, roof, ours)] == [True, False, False]


def test_a_call_concerns_where_the_project_is_and_else_where_who_calls_is_at_home() -> None:
    given = (
        network("fucvam", countries=["UY"]),
        network("sdi"),
        initiative("hall", countries=["AR", "PY"]),
        entry(SolidarityCall, "hall-roof", CALL | {"initiative": "hall"}),
        entry(SolidarityCall, "no-project", CALL),
        entry(SolidarityCall, "gone-project", CALL | {"initiative": "gone"}),
        entry(SolidarityCall, "of-the-world", CALL | {"called_by": "sdi"}),
        request("title", country="PY"),
    )
    found = windows_of(catalogue(*given), date(2026, 11, 21)).open_calls
    assert {each.entry.id: each.countries for each in found} == {
        "hall-roof": ("AR", "PY"),
        "no-project": ("UY",),
        "gone-project": ("UY",),
        "of-the-world": (),
        "title": ("PY",),
    }


def test_an_award_concerns_the_countries_of_the_networks_that_host_it() -> None:
    hosting = [network("moi", countries=["AR", "UY"]), network("fucvam", countries=["UY"])]
    hosted = edition(hosts=["fucvam", "moi", {"name": "A town"}, "unknown"])
    (first, *_) = windows_of(catalogue(*hosting, hosted), date(2026, 1, 1)).open_calls
    assert first.countries == ("UY", "AR")


def test_open_calls_of_all_kinds_are_sorted_by_their_last_day() -> None:
    given = (
        request("later", valid_until="2027-06-30"),
        entry(SolidarityCall, "roof", CALL | {"opens": "2026-10"}),
        request("sooner", valid_until="2026-12-01"),
    )
    found = windows_of(catalogue(*given), date(2026, 11, 21)).open_calls
    assert [each.entry.id for each in found] == ["sooner", "roof", "later"]
