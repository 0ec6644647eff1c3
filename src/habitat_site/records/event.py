"""A meeting, a call or a day of the open agenda."""

from typing import Annotated, Literal

from habitat_site.records.dates import Date
from habitat_site.records.initiative import Theme
from habitat_site.records.scalars import (
    Country,
    EventId,
    File,
    Label,
    Language,
    NetworkId,
    Prose,
    SourceId,
    Text,
    Url,
    Whole,
)
from habitat_site.records.shared import Organisation, Part, Place, Record, one_or_many


class Registration(Part):
    """How to take part."""

    url: Url | None = None
    deadline: Date | None = None
    cost: Label | None = None


class Participants(Part):
    """How many took part."""

    value: Whole | None = None
    qualifier: Literal["about", "at-least", "at-most"] | None = None
    source: SourceId | None = None
    note: Prose | None = None


class Outcome(Part):
    """What came of an event: a recommendation, a commitment, a document."""

    title: Label
    url: Url | None = None
    file: File | None = None
    text: Prose | None = None
    kind: Literal[
        "recommendation", "commitment", "decision", "declaration", "message", "material", "other"
    ] = "other"


class Event(Record):
    """An event: what, when, where, by whom, how to take part, and what came of it."""

    kind: Literal[
        "gathering",
        "forum",
        "assembly",
        "exchange",
        "training",
        "ceremony",
        "day",
        "webinar",
        "call",
    ]
    start: Date
    end: Date | None = None
    timezone: Text | None = None
    mode: Literal["in-person", "online", "hybrid"] | None = None
    country: Country | None = None
    place: Place | None = None
    url: Url | None = None
    organisers: tuple[NetworkId | Organisation, ...] = ()
    languages: tuple[Language, ...] = ()
    interpretation: Annotated[tuple[Language, ...], one_or_many(Language)] = ()
    accessibility: Prose | None = None
    registration: Registration | None = None
    travel_support: Prose | None = None
    status: Literal["confirmed", "tentative", "postponed", "cancelled"] = "confirmed"
    repeats: Text | None = None
    participants: Participants | None = None
    themes: tuple[Theme, ...] = ()
    programme: Annotated[tuple[Prose, ...], one_or_many(Prose)] = ()
    outcomes: tuple[Outcome, ...] = ()
    deadline: Date | None = None
    part_of: EventId | None = None
    follows: EventId | None = None
