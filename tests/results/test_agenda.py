"""What today makes of events."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.catalogue import Entry
from habitat_site.records import Event
from habitat_site.results.occurrences import repetitions, starts
from habitat_site.results.summary import summarise
from tests.building import catalogue, event

TODAY = date(2026, 11, 21)


def parts(*given: Entry[Event], today: date = TODAY) -> tuple[list[str], list[str], list[str]]:
    agenda = summarise(catalogue(*given), today).agenda
    return (
        [entry.id for entry in agenda.upcoming],
        [entry.id for entry in agenda.open_calls],
        [entry.id for entry in agenda.past],
    )


@pytest.mark.parametrize(
    ("fields", "is_over"),
    [
        ({"start": "2026-11-21"}, False),
        ({"start": "2026-11-20"}, True),
        ({"start": "2026-11-19", "end": "2026-11-21"}, False),
        ({"start": "2026-11"}, False),
        ({"start": "2026-10"}, True),
        ({"start": "2026"}, False),
        ({"start": "2026-11-20", "end": "2026-12"}, False),
        ({"start": "2026-12-01", "status": "cancelled"}, False),
        ({"start": "2026-11-01", "status": "postponed"}, True),
        ({"start": "2026-10-01", "repeats": "FREQ=MONTHLY;COUNT=3"}, False),
        ({"start": "2026-08-01", "repeats": "FREQ=MONTHLY;COUNT=3"}, True),
        ({"start": "2026-11-01", "end": "2026-11-03", "repeats": "FREQ=WEEKLY;COUNT=4"}, False),
    ],
)
def test_an_event_is_over_once_its_last_possible_day_is(
    fields: dict[str, str], *, is_over: bool
) -> None:
    assert parts(event("x", **fields)) == (([], [], ["x"]) if is_over else (["x"], [], []))


def test_what_is_coming_is_sorted_by_its_next_start_and_the_past_backwards() -> None:
    upcoming, _, past = parts(
        event("weekly", start="2026-01-05", repeats="FREQ=WEEKLY;COUNT=60"),
        event("soon", start="2026-11-22"),
        event("later", start="2026-12-24"),
        event("old", start="1996-05"),
        event("recent", start="2026-05-02"),
    )
    assert upcoming == ["soon", "weekly", "later"]
    assert past == ["recent", "old"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"deadline": "2026-11-21"}, "open"),
        ({"deadline": "2026-11"}, "open"),
        ({"deadline": "2026-11-20"}, "past"),
        ({"start": "2026-12-01", "deadline": "2027-01-31"}, "open"),
        ({"deadline": "2026-12-01", "status": "cancelled"}, "upcoming"),
        ({"end": "2026-12-01"}, "open"),
        ({}, "past"),
    ],
)
def test_a_call_is_open_until_its_deadline(fields: dict[str, str], expected: str) -> None:
    given = {"start": "2026-09-01"} | fields
    found = parts(event("x", kind="call", **given))
    assert dict(zip(("upcoming", "open", "past"), found, strict=True))[expected] == ["x"]


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2025, 1, 1), date(2028, 1, 1)))
def test_every_event_is_in_exactly_one_part_on_every_day(today: date) -> None:
    given = (
        event("day", start="2026-05-02"),
        event("vague", start="2026"),
        event("call", kind="call", start="2026-01-01", deadline="2026-08-01"),
        event("gone", kind="call", start="2026-01-01", deadline="2026-08-01", status="cancelled"),
        event("monthly", start="2026-01-31", repeats="FREQ=MONTHLY;COUNT=12"),
    )
    found = [id for part in parts(*given, today=today) for id in part]
    assert sorted(found) == ["call", "day", "gone", "monthly", "vague"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY;COUNT=5",
        "FREQ=DAILY",
        "FREQ=DAILY;COUNT=5;UNTIL=20270101",
        "FREQ=DAILY;COUNT=367",
        "FREQ=DAILY;COUNT=٣",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;UNTIL=20271301",
        "FREQ=DAILY;UNTIL=never",
        "FREQ=DAILY;BYHOUR=1;COUNT=2",
        "FREQ=DAILY;COUNT=2;COUNT=3",
        "FREQ=DAILY;BYDAY=XX;COUNT=2",
        "FREQ=DAILY;INTERVAL=0;BYMONTH=1;COUNT=2",
        "FREQ=DAILY;INTERVAL=-1;COUNT=2",
        "FREQ=MONTHLY;BYMONTHDAY=99;COUNT=2",
        "COUNT=2",
        ";;;",
        "FREQ=DAILY;COUNT=2\r\nDTSTART:19700101",
    ],
)
def test_a_rule_that_is_not_allowed_is_not_expanded(rule: str) -> None:
    assert repetitions(rule, date(2026, 5, 2)) == (date(2026, 5, 2),)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO;COUNT=3",
        "FREQ=DAILY;BYSETPOS=2;COUNT=3",
        "FREQ=WEEKLY;BYMONTHDAY=3;COUNT=3",
        "FREQ=MONTHLY;BYMONTH=13;BYMONTHDAY=1;COUNT=3",
    ],
)
def test_a_rule_that_never_meets_a_day_ends(rule: str) -> None:
    assert repetitions(rule, date(2026, 5, 2)) == (date(2026, 5, 2),)


def test_a_repeating_event_has_all_its_days() -> None:
    found = starts(event(start="2026-05-02", repeats="FREQ=WEEKLY;UNTIL=20260516T235959Z").record)
    assert found == (date(2026, 5, 2), date(2026, 5, 9), date(2026, 5, 16))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="FREQ=DAILYWKMONTHCU;1230-,+T\n ", max_size=60) | st.text(max_size=40))
def test_no_text_breaks_the_expansion(rule: str) -> None:
    assert repetitions(rule, date(2026, 5, 2))[0] == date(2026, 5, 2)
