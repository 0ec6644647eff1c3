"""What people subscribe to beside feeds: calendars of the agenda, and a list of all feeds."""

from collections.abc import Iterator
from datetime import date

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.languages import language
from habitat_site.pages import urls
from habitat_site.pages.cards import plainly, texts
from habitat_site.pages.exports import Calendar, Subscription, Subscriptions
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.values import Page
from habitat_site.records import Event, Network
from habitat_site.results.membership import within
from habitat_site.results.occurrences import final_day
from habitat_site.results.subjects import countries_of, told
from habitat_site.results.values import Window
from habitat_site.results.windows import hosts

YEARS_BACK = 2


def plan_calendars(inputs: Inputs) -> Iterator[Page]:
    """Plan the calendar of the whole agenda, one for every network, and one for each country."""
    lang = inputs.settings.default_language
    since = years_before(inputs.build.date, YEARS_BACK)
    recent = tuple(_recent(inputs.catalogue, since))
    windows = tuple(window for window in _windows(inputs) if window.last >= since)
    whole = Calendar(inputs.settings.title_in(lang), recent, windows)
    for path, calendar in (
        (urls.calendar_path(), whole),
        *_of_networks(inputs, whole),
        *_of_countries(inputs, whole),
    ):
        yield Page(path, "calendar", calendar, lang=lang)


def _of_networks(inputs: Inputs, whole: Calendar) -> Iterator[tuple[str, Calendar]]:
    """Yield what each network and those within it organise."""
    for network in inputs.catalogue.networks:
        circle = frozenset(within(network.id, inputs.summary.members))
        own = tuple(e for e in whole.entries if not circle.isdisjoint(inputs.concerned[e.id]))
        hosted = tuple(window for window in whole.windows if hosts(window, circle))
        title = network.text(("title",), inputs.settings.default_language).text
        yield urls.calendar_path(network.id), Calendar(title, own, hosted)


def _of_countries(inputs: Inputs, whole: Calendar) -> Iterator[tuple[str, Calendar]]:
    """Yield what takes place in each country that has a feed, and the calls that concern it.

    Also where nothing does: who subscribes today will see what is planned there tomorrow.
    """
    spoken = language(inputs.settings.default_language)
    records, meetings = told(inputs.catalogue), inputs.catalogue.meetings
    named = {code for entry in records for code in countries_of(entry, inputs.catalogue)}
    for code in sorted(named):
        there = tuple(entry for entry in whole.entries if meetings[entry.id].country == code)
        concerned = tuple(window for window in whole.windows if code in window.countries)
        yield urls.country_calendar_path(code), Calendar(spoken.country(code), there, concerned)


def _windows(inputs: Inputs) -> list[Window]:
    windows = inputs.summary.agenda.windows
    every = (*windows.upcoming, *windows.open_calls, *windows.past)
    return sorted(every, key=lambda each: (each.start.first, each.entry.key, each.word))


def plan_subscriptions(inputs: Inputs) -> Iterator[Page]:
    """Plan the list of every network's feeds, in every language."""
    networks = tuple(_subscription(inputs, network) for network in inputs.catalogue.networks)
    if networks:
        title = plainly(inputs.settings.title_in, inputs.languages)
        view = Subscriptions(title, networks)
        for lang in inputs.languages:
            yield Page(urls.subscriptions_path(lang), "opml", view, lang=lang)


def years_before(day: date, years: int) -> date:
    """Return the same day some years earlier; 1 March for a leap day that lacks one."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


def _subscription(inputs: Inputs, network: Entry[Network]) -> Subscription:
    title = texts(network, ("title",), inputs.languages)
    return Subscription(title, network.id, network.record.feeds)


def _recent(catalogue: Catalogue, since: date) -> list[Entry[Event]]:
    """Return the events that were not over on a day, in the order in which they begin."""
    meetings = catalogue.meetings
    recent = [entry for entry in catalogue.events if final_day(meetings[entry.id]) >= since]
    return sorted(recent, key=lambda entry: (meetings[entry.id].start.first, entry.id))
