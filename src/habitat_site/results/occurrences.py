"""On which days an event takes place: once, or by its rule of repetition.

Rules are hostile input: whatever asks for more than a calendar of meetings needs is not expanded.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice

from habitat_site.catalogue import Meeting
from habitat_site.records import Event
from habitat_site.records.dates import VagueDate

FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
PARTS = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
)
UNTIL = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T[0-9]{6}Z?)?")
MAX_COUNT = 366
MAX_DAYS = 3660
LEAP_YEAR = 2024


def is_certain(day: VagueDate) -> bool:
    """Tell whether a calendar can hold a date: its day is known, and nobody doubts it."""
    return day.is_day and not day.qualifier


def last_day(event: Event | Meeting) -> date:
    """Return the last day on which an event, all its repetitions included, may take place."""
    return max(starts(event)) + _length(event)


def final_day(event: Meeting) -> date:
    """Return the last day that a calendar has anything to say of an event: its deadlines too."""
    deadlines = [day.last for day in (event.deadline, event.registration) if day is not None]
    return max(last_day(event), *deadlines) if deadlines else last_day(event)


def next_day(event: Event | Meeting, today: date) -> date:
    """Return the first day of the occurrence that is on or comes next; of the last, if none is."""
    days = starts(event)
    return next((day for day in days if day + _length(event) >= today), days[-1])


def next_dates(event: Event, today: date) -> tuple[VagueDate, VagueDate | None]:
    """Return the start and the end of the occurrence that is on or comes next, or of the last.

    An end that is no certain day cannot be said of another occurrence than the first.
    """
    by = next_day(event, today) - event.start.first
    if not by:
        return event.start, event.end
    end = event.end if event.end is not None and is_certain(event.end) else None
    return event.start.later(by), end and end.later(by)


def starts(event: Event | Meeting) -> tuple[date, ...]:
    """Return the first day of each occurrence; of a vague date, the earliest it can mean."""
    first = event.start.first
    if not event.repeats or not is_certain(event.start):
        return (first,)
    return repetitions(event.repeats, first)


def rule_parts(text: str) -> dict[str, str] | None:
    """Return the parts of a rule of repetition, or nothing for one that is not allowed."""
    pairs = [part.partition("=") for part in text.strip().upper().split(";")]
    parts = {name.strip(): value.strip() for name, _, value in pairs}
    fine = (
        len(parts) == len(pairs)
        and parts.keys() <= PARTS
        and all(parts.values())
        and parts.get("FREQ") in FREQUENCIES
        and _can_be_met(parts)
        and _is_bounded(parts)
    )
    return parts if fine else None


def _is_bounded(parts: dict[str, str]) -> bool:
    if ("COUNT" in parts) == ("UNTIL" in parts):
        return False
    # An interval of nothing would never leave its first day.
    counts = (parts.get("COUNT", "1"), parts.get("INTERVAL", "1"))
    if not all(_is_count(each) for each in counts):
        return False
    return "UNTIL" not in parts or _day(parts["UNTIL"]) is not None


def _can_be_met(parts: dict[str, str]) -> bool:
    """Tell apart what happens on no day, which an expander would seek until the year 9999."""
    if parts["FREQ"] == "WEEKLY" and "BYMONTHDAY" in parts:
        return False  # RFC 5545 §3.3.10 forbids it
    if parts["FREQ"] == "DAILY" and parts.get("BYSETPOS", "1") not in {"1", "-1"}:
        return False
    if "BYMONTH" not in parts or "BYMONTHDAY" not in parts:
        return True
    try:
        longest = max(monthrange(LEAP_YEAR, int(each))[1] for each in parts["BYMONTH"].split(","))
        return any(abs(int(each)) <= longest for each in parts["BYMONTHDAY"].split(","))
    except ValueError:
        return False


def _is_count(text: str) -> bool:
    return re.fullmatch("[0-9]{1,3}", text) is not None and 0 < int(text) <= MAX_COUNT


def _day(text: str) -> date | None:
    match = UNTIL.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def repetitions(rule: str, first: date) -> tuple[date, ...]:
    """Return the days of a repeating event; only the first where its rule is not allowed."""
    parts = rule_parts(rule)
    expanded = _expanded(parts, first) if parts else None
    if parts is None or expanded is None:
        return (first,)
    count = int(parts.get("COUNT", MAX_DAYS))
    # The start is an occurrence even where the rule would not produce it (RFC 5545 §3.8.5.3).
    return tuple(sorted({first, *islice(expanded, count)}))


def _expanded(parts: dict[str, str], first: date) -> Iterator[date] | None:
    # Few meetings repeat, and it takes a while to load.
    from dateutil.rrule import rrulestr

    # COUNT is left to the caller, so that a rule that never meets a day ends as well.
    kept = ";".join(f"{k}={v}" for k, v in parts.items() if k not in {"COUNT", "UNTIL"})
    farthest = first + timedelta(days=min(MAX_DAYS, (date.max - first).days))
    until = min(farthest, _day(parts.get("UNTIL", "")) or farthest)
    try:
        rule = rrulestr(f"{kept};UNTIL={until:%Y%m%d}", dtstart=datetime.combine(first, time()))
        return (moment.date() for moment in rule)
    except (ValueError, TypeError, OverflowError):
        return None


def _length(event: Event | Meeting) -> timedelta:
    end = event.end or event.start
    return max(end.last - event.start.first, timedelta())
