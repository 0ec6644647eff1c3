"""The agenda: what is coming, which calls are open, and what was, by year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from habitat_site.catalogue import Entry
from habitat_site.pages import urls
from habitat_site.pages.cards import EventCard, window_card
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.values import Page
from habitat_site.records import Event
from habitat_site.results.agenda import closes
from habitat_site.results.values import Window


@dataclass(frozen=True, slots=True)
class AgendaView:
    """Events by what the day `as_of` makes of them; `past` by year, the latest first.

    This is the one page of records that says a day: what is open is only so as of then.
    """

    as_of: date
    upcoming: tuple[EventCard, ...]
    open_calls: tuple[EventCard, ...]
    past: tuple[tuple[int, tuple[EventCard, ...]], ...]
    last_call: EventCard | None


def plan_agenda(inputs: Inputs) -> Iterator[Page]:
    """Plan the agenda."""
    agenda = inputs.summary.agenda
    past = (inputs.events[entry.id] for entry in agenda.past)
    view = AgendaView(
        as_of=inputs.build.date,
        upcoming=coming(inputs, agenda.upcoming, agenda.windows.upcoming),
        open_calls=calls(inputs, agenda.open_calls, agenda.windows.open_calls),
        past=by_year(over(inputs, agenda.past, agenda.windows.past)),
        last_call=next((card for card in past if card.kind == "call"), None),
    )
    yield from in_each_language(inputs, partial(urls.page_path, name="agenda"), "agenda.html", view)


def coming(
    inputs: Inputs, events: Iterable[Entry[Event]], windows: Iterable[Window]
) -> tuple[EventCard, ...]:
    """Return the cards of what is coming, events before windows of the same day."""
    cards = (*(inputs.events[e.id] for e in events), *window_cards(inputs, windows))
    return tuple(sorted(cards, key=lambda card: card.next.first))


def calls(
    inputs: Inputs, events: Iterable[Entry[Event]], windows: Iterable[Window]
) -> tuple[EventCard, ...]:
    """Return the cards of open calls, the first to close first."""
    meetings = inputs.catalogue.meetings
    dated = [(closes(meetings[e.id]), inputs.events[e.id]) for e in events]
    dated += [(card.last, card) for card in window_cards(inputs, windows)]
    return tuple(card for _, card in sorted(dated, key=lambda each: each[0]))


def over(
    inputs: Inputs, events: Iterable[Entry[Event]], windows: Iterable[Window]
) -> tuple[EventCard, ...]:
    """Return the cards of what is past, the latest first."""
    meetings = inputs.catalogue.meetings
    dated = [(closes(meetings[e.id]), inputs.events[e.id]) for e in events]
    dated += [(card.last, card) for card in window_cards(inputs, windows)]
    return tuple(card for _, card in sorted(dated, key=lambda each: each[0], reverse=True))


def window_cards(inputs: Inputs, windows: Iterable[Window]) -> Iterator[EventCard]:
    """Yield the cards of what other records put into the agenda."""
    return (window_card(each, inputs.catalogue, inputs.languages) for each in windows)


def by_year(cards: Iterable[EventCard]) -> tuple[tuple[int, tuple[EventCard, ...]], ...]:
    """Group events by the year in which they last began, the latest first."""
    years: dict[int, list[EventCard]] = {}
    for card in cards:
        years.setdefault(card.next.year, []).append(card)
    return tuple((year, tuple(years[year])) for year in sorted(years, reverse=True))
