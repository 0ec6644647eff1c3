"""One page per event."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from habitat_site.catalogue import Entry
from habitat_site.pages import urls
from habitat_site.pages.cards import EventCard
from habitat_site.pages.dossier import Dossier, dossier
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.values import Page
from habitat_site.records import Event
from habitat_site.results.places import Point, published


@dataclass(frozen=True, slots=True)
class EventView:
    """An event, where it is, whether it is over, and the events that it is joined to."""

    entry: Entry[Event]
    card: EventCard
    dossier: Dossier
    point: Point | None
    is_past: bool
    is_open_call: bool
    part_of: EventCard | None
    follows: EventCard | None
    parts: tuple[EventCard, ...]
    followed_by: tuple[EventCard, ...]


def plan_events(inputs: Inputs) -> Iterator[Page]:
    """Plan the page of every event."""
    agenda = inputs.summary.agenda
    past = {entry.id for entry in agenda.past}
    open_calls = {entry.id for entry in agenda.open_calls}
    for entry in inputs.catalogue.events:
        view = event_view(
            inputs, entry, is_past=entry.id in past, is_open_call=entry.id in open_calls
        )
        path = partial(urls.record_path, folder="events", id=entry.id)
        yield from in_each_language(inputs, path, "event.html", view, str(entry.document.path))


def event_view(
    inputs: Inputs, entry: Entry[Event], *, is_past: bool, is_open_call: bool
) -> EventView:
    """Return what an event's page shows."""
    record, events = entry.record, inputs.catalogue.events
    return EventView(
        entry=entry,
        card=inputs.events[entry.id],
        dossier=dossier(entry, inputs),
        point=point_of(entry),
        is_past=is_past,
        is_open_call=is_open_call,
        part_of=inputs.events.get(record.part_of or ""),
        follows=inputs.events.get(record.follows or ""),
        parts=tuple(inputs.events[e.id] for e in events if e.record.part_of == entry.id),
        followed_by=tuple(inputs.events[e.id] for e in events if e.record.follows == entry.id),
    )


def point_of(entry: Entry[Event]) -> Point | None:
    """Return where an event may be shown on a map, or nothing."""
    place = entry.record.place
    found = published(place)
    if place is None or found is None:
        return None
    return Point(entry.id, found.lat, found.lon, place.precision, entry.record.country or "")
