"""What a calendar needs: time zones that exist, and repetitions that come to an end."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import available_timezones

from habitat_site.diagnostics import Loc
from habitat_site.records import Event
from habitat_site.records.dates import VagueDate
from habitat_site.rules.rule import Finding, Subject
from habitat_site.rules.suggestions import suggestion

MOST_COUNT = 366
MOST_INTERVAL = 52
MOST_YEARS = 10
LEAP_YEAR = 2024
# Of RFC 5545 §3.3.10, what tells days apart; nothing that repeats within a day.
PARTS: Mapping[str, re.Pattern[str]] = {
    "FREQ": re.compile(r"DAILY|WEEKLY|MONTHLY|YEARLY"),
    "INTERVAL": re.compile(r"[1-9][0-9]?"),
    "COUNT": re.compile(r"[1-9][0-9]{0,2}"),
    "UNTIL": re.compile(r"[0-9]{8}(?:T(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]Z?)?"),
    "BYDAY": re.compile(
        r"(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)){0,6}"
    ),
    "BYMONTHDAY": re.compile(r"-?(?:[1-9]|[12][0-9]|3[01])(?:,-?(?:[1-9]|[12][0-9]|3[01])){0,30}"),
    "BYMONTH": re.compile(r"(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2])){0,11}"),
    "BYSETPOS": re.compile(r"-?[1-5]"),
    "WKST": re.compile(r"MO|TU|WE|TH|FR|SA|SU"),
}
# What some systems add for themselves; it names no zone of the IANA database.
NOT_ZONES = frozenset(("Factory", "localtime", "posixrules"))


@lru_cache(maxsize=1)
def zones() -> frozenset[str]:
    """Return the names of the time zones of the IANA database."""
    return frozenset(available_timezones()) - NOT_ZONES


def unknown_zone(subject: Subject) -> Iterator[Finding]:
    """HS414: a time zone that the IANA database does not know."""
    event = subject.record
    if isinstance(event, Event) and event.timezone is not None and event.timezone not in zones():
        facts = {"value": event.timezone} | _nearest_zone(event.timezone)
        yield Finding(("timezone",), facts)


def _nearest_zone(value: str) -> dict[str, str]:
    city = value.strip().replace(" ", "_").rpartition("/")[2].casefold()
    same = sorted(zone for zone in zones() if zone.rpartition("/")[2].casefold() == city)
    return {"nearest": same[0]} if same else suggestion(value[:100], zones())


def clock_without_zone(subject: Subject) -> Iterator[Finding]:
    """HS415: a clock time of which nobody elsewhere can tell when it is."""
    event = subject.record
    if not isinstance(event, Event) or event.timezone is not None:
        return
    registration = event.registration.deadline if event.registration else None
    times: tuple[tuple[Loc, VagueDate | None], ...] = (
        (("start",), event.start),
        (("end",), event.end),
        (("deadline",), event.deadline),
        (("registration", "deadline"), registration),
    )
    for loc, found in times:
        if found is not None and found.clock is not None:
            yield Finding(loc, {"value": str(found)})


def endless_repetition(subject: Subject) -> Iterator[Finding]:
    """HS416: a repetition that is no rule, never ends, or makes a calendar work too hard."""
    event = subject.record
    if not isinstance(event, Event) or event.repeats is None:
        return
    wrong = wrong_part(event.repeats, event.start)
    if wrong is None:
        return
    mended = event.repeats.upper().removeprefix("RRULE:").replace(" ", "").rstrip(";")
    near = {"nearest": mended} if wrong_part(mended, event.start) is None else {}
    yield Finding(("repeats",), {"value": event.repeats, "part": wrong} | near)


def wrong_part(rule: str, start: VagueDate) -> str | None:
    """Return the part of a repetition that is not allowed or is missing; nothing if it is right."""
    parts: dict[str, str] = {}
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if name not in PARTS or name in parts or PARTS[name].fullmatch(value) is None:
            return part[:80] or ";"
        parts[name] = value
    return _too_much(parts, start) or _refused(rule, start)


def _too_much(parts: Mapping[str, str], start: VagueDate) -> str | None:
    if "FREQ" not in parts:
        return "FREQ"
    if ("COUNT" in parts) == ("UNTIL" in parts):
        return "COUNT, UNTIL"
    for name, most in (("COUNT", MOST_COUNT), ("INTERVAL", MOST_INTERVAL)):
        if int(parts.get(name, "1")) > most:
            return f"{name}={parts[name]}"
    if "UNTIL" in parts and not _ends_in_time(parts["UNTIL"], start):
        return f"UNTIL={parts['UNTIL']}"
    return None if _happens(parts) else f"BYMONTHDAY={parts['BYMONTHDAY']}"


def _ends_in_time(until: str, start: VagueDate) -> bool:
    try:
        end = datetime.strptime(until[:8], "%Y%m%d").date()  # noqa: DTZ007  # only its day counts
    except ValueError:
        return False
    return start.first <= end and end.year - start.year <= MOST_YEARS


def _happens(parts: Mapping[str, str]) -> bool:
    # 30 February: an expander would look for it until the end of time.
    if "BYMONTHDAY" not in parts or "BYMONTH" not in parts:
        return True
    longest = max(monthrange(LEAP_YEAR, int(month))[1] for month in parts["BYMONTH"].split(","))
    return min(abs(int(day)) for day in parts["BYMONTHDAY"].split(",")) <= longest


def _refused(rule: str, start: VagueDate) -> str | None:
    """Let the library read the rule as well; it computes no occurrence unless asked for one."""
    # Few meetings repeat, and it takes a while to load.
    from dateutil.rrule import rrulestr

    if not start.is_day:
        return str(start)
    parts = [part for part in rule.split(";") if not part.startswith("UNTIL=")]
    begin = datetime.combine(
        date(start.year, start.month or 1, start.day or 1), datetime.min.time()
    )
    try:
        rrulestr(";".join(parts), dtstart=begin)
    except ValueError:
        return rule[:80]
    return None
