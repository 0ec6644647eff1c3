"""What agenda, calendars and lists need to know of an event, so that none has to open them all."""

from dataclasses import dataclass

from habitat_site.catalogue.entries import Entry
from habitat_site.catalogue.projections import Projection
from habitat_site.records import Event
from habitat_site.records.dates import Date


@dataclass(frozen=True, slots=True)
class Meeting:
    """When an event is, what it is about, and which networks and events it belongs to.

    `registration` is the last day on which one can register; `organisers` are the networks among
    them. What an event does not say is empty.
    """

    kind: str
    status: str
    start: Date
    end: Date | None
    deadline: Date | None
    registration: Date | None
    repeats: str
    country: str
    themes: tuple[str, ...]
    networks: tuple[str, ...]
    organisers: tuple[str, ...]
    part_of: str
    follows: str


def meeting(entry: Entry[Event]) -> Meeting:
    """Return what is needed of an event."""
    event = entry.record
    return Meeting(
        kind=event.kind,
        status=event.status,
        start=event.start,
        end=event.end,
        deadline=event.deadline,
        registration=event.registration.deadline if event.registration else None,
        repeats=event.repeats or "",
        country=event.country or "",
        themes=event.themes,
        networks=event.networks,
        organisers=tuple(each for each in event.organisers if isinstance(each, str)),
        part_of=event.part_of or "",
        follows=event.follows or "",
    )


MEETING: Projection[Meeting] = Projection("meeting", frozenset(("events",)), Meeting, meeting)
