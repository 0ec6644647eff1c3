"""The agenda: what is coming, which calls are open, and what was, by year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from habitat_site.pages import urls
from habitat_site.pages.cards import EventCard
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.values import Page


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
    view = AgendaView(
        as_of=inputs.build.date,
        upcoming=tuple(inputs.events[e.id] for e in agenda.upcoming),
        open_calls=tuple(inputs.events[e.id] for e in agenda.open_calls),
        past=by_year(inputs.events[e.id] for e in agenda.past),
        last_call=next((inputs.events[e.id] for e in agenda.past if e.record.kind == "call"), None),
    )
    yield from in_each_language(inputs, partial(urls.page_path, name="agenda"), "agenda.html", view)


def by_year(cards: Iterable[EventCard]) -> tuple[tuple[int, tuple[EventCard, ...]], ...]:
    """Group events by the year in which they last began, the latest first."""
    years: dict[int, list[EventCard]] = {}
    for card in cards:
        years.setdefault(card.next.year, []).append(card)
    return tuple((year, tuple(years[year])) for year in sorted(years, reverse=True))
