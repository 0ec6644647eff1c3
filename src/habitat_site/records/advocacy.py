"""Advocacy: instruments that recognise what residents do, and commitments made to them."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from habitat_site.records.dates import Date
from habitat_site.records.initiative import Model, Theme
from habitat_site.records.markers import GroupName, Translatable
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
from habitat_site.records.shared import Part, Record

# What an instrument says of itself is printed in a dossier of many: a paragraph, no chapter.
Paragraph = Annotated[Text, StringConstraints(max_length=1500), Translatable()]

StepEvent = Literal[
    "version",
    "proposed",
    "adopted",
    "in-force",
    "amended",
    "weakened",
    "restored",
    "suspended",
    "revised",
    "repealed",
    "ended",
]
InstrumentType = Literal[
    "law",
    "bill",
    "policy",
    "programme",
    "court-ruling",
    "treaty",
    "declaration",
    "charter",
    "recommendations",
    "campaign",
    "model-document",
]
InstrumentStatus = Literal[
    "draft", "proposed", "adopted", "in-force", "suspended", "repealed", "ended"
]
CommitmentStatus = Literal["unknown", "open", "under-way", "kept", "partly-kept", "broken"]


class Party(Part):
    """An institution or a group without a record of its own here; never a person."""

    name: Annotated[Label, GroupName()]
    url: Url | None = None


class Step(Part):
    """One step in the life of an instrument: adopted, amended, suspended, restored and so on."""

    date: Date
    event: StepEvent
    label: Label | None = None
    source: SourceId | None = None


class OfficialText(Part):
    """Where the text itself can be read, and in which language."""

    url: Url
    lang: Language | None = None
    note: Prose | None = None


class Instrument(Record):
    """A law, a policy, a declaration …: what it recognises, where it holds, and its state.

    `date` is the day it was adopted, or begun. `proven_by` are achievements that came of it, or
    that stand behind it and show that it works.
    """

    kind: Literal["instrument"]
    type: InstrumentType
    jurisdiction: Literal["local", "subnational", "national", "regional", "international"]
    country: Country | None = None
    countries: tuple[Country, ...] = ()
    place: Label | None = None
    institution: Label | None = None
    date: Date | None = None
    status: InstrumentStatus | None = None
    recognises: Paragraph
    themes: tuple[Theme, ...] = ()
    models: tuple[Model, ...] = ()
    history: tuple[Step, ...] = ()
    text: OfficialText | None = None
    signatories: tuple[NetworkId | Party, ...] = ()
    demands: tuple[Label, ...] = ()
    proven_by: tuple[InitiativeId, ...] = ()
    event: EventId | None = None


class Evidence(Part):
    """What shows how a commitment stood on a day."""

    date: Date | None = None
    status: Literal["open", "under-way", "kept", "partly-kept", "broken"]
    text: Prose
    source: SourceId | None = None


class Commitment(Record):
    """A promise: by whom, to whom, when and where it was made, and whether it was kept.

    Where nobody has shown how it stands, `status` is `unknown`. A `statement` was made in public
    without a source that says what exactly was promised.
    """

    kind: Literal["commitment"]
    nature: Literal["promise", "recommendation", "demand", "statement"] = "promise"
    made_by: Annotated[tuple[NetworkId | Party, ...], Field(min_length=1)]
    made_to: tuple[NetworkId | Party, ...] = ()
    date: Date
    event: EventId | None = None
    instrument: InstrumentId | None = None
    country: Country | None = None
    place: Label | None = None
    themes: tuple[Theme, ...] = ()
    due: Date | None = None
    status: CommitmentStatus = "unknown"
    evidence: tuple[Evidence, ...] = ()

    @property
    def newest_evidence(self) -> Evidence | None:
        """Return what was shown last: by its date, or by its place where nothing has a date."""
        dated = [(each.date.last, n) for n, each in enumerate(self.evidence) if each.date]
        if dated:
            return self.evidence[max(dated)[1]]
        return self.evidence[-1] if self.evidence else None
