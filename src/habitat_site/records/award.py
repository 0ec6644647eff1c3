"""The award for the social production of habitat: a series, its editions, nominations, ballots."""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from habitat_site.records.dates import Date
from habitat_site.records.forms import written
from habitat_site.records.scalars import (
    NUMBER,
    AwardId,
    Country,
    EditionId,
    EventId,
    Id,
    InitiativeId,
    Label,
    Language,
    NetworkId,
    NominationId,
    Prose,
    SourceId,
    Text,
    Whole,
    Year,
)
from habitat_site.records.shared import Organisation, Part, Record, require_one

MOST_POINTS = 5


def _points(value: int) -> int:
    if value > MOST_POINTS:
        facts = {"value": str(value), "most": str(MOST_POINTS)}
        raise PydanticCustomError("HS224", "more points than there are", facts)
    return value


def _weight(value: Any) -> Decimal:
    text = str(value).strip()
    if NUMBER.fullmatch(text) is None:
        raise PydanticCustomError("HS205", "not a number", {"value": text})
    return Decimal(text)


Points = Annotated[
    Whole,
    AfterValidator(_points),
    written("points", f"[0-{MOST_POINTS}]", "integer", minimum=0, maximum=MOST_POINTS),
]
# As written, because scores are compared exactly: a tenth is no tenth as a float.
Weight = Annotated[
    Decimal, BeforeValidator(_weight), written("number", NUMBER.pattern, "number", minimum=0)
]
Method = Literal["mean", "ranking", "approval"]
Voices = Literal["resident-led", "networks", "jury", "networks-and-jury"]
StageKind = Literal["nominations", "shortlist", "ballots", "opening", "announcement", "ceremony"]


class Award(Record):
    """A series of awards: who gives it, since when, and how it is decided."""

    kind: Literal["award"]
    since: Year | None = None
    region: Label | None = None
    organisers: tuple[NetworkId | Organisation, ...] = ()
    process: Prose | None = None


class Category(Part):
    """One of the things that are awarded, and how many may win it."""

    id: Id
    title: Label
    winners: Whole = 1


class Criterion(Part):
    """What nominees are judged by, and how much it weighs beside the others.

    Without a weight it weighs one where ballots are counted; of a past edition, nobody said.
    """

    id: Id
    title: Label
    weight: Weight | None = None
    description: Prose | None = None


class Stage(Part):
    """A step of an edition and when it is; `end` is its last day."""

    kind: StageKind
    start: Date
    end: Date | None = None
    title: Label | None = None


class Rules(Part):
    """How an edition is decided.

    `mean` takes the weighted mean of the criteria, `ranking` counts places (Borda), `approval`
    counts who approves. `voices` says whose ballots count: networks that residents lead, all
    networks, the jury, or networks and jury; with `voters`, of the networks only these. With
    `sealed`, a digest comes first and the ballot itself after the ballots are closed. A nominee
    can only win with at least `quorum` voices that voted on it.
    """

    method: Method
    voices: Voices = "resident-led"
    voters: tuple[NetworkId, ...] = ()
    sealed: bool = False
    quorum: Whole = 1


class Juror(Part):
    """A seat on the jury: never a name, but whom it is tied to."""

    id: Id
    role: Label
    affiliations: tuple[NetworkId | Organisation, ...] = ()


class Winner(Part):
    """Who won or was named, as a source tells it; many have no record here.

    `category` is in the source's words: Gold, Best Project.
    """

    name: Text
    country: Country | None = None
    city: Text | None = None
    initiative: InitiativeId | None = None
    network: NetworkId | None = None
    category: Label | None = None
    year: Year | None = None
    source: SourceId | None = None
    note: Prose | None = None


class Edition(Record):
    """One edition of an award: who hosts it, what is awarded, by which rules, and who won.

    `year` to `until` are the years that it is named after; none where no source tells. `winners`
    and `finalists` are recorded from sources, `listed` where a source does not tell which of the
    two they were. Where ballots are here, winners are counted as well.
    """

    kind: Literal["edition"]
    award: AwardId | None = None
    year: Year | None = None
    until: Year | None = None
    region: Label | None = None
    hosts: tuple[NetworkId | Organisation, ...] = ()
    categories: tuple[Category, ...] = ()
    eligibility: Prose | None = None
    criteria: tuple[Criterion, ...] = ()
    languages: tuple[Language, ...] = ()
    stages: tuple[Stage, ...] = ()
    rules: Rules | None = None
    jury: tuple[Juror, ...] = ()
    process: Prose | None = None
    prize: Label | None = None
    ceremony: Label | None = None
    event: EventId | None = None
    winners: tuple[Winner, ...] = ()
    finalists: tuple[Winner, ...] = ()
    listed: tuple[Winner, ...] = ()
    passes_to: EditionId | None = None

    def stage(self, kind: StageKind) -> Stage | None:
        """Return the first stage of a kind, or nothing."""
        return next((stage for stage in self.stages if stage.kind == kind), None)


class Answers(Part):
    """The five questions that the networks ask of every nominee."""

    context: Prose
    challenge: Prose
    process: Prose
    outputs: Prose
    lessons: Prose


class Nomination(Record):
    """An initiative put forward for a category by a network.

    `passed_from` is the edition that it won before, and that passes its winners on to this one.
    """

    kind: Literal["nomination"]
    edition: EditionId
    initiative: InitiativeId
    category: Id
    nominated_by: NetworkId
    date: Date
    answers: Answers
    passed_from: EditionId | None = None


class Recusal(Part):
    """A nominee on whom a voter does not vote, and why."""

    nomination: NominationId
    reason: Literal["own-nominee", "member", "funder", "family", "work", "other"]
    note: Prose | None = None


class Ballot(Record):
    """What one network or juror votes; of a sealed one first only its digest.

    One of `scores` (points of each criterion by nomination), `ranking` (best first) and `approves`
    is given, as the edition's rules say. Of a sealed ballot only `seal` is, until it is opened:
    from then on the vote, its `salt` and the day on which it was `opened` are as well.
    """

    kind: Literal["ballot"]
    edition: EditionId
    network: NetworkId | None = None
    juror: Id | None = None
    date: Date
    scores: dict[Text, dict[Text, Points]] = Field(default_factory=dict)
    ranking: tuple[NominationId, ...] = ()
    approves: tuple[NominationId, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    seal: Text | None = None
    salt: Text | None = None
    opened: Date | None = None

    @model_validator(mode="after")
    def _is_somebodys(self) -> Self:
        require_one(self, ("network", "juror"))
        return self

    @property
    def named(self) -> tuple[str, ...]:
        """Return every nomination that the vote names, as written, recusals left out."""
        return (*self.scores, *self.ranking, *self.approves)
