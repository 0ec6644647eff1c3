"""One page per event."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from habitat_site.catalogue import Entry
from habitat_site.documents import Digest, digest_of
from habitat_site.pages import urls
from habitat_site.pages.cards import EventCard
from habitat_site.pages.dossier import Dossier, dossier
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.joined import JoinedIn, joined
from habitat_site.pages.values import Later, Page, digest_value
from habitat_site.records import Event
from habitat_site.results.places import Point, published


@dataclass(frozen=True, slots=True)
class EventView:
    """An event, where it is, whether it is over, and what it is joined to."""

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
    joined: tuple[JoinedIn, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What `today` makes of an event, and the ids of the events that its page shows beside it."""

    is_past: bool
    is_open_call: bool
    part_of: str
    follows: str
    parts: tuple[str, ...]
    followed_by: tuple[str, ...]

    @property
    def cards(self) -> tuple[str, ...]:
        """Return the ids of every card on the page."""
        larger = filter(None, (self.part_of, self.follows))
        return (*larger, *self.parts, *self.followed_by)


def plan_events(inputs: Inputs) -> Iterator[Page]:
    """Plan the page of every event."""
    for entry, around in _with_surroundings(inputs):
        sign = partial(_digest, inputs, entry, around)
        view = Later(sign, partial(event_view, inputs, entry, around))
        path = partial(urls.record_path, folder="events", id=entry.id)
        yield from in_each_language(inputs, path, "event.html", view, entry.place)


def _digest(inputs: Inputs, entry: Entry[Event], around: Around) -> Digest:
    pointing = joined(inputs, entry.key)
    return digest_of(
        entry.digest,
        inputs.of_mentioned(entry),
        inputs.of_events[entry.id],
        digest_value(around),
        *(inputs.of_events[id] for id in around.cards),
        *((digest_value(pointing),) if pointing else ()),
    )


def _with_surroundings(inputs: Inputs) -> Iterator[tuple[Entry[Event], Around]]:
    agenda, events = inputs.summary.agenda, inputs.catalogue.events
    past = {entry.id for entry in agenda.past}
    open_calls = {entry.id for entry in agenda.open_calls}
    parts: dict[str, list[str]] = {}
    followed_by: dict[str, list[str]] = {}
    meetings = inputs.catalogue.meetings
    for id, meeting in meetings.items():
        parts.setdefault(meeting.part_of, []).append(id)
        followed_by.setdefault(meeting.follows, []).append(id)
    for entry in events:
        part_of, follows = meetings[entry.id].part_of, meetings[entry.id].follows
        yield (
            entry,
            Around(
                is_past=entry.id in past,
                is_open_call=entry.id in open_calls,
                part_of=part_of if part_of in inputs.events else "",
                follows=follows if follows in inputs.events else "",
                parts=tuple(parts.get(entry.id, ())),
                followed_by=tuple(followed_by.get(entry.id, ())),
            ),
        )


def event_view(inputs: Inputs, entry: Entry[Event], around: Around) -> EventView:
    """Return what an event's page shows."""
    cards, entry = inputs.events, entry.opened()
    return EventView(
        entry=entry,
        card=cards[entry.id],
        dossier=dossier(entry, inputs),
        point=point_of(entry),
        is_past=around.is_past,
        is_open_call=around.is_open_call,
        part_of=cards.get(around.part_of),
        follows=cards.get(around.follows),
        parts=tuple(cards[id] for id in around.parts),
        followed_by=tuple(cards[id] for id in around.followed_by),
        joined=joined(inputs, entry.key),
    )


def point_of(entry: Entry[Event]) -> Point | None:
    """Return where an event may be shown on a map, or nothing."""
    place = entry.record.place
    found = published(place)
    if place is None or found is None:
        return None
    return Point(entry.id, found.lat, found.lon, place.precision, entry.record.country or "")
