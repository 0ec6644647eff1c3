"""What people subscribe to: calendars of the agenda, and feeds of what is new."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import islice

from habitat_site.catalogue import Entry, RecordId
from habitat_site.documents import digest_of
from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.pages.exports import Calendar, Feed
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.values import Later, Page
from habitat_site.records import Event, Record
from habitat_site.results.membership import concerns, within
from habitat_site.results.occurrences import final_day
from habitat_site.results.values import Window
from habitat_site.results.windows import hosts

YEARS_BACK = 2
MOST_NEWS = 50


def plan_calendars(inputs: Inputs) -> Iterator[Page]:
    """Plan the calendar of the whole agenda, and one for every network."""
    lang = inputs.settings.default_language
    since = years_before(inputs.build.date, YEARS_BACK)
    recent = tuple(sorted(_recent(inputs.catalogue.events, since), key=_by_start))
    windows = tuple(window for window in _windows(inputs) if window.last >= since)
    whole = Calendar(inputs.settings.title_in(lang), recent, windows)
    yield Page(urls.calendar_path(), "calendar", whole, lang=lang)
    for network in inputs.catalogue.networks:
        circle = frozenset(within(network.id, inputs.summary.members))
        own = tuple(entry for entry in recent if concerns(entry.record, circle))
        hosted = tuple(window for window in windows if hosts(window, circle))
        calendar = Calendar(network.text(("title",), lang).text, own, hosted)
        yield Page(urls.calendar_path(network.id), "calendar", calendar, lang=lang)


def _windows(inputs: Inputs) -> list[Window]:
    windows = inputs.summary.agenda.windows
    every = (*windows.upcoming, *windows.open_calls, *windows.past)
    return sorted(every, key=lambda each: (each.start.first, each.entry.key, each.word))


def plan_feeds(inputs: Inputs) -> Iterator[Page]:
    """Plan a feed of everything and one of every network, each in every language."""
    catalogue, summary = inputs.catalogue, inputs.summary
    everything = (*catalogue.initiatives, *catalogue.networks, *catalogue.events)
    # Of the same day, initiatives come first: sorting keeps the order given.
    newest = sorted(everything, key=lambda e: catalogue.outlines[e.key].changed, reverse=True)
    for lang in inputs.languages:
        yield _feed(lang, "", inputs.settings.title_in(lang), newest[:MOST_NEWS])
    for network in catalogue.networks:
        circle = frozenset(within(network.id, summary.members))
        members = frozenset(summary.networks[network.id].initiatives)
        own = tuple(islice((e for e in newest if _belongs(e, circle, members)), MOST_NEWS))
        for lang in inputs.languages:
            yield _feed(lang, network.id, network.text(("title",), lang).text, own)


def years_before(day: date, years: int) -> date:
    """Return the same day some years earlier; 1 March for a leap day that lacks one."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


def _feed(lang: Lang, network: str, title: str, entries: Iterable[Entry[Record]]) -> Page:
    home = urls.record_path(lang, "networks", network) if network else urls.page_path(lang, "home")
    feed = Feed(
        id=f"{lang}/networks/{network}" if network else lang,
        title=title,
        home=urls.address(home),
        entries=tuple(entries),
    )
    facts = (part for entry in feed.entries for part in (entry.key, entry.facts))
    digest = digest_of(feed.id, feed.title, feed.home, *facts)
    return Page(
        urls.feed_path(lang, network), "feed", Later(digest, partial(_itself, feed)), lang=lang
    )


def _itself(feed: Feed) -> Feed:
    return feed


def _recent(events: Iterable[Entry[Event]], since: date) -> Iterator[Entry[Event]]:
    return (entry for entry in events if final_day(entry.record) >= since)


def _belongs(
    entry: Entry[Record], circle: frozenset[RecordId], initiatives: frozenset[RecordId]
) -> bool:
    match entry.kind.folder:
        case "initiatives":
            return entry.id in initiatives
        case "networks":
            return entry.id in circle
        case _:
            return isinstance(entry.record, Event) and concerns(entry.record, circle)


def _by_start(entry: Entry[Event]) -> tuple[date, str]:
    return entry.record.start.first, entry.id
