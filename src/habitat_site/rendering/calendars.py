"""The agenda as calendars that people subscribe to (RFC 5545)."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache, partial
from typing import NamedTuple
from zoneinfo import ZoneInfo

import icalendar

from habitat_site.catalogue import Entry
from habitat_site.languages import Lang, Language, language
from habitat_site.pages import exports
from habitat_site.pages.values import Page
from habitat_site.records import Event
from habitat_site.records.dates import VagueDate
from habitat_site.rendering.calendar_times import moment_of, recurrence, span
from habitat_site.rendering.calendar_windows import window_parts
from habitat_site.rendering.characters import on_one_line, printable
from habitat_site.rendering.elements import page_url
from habitat_site.rendering.site import Site
from habitat_site.results.changes import UNKNOWN, changed, lasting_id
from habitat_site.results.occurrences import is_certain, last_day
from habitat_site.results.places import published

STATUS = {
    "confirmed": "CONFIRMED",
    "tentative": "TENTATIVE",
    "postponed": "TENTATIVE",
    "cancelled": "CANCELLED",
}
END = b"END:VCALENDAR\r\n"


class Part(NamedTuple):
    """What a calendar has of an event, as written, and the time zones that it names."""

    text: bytes
    zones: frozenset[str]


def render_calendar(page: Page, site: Site) -> bytes:
    """Return a calendar in the page's language, where its events have it."""
    lang = page.lang or site.settings.default_language
    return calendar_of(page.view, language(lang), site)


def calendar_of(view: exports.Calendar, spoken: Language, site: Site) -> bytes:
    """Return a calendar of events and of their deadlines; events on no certain day are left out."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//habitat-site//agenda//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", on_one_line(view.title))
    calendar.add("x-wr-calname", on_one_line(view.title))
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    of_event = _written(site)
    parts = [part for entry in view.entries for part in of_event(entry, spoken)]
    parts += [_part(each) for window in view.windows for each in window_parts(window, spoken, site)]
    for zone in _timezones(view.entries, parts):
        calendar.add_component(zone)
    texts = (part.text for part in parts)
    return b"".join((bytes(calendar.to_ical()).removesuffix(END), *texts, END))


def uid(entry: Entry[Event], site: Site, suffix: str = "") -> str:
    """Return the id that calendars know an entry by: from the record and the site, for ever.

    It keeps when a record is renamed, and when the site moves if its settings name its
    `identity`. Two hyphens, because no id has them: no other event can bear a deadline's.
    """
    return f"{lasting_id(entry)}{suffix and f'--{suffix}'}@{site.settings.authority}"


@lru_cache(maxsize=1)
def _written(site: Site) -> Callable[[Entry[Event], Language], tuple[Part, ...]]:
    """Return what a site's calendars have of an event, and of its deadlines."""
    # Kept: an event is in the calendars of its country, of its networks, and of the whole site.
    return lru_cache(maxsize=2048)(partial(_parts, site))


def _parts(site: Site, entry: Entry[Event], spoken: Language) -> tuple[Part, ...]:
    return tuple(map(_part, _components(entry, spoken, site)))


def _part(event: icalendar.Event) -> Part:
    moments = (event.decoded(name, default=None) for name in ("dtstart", "dtend"))
    zones = (each.tzinfo for each in moments if isinstance(each, datetime))
    named = frozenset(zone.key for zone in zones if isinstance(zone, ZoneInfo))
    return Part(bytes(event.to_ical()), named)


def _components(entry: Entry[Event], spoken: Language, site: Site) -> Iterator[icalendar.Event]:
    event = entry.record
    title = entry.text(("title",), spoken.code)
    if is_certain(event.start):
        start, end = span(event)
        part = _component(entry, title.text, title.lang, spoken, site)
        part.add("uid", uid(entry, site))
        part.add("dtstart", start)
        if end is not None:
            part.add("dtend", end)
        rule = recurrence(event, start)
        if rule is not None:
            part.add("rrule", rule)
        yield part
    registration = event.registration.deadline if event.registration else None
    for suffix, deadline in (("deadline", event.deadline), ("registration", registration)):
        if deadline is not None and is_certain(deadline):
            words = spoken.text(f"calendar.{suffix}", title=title.text)
            yield _deadline(entry, suffix, deadline, words, spoken, site)


def _deadline(
    entry: Entry[Event],
    suffix: str,
    deadline: VagueDate,
    words: str,
    spoken: Language,
    site: Site,
) -> icalendar.Event:
    part = _component(entry, words, spoken.code, spoken, site)
    part.add("uid", uid(entry, site, suffix))
    part.add("dtstart", moment_of(deadline, entry.record.timezone))
    return part


def _component(
    entry: Entry[Event], title: str, lang: Lang, spoken: Language, site: Site
) -> icalendar.Event:
    event, day = entry.record, changed(entry)
    part = icalendar.Event()
    words = spoken.text("calendar.postponed", title=title) if event.status == "postponed" else title
    part.add("summary", on_one_line(words), parameters={"LANGUAGE": lang})
    summary, address = entry.text(("summary",), spoken.code), page_url(entry, site)
    description = f"{printable(summary.text)}\n\n{address}"
    part.add("description", description, parameters={"LANGUAGE": summary.lang})
    part.add("url", address)
    part.add("status", STATUS[event.status])
    part.add("transp", "TRANSPARENT")
    # From the record, never from the clock: an unchanged record is an unchanged entry.
    part.add("dtstamp", datetime.combine(day, time(), UTC))
    part.add("last-modified", datetime.combine(day, time(), UTC))
    part.add("sequence", max((day - UNKNOWN).days, 0))
    _add_place(part, entry, spoken)
    return part


def _add_place(part: icalendar.Event, entry: Entry[Event], spoken: Language) -> None:
    place, country = entry.record.place, entry.record.country
    named = [entry.text(("place", "name"), spoken.code).text] if place else []
    if country:
        named.append(spoken.country(country))
    if named:
        part.add("location", on_one_line(", ".join(named)))
    found = published(place)
    if found is not None:
        part.add("geo", (found.lat, found.lon))


def _timezones(
    entries: Iterable[Entry[Event]], parts: Collection[Part]
) -> Iterator[icalendar.Timezone]:
    """Yield the rules of each time zone in use, sorted, for the years that the calendar covers."""
    days = [day for entry in entries for day in _reach(entry.record)]
    first = min(days, default=UNKNOWN).replace(month=1, day=1)
    last = max(days, default=UNKNOWN).replace(month=12, day=31)
    names = frozenset[str]().union(*(part.zones for part in parts))
    # A calendar holds at least one component, also one without events; a time zone alone will do
    # (RFC 5545 §3.6).
    for name in sorted(names - {"UTC"}) if parts else ("Etc/UTC",):
        yield _timezone(name, first, last)


@lru_cache(maxsize=256)
def _timezone(name: str, first: date, last: date) -> icalendar.Timezone:
    # Kept: the library tries every day of the years, and most networks' calendars are empty.
    zone = icalendar.Timezone.from_tzid(name, first_date=first, last_date=last)
    zone.pop("comment", None)
    return zone


def _reach(event: Event) -> tuple[date, ...]:
    registration = event.registration.deadline if event.registration else None
    given = (event.start, event.end, event.deadline, registration)
    return (*(each for day in given if day for each in (day.first, day.last)), last_day(event))
