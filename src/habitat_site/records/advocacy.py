"""Advocacy: instruments that recognise what residents do, and commitments made to them."""

from typing import Literal

from habitat_site.records.dates import Date
from habitat_site.records.initiative import Model, Theme
from habitat_site.records.scalars import (
    Country,
    EventId,
    InitiativeId,
    InstrumentId,
    Label,
    Language,
    NetworkId,
    Prose,
    SourceId,
    Text,
    Url,
)
from habitat_site.records.shared import Organisation, Part, Record


class Step(Part):
    """One step in the life of an instrument: adopted, amended, suspended, restored and so on."""

    date: Date
    event: Literal[
        "proposed",
        "adopted",
        "in-force",
        "amended",
        "weakened",
        "restored",
        "suspended",
        "repealed",
        "revised",
        "ended",
    ]
    label: Label | None = None
    source: SourceId | None = None


class OfficialText(Part):
    """Where the text itself can be read, and in which language."""

    url: Url
    lang: Language | None = None
    note: Prose | None = None


class Instrument(Record):
    """A law, a policy, a declaration …: what it recognises, where it holds, and its state.

    `proven_by` are the achievements that show it works.
    """

    kind: Literal["instrument"]
    type: Literal[
        "law",
        "bill",
        "policy",
        "programme",
        "declaration",
        "charter",
        "treaty",
        "recommendations",
        "court-ruling",
        "campaign",
        "model-document",
    ]
    jurisdiction: Literal["local", "subnational", "national", "regional", "international"]
    country: Country | None = None
    place: Label | None = None
    institution: Label | None = None
    date: Date | None = None
    status: Literal["draft", "proposed", "in-force", "suspended", "repealed", "ended"] | None = None
    recognises: Prose
    themes: tuple[Theme, ...] = ()
    models: tuple[Model, ...] = ()
    history: tuple[Step, ...] = ()
    text: OfficialText | None = None
    signatories: tuple[NetworkId | Organisation, ...] = ()
    demands: tuple[Label, ...] = ()
    proven_by: tuple[InitiativeId, ...] = ()
    event: EventId | None = None


class Evidence(Part):
    """What shows how a commitment stands."""

    date: Date | None = None
    status: Literal["open", "under-way", "kept", "partly-kept", "broken"]
    text: Prose
    source: SourceId | None = None


class Commitment(Record):
    """A promise: by whom, to whom, when and where it was made, and whether it was kept.

    Where nobody has shown how it stands, `status` is `unknown`.
    """

    kind: Literal["commitment"]
    made_by: tuple[NetworkId | Organisation, ...]
    made_to: tuple[NetworkId | Organisation, ...] = ()
    nature: Literal["promise", "recommendation", "demand"] = "promise"
    date: Date
    event: EventId | None = None
    instrument: InstrumentId | None = None
    country: Country | None = None
    place: Text | None = None
    themes: tuple[Theme, ...] = ()
    due: Date | None = None
    status: Literal["unknown", "open", "under-way", "kept", "partly-kept", "broken"] = "unknown"
    evidence: tuple[Evidence, ...] = ()
