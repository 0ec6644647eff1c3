"""When an event is, in the terms of a calendar: days without a clock, or moments in a time zone."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import vRecur

from habitat_site.records import Event
from habitat_site.records.dates import VagueDate
from habitat_site.results.occurrences import is_certain, rule_parts

Moment = date | datetime


def moment_of(day: VagueDate, timezone: str | None) -> Moment:
    """Return a moment where the clock and the zone are known, else the whole day."""
    zone = zone_of(timezone)
    if day.clock is None or zone is None:
        return day.first
    return datetime.combine(day.first, day.clock, zone)


@lru_cache(maxsize=1024)
def zone_of(name: str | None) -> ZoneInfo | None:
    """Return a time zone by its IANA name, or nothing for what is none."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def span(event: Event) -> tuple[Moment, Moment | None]:
    """Return when an event starts and, where that is known, when it is over.

    A calendar's end is exclusive and of the same type as its start (RFC 5545 §3.6.1): whole days
    end with the next day, and where only the start has a clock the end is the midnight after.
    """
    start = moment_of(event.start, event.timezone)
    end = event.end if event.end is not None and is_certain(event.end) else None
    if not isinstance(start, datetime):
        last = max(start, end.first) if end else start
        return start, last + timedelta(days=1)
    if end is None:
        return start, None
    over = moment_of(end, event.timezone)
    if not isinstance(over, datetime):
        whole_days = over > start.date()
        midnight = datetime.combine(over + timedelta(days=1), time(), start.tzinfo)
        return start, midnight if whole_days else None
    return start, over if over.astimezone(UTC) > start.astimezone(UTC) else None


def recurrence(event: Event, start: Moment) -> vRecur | None:
    """Return an event's rule of repetition, or nothing for none or one that is not allowed.

    `UNTIL` is of the same type as the start, and in UTC for a clock time (RFC 5545 §3.3.10).
    """
    parts = rule_parts(event.repeats) if event.repeats else None
    if parts is None:
        return None
    if "UNTIL" in parts:
        parts["UNTIL"] = _until(parts["UNTIL"][:8], start)
    try:
        rule: vRecur = vRecur.from_ical(";".join(f"{n}={value}" for n, value in parts.items()))
    except ValueError:
        return None
    return rule


def _until(day: str, start: Moment) -> str:
    if not isinstance(start, datetime):
        return day
    last = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    moment = datetime.combine(last, time(23, 59, 59), start.tzinfo)
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
