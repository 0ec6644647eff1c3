"""A network, federation or support organisation."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from habitat_site.records.dates import Date
from habitat_site.records.markers import MEANS, Reference
from habitat_site.records.measures import Results
from habitat_site.records.scalars import (
    Country,
    Label,
    Language,
    NetworkId,
    Prose,
    SourceId,
    Text,
    Url,
    Year,
)
from habitat_site.records.shared import OtherResult, Part, Record, require_one


class Membership(Part):
    """What a network is to another: member, office or partner, and since when."""

    BARE: ClassVar[Mapping[str, Any] | None] = {
        "type": "string",
        MEANS: Reference.word,
        **Reference.form,
    }

    network: NetworkId
    relation: Literal["member", "office", "partner"] = "member"
    since: Date | None = None
    until: Date | None = None
    source: SourceId | None = None
    note: Prose | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"network": value} if isinstance(value, str) else value


class Contact(Part):
    """Where to write: a role's address, never a person's."""

    role: Label
    email: Text | None = None
    url: Url | None = None

    @model_validator(mode="after")
    def _is_reachable(self) -> Self:
        require_one(self, ("email", "url"))
        return self


class Feed(Part):
    """A feed that the network publishes itself."""

    url: Url
    type: Literal["rss", "atom", "json", "ical", "other"] = "other"


class Milestone(Part):
    """One step in the history of a network."""

    year: Year
    event: Label
    source: SourceId | None = None


class Network(Record):
    """A network: who they are, where, since when, and whom they belong to."""

    acronym: Text | None = None
    type: Literal["global", "regional", "national", "local", "support"]
    led_by: Literal["residents", "support"] | None = None
    website: Url | None = None
    founded: Date | None = None
    countries: tuple[Country, ...] = ()
    region: Label | None = None
    member_of: tuple[Membership, ...] = ()
    stewards: tuple[Text, ...] = ()
    languages: tuple[Language, ...] = ()
    contact: Contact | None = None
    feeds: tuple[Feed, ...] = ()
    criteria: Prose | None = None
    states: Results = Field(default_factory=Results)
    other_results: tuple[OtherResult, ...] = ()
    timeline: tuple[Milestone, ...] = ()
