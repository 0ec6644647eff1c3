"""Calendars parse in an independent library and say what the records say."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.catalogue import Entry
from habitat_site.pages.exports import Calendar
from habitat_site.records import Event
from habitat_site.rendering.calendars import calendar_of
from tests.building import event, translation
from tests.rendering.context import ENGLISH, SITE

MAX_OCTETS = 75  # RFC 5545 §3.1


def raw(*entries: Entry[Event]) -> bytes:
    return calendar_of(Calendar("Agenda, all of it", entries), ENGLISH, SITE)


def parsed(*entries: Entry[Event]) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(raw(*entries))
    assert all(not part.errors for part in calendar.walk())
    return list(calendar.walk("VEVENT"))


def test_an_event_is_written_alike_in_whatever_calendar() -> None:
    """Also with its time zone, which a calendar names once for all of its events."""
    day, hour = event("open-day"), event("hour", start="2026-05-02T18:30", timezone="America/Lima")
    both = raw(day, hour)
    for alone in (raw(day), raw(hour)):
        start, end = alone.index(b"BEGIN:VEVENT"), alone.index(b"END:VEVENT")
        assert alone[start:end] in both
    assert both.count(b"BEGIN:VTIMEZONE") == raw(hour).count(b"BEGIN:VTIMEZONE") == 1
    assert both.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")


def one(**fields: object) -> Any:
    (found,) = parsed(event("open-day", **fields))
    return found


def times(found: Any) -> tuple[Any, Any]:
    return found.decoded("dtstart"), found.decoded("dtend", default=None)


def test_whole_days_end_with_the_day_after() -> None:
    assert times(one(start="2026-05-02")) == (date(2026, 5, 2), date(2026, 5, 3))
    found = times(one(start="2026-12-30", end="2026-12-31"))
    assert found == (date(2026, 12, 30), date(2027, 1, 1))


def test_a_clock_time_is_in_its_time_zone_which_the_calendar_defines() -> None:
    fields = {"start": "2026-05-02T18:30", "end": "2026-05-02T20:00"}
    entry = event(timezone="America/Montevideo", **fields)
    zone = ZoneInfo("America/Montevideo")
    assert times(parsed(entry)[0]) == (
        datetime(2026, 5, 2, 18, 30, tzinfo=zone),
        datetime(2026, 5, 2, 20, 0, tzinfo=zone),
    )
    assert b"DTSTART;TZID=America/Montevideo:20260502T183000\r\n" in raw(entry)
    assert b"BEGIN:VTIMEZONE\r\nTZID:America/Montevideo\r\n" in raw(entry)


@pytest.mark.parametrize(
    ("fields", "end"),
    [
        ({"start": "2026-05-02T18:30"}, None),
        ({"start": "2026-05-02T18:30", "end": "2026-05-02"}, None),
        ({"start": "2026-05-02T18:30", "end": "2026-05-02T18:30"}, None),
        ({"start": "2026-05-02T18:30", "end": "2026-05"}, None),
        ({"start": "2026-05-02T18:30", "end": "2026-05-03"}, datetime(2026, 5, 3, 22, tzinfo=UTC)),
        ({"start": "2026-05-02", "end": "2026-05-03T12:00"}, date(2026, 5, 4)),
        ({"start": "2026-05-02", "end": "2026-06"}, date(2026, 5, 3)),
    ],
)
def test_an_end_has_the_type_of_its_start(fields: dict[str, str], end: object) -> None:
    assert times(one(timezone="Europe/Berlin", **fields))[1] == end


@pytest.mark.parametrize("start", ["2026", "2026-05", "2026-05-02?", "2026-05-02~"])
def test_a_vague_date_is_no_entry(start: str) -> None:
    assert parsed(event(start=start)) == []


@pytest.mark.parametrize(
    ("status", "expected", "title"),
    [
        ("confirmed", "CONFIRMED", "open-day"),
        ("tentative", "TENTATIVE", "open-day"),
        ("postponed", "TENTATIVE", "Postponed: open-day"),
        ("cancelled", "CANCELLED", "open-day"),
    ],
)
def test_a_status_is_said_in_the_words_of_calendars(status: str, expected: str, title: str) -> None:
    found = one(status=status)
    assert (found["status"], found["summary"]) == (expected, title)


def test_ids_and_versions_come_from_the_record_alone() -> None:
    found = one(updated="2026-02-03", formerly=["first-name", "second-name"])
    assert found["uid"] == "first-name@first.example"
    assert found.decoded("dtstamp") == datetime(2026, 2, 3, tzinfo=UTC)
    assert found.decoded("last-modified") == datetime(2026, 2, 3, tzinfo=UTC)
    later = one(updated="2026-02-04", formerly=["first-name"])
    assert later["uid"] == found["uid"]
    assert later["sequence"] == found["sequence"] + 1
    assert one()["sequence"] == 0


def test_deadlines_are_entries_of_their_own_with_ids_that_no_event_can_have() -> None:
    found = parsed(
        event("award", kind="call", start="2026-03-01", deadline="2026-06-30"),
        event(
            "award-deadline", registration={"deadline": "2026-04-01T17:00"}, timezone="Asia/Tokyo"
        ),
    )
    assert [(each["uid"], each["summary"]) for each in found] == [
        ("award@first.example", "award"),
        ("award--deadline@first.example", "Deadline: award"),
        ("award-deadline@first.example", "award-deadline"),
        ("award-deadline--registration@first.example", "Registration closes: award-deadline"),
    ]
    assert times(found[1]) == (date(2026, 6, 30), None)
    assert times(found[3])[0] == datetime(2026, 4, 1, 17, tzinfo=ZoneInfo("Asia/Tokyo"))


def test_a_deadline_is_an_entry_even_where_the_start_is_vague() -> None:
    (found,) = parsed(event("award", kind="call", start="2026", deadline="2026-06-30"))
    assert found["uid"] == "award--deadline@first.example"


def occurrences(entry: Entry[Event], first: date, last: date) -> list[datetime]:
    calendar = icalendar.Calendar.from_ical(raw(entry))
    found = recurring_ical_events.of(calendar).between(first, last)
    return sorted(each.decoded("dtstart") for each in found)


def test_a_repeating_event_keeps_its_clock_when_the_clocks_change() -> None:
    entry = event(
        start="2026-03-22T10:00",
        end="2026-03-22T11:00",
        timezone="Europe/Paris",
        repeats="FREQ=WEEKLY;COUNT=3",
    )
    found = occurrences(entry, date(2026, 1, 1), date(2026, 12, 31))
    assert [each.astimezone(UTC).hour for each in found] == [9, 8, 8]
    assert [each.hour for each in found] == [10, 10, 10]


@pytest.mark.parametrize("until", ["20260503", "20260503T120000Z", "20260503T000000"])
def test_the_last_day_of_a_rule_is_an_occurrence(until: str) -> None:
    repeats = f"FREQ=DAILY;UNTIL={until}"
    days = occurrences(
        event(start="2026-05-01", repeats=repeats), date(2026, 1, 1), date(2027, 1, 1)
    )
    assert days == [date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 3)]
    timed = event(start="2026-05-01T20:00", timezone="America/Lima", repeats=repeats)
    assert len(occurrences(timed, date(2026, 1, 1), date(2027, 1, 1))) == 3
    assert b"UNTIL=20260504T045959Z" in raw(timed)


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY;COUNT=9", "FREQ=DAILY", "FREQ=DAILY;BYDAY=Q;COUNT=1"]
)
def test_a_rule_that_is_not_allowed_is_left_out(rule: str) -> None:
    assert "rrule" not in one(repeats=rule)


@pytest.mark.parametrize("local", ["2026-03-29T02:30", "2026-10-25T02:30", "2026-03-29T03:00"])
def test_times_around_a_change_of_clocks_keep_what_the_record_says(local: str) -> None:
    found = one(start=local, timezone="Europe/Madrid").decoded("dtstart")
    assert f"{found:%Y-%m-%dT%H:%M}" == local


def test_places_are_no_finer_than_published() -> None:
    place = {"name": "Here, there", "lat": "-34.90328", "lon": "-56.18816"}
    found = one(place=place | {"precision": "city"}, country="UY")
    assert (found["location"], found["geo"].to_ical()) == ("Here, there, Uruguay", "-34.9;-56.2")
    for precision in ("country", "hidden"):
        assert "geo" not in one(place=place | {"precision": precision})


def test_texts_are_in_the_language_of_the_calendar_where_they_are_translated() -> None:
    english = translation("en", {("title",): "Assembly"})
    found = one(title="Asamblea", summary="Todas", lang="es", translations=[english])
    assert (found["summary"], found["summary"].params["LANGUAGE"]) == ("Assembly", "en")
    assert found["description"].params["LANGUAGE"] == "es"
    assert found["description"] == "Todas\n\nhttps://site.example/habitat/en/agenda/open-day/"
    assert found["url"] == "https://site.example/habitat/en/agenda/open-day/"


def test_an_unknown_time_zone_leaves_the_day() -> None:
    assert times(one(start="2026-05-02T18:30", timezone="Mars/Base"))[0] == date(2026, 5, 2)
    assert times(one(start="2026-05-02T18:30", timezone="../etc"))[0] == date(2026, 5, 2)


def test_a_calendar_without_events_is_still_valid() -> None:
    calendar = icalendar.Calendar.from_ical(raw())
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]
    assert calendar["name"] == "Agenda, all of it"


def test_time_zones_are_in_a_fixed_order() -> None:
    zones = ("Europe/Paris", "Asia/Tokyo", "Africa/Lagos", "America/Lima", "UTC")
    entries = [
        event(f"e{i}", start="2026-05-02T10:00", timezone=zone) for i, zone in enumerate(zones)
    ]
    calendar = icalendar.Calendar.from_ical(raw(*entries))
    assert [each["tzid"] for each in calendar.walk("VTIMEZONE")] == sorted(zones[:-1])
    assert calendar.get_missing_tzids() == set()


HOSTILE = st.text(
    alphabet=st.sampled_from(list('aé漢🏠ا;,:\\"\r\n\t\x00\x0b\x85\u2028\u202e=')),
    min_size=1,
    max_size=80,
)


@settings(max_examples=80, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_text_adds_a_line_that_is_not_its_own(title: str, summary: str, place: str) -> None:
    attack = f"x{title}\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nX-EVIL:1{title}"
    entry = event(title=attack[:300], summary=f"x{summary}", place={"name": f"x{place}\nX-EVIL:1"})
    text = raw(entry)
    for line in text.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= MAX_OCTETS
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()
    names = [line.split(b":")[0] for line in text.replace(b"\r\n ", b"").split(b"\r\n")]
    assert b"X-EVIL" not in names
    assert names.count(b"BEGIN") == 2
    (found,) = parsed(entry)
    assert "\n" not in found["summary"]
    assert found["summary"].startswith("x")
