"""The award for the social production of habitat: a series, its editions, nominations, ballots."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from habitat_site.records.dates import Date
from habitat_site.records.scalars import (
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
    Number,
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


Points = Annotated[Whole, AfterValidator(_points)]
# SHA-256 in hexadecimal (FIPS 180-4), as `habitat-site seal` prints it.
Seal = Annotated[Text, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


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
    """What nominees are judged by, and how much it weighs beside the others."""

    id: Id
    title: Label
    weight: Number = 1
    description: Prose | None = None


class Stage(Part):
    """A step of an edition and when it is; `end` is its last day."""

    kind: Literal["nominations", "shortlist", "ballots", "opening", "announcement", "ceremony"]
    start: Date
    end: Date | None = None
    title: Label | None = None


class Rules(Part):
    """How an edition is decided.

    `mean` adds up the weighted means of the criteria, `ranking` counts places (Borda), `approval`
    counts who approves. `voices` says whose ballots count: networks that residents lead, all
    networks, the jury, or networks and jury. With `sealed`, a digest comes first and the ballot
    itself after the ballots are closed.
    """

    method: Literal["mean", "ranking", "approval"]
    voices: Literal["resident-led", "networks", "jury", "networks-and-jury"] = "resident-led"
    sealed: bool = False
    quorum: Whole = 1


class Juror(Part):
    """A seat on the jury: never a name, but whom it is tied to."""

    id: Id
    role: Label
    affiliations: tuple[NetworkId | Organisation, ...] = ()


class Winner(Part):
    """Who won, as a source tells it; many winners have no record here."""

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
    are those of an edition whose ballots were not public; with ballots here, they are counted.
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
    passes_to: EditionId | None = None


class Answers(Part):
    """The five questions that the networks ask of every nominee."""

    context: Prose
    challenge: Prose
    process: Prose
    outputs: Prose
    lessons: Prose


class Nomination(Record):
    """An initiative put forward for a category by a network."""

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
    is given, as the edition's rules say; `seal` alone before a sealed ballot is opened, and `salt`
    with the rest from then on.
    """

    kind: Literal["ballot"]
    edition: EditionId
    network: NetworkId | None = None
    juror: Id | None = None
    date: Date
    scores: dict[NominationId, dict[Id, Points]] = Field(default_factory=dict)
    ranking: tuple[NominationId, ...] = ()
    approves: tuple[NominationId, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    seal: Seal | None = None
    salt: Text | None = None

    @model_validator(mode="after")
    def _is_somebodys(self) -> Self:
        require_one(self, ("network", "juror"))
        return self
