"""A documented achievement of residents who produced their own habitat."""

from typing import Literal, Self

from pydantic import Field, model_validator

from habitat_site.records.dates import Date
from habitat_site.records.measures import Results
from habitat_site.records.scalars import (
    Amount,
    Country,
    Currency,
    InitiativeId,
    Label,
    SourceId,
    Text,
    Url,
    Whole,
    Year,
)
from habitat_site.records.shared import OtherResult, Part, Partner, Place, Record, require_one

Phase = Literal["initiating", "planning", "building", "living", "active", "dissolved", "demolished"]
Model = Literal[
    "housing-cooperative",
    "rental-cooperative",
    "community-land-trust",
    "savings-group",
    "cohousing",
    "settlement-upgrading",
    "self-build",
    "mutual-aid",
    "other",
]
Theme = Literal[
    "policy",
    "finance",
    "participation",
    "technical-assistance",
    "building-technology",
    "settlement-management",
    "consolidation",
    "land",
]


class Leader(Part):
    """The group that leads an initiative."""

    name: Text
    type: Literal[
        "cooperative",
        "federation",
        "savings-group",
        "land-trust",
        "association",
        "neighbourhood",
        "support",
        "government",
        "other",
    ]
    members: Whole | None = None
    url: Url | None = None


class Tenure(Part):
    """How residents hold their homes or land: before, after, and by which document."""

    before: Label | None = None
    after: Label | None = None
    document: Label | None = None


class Finance(Part):
    """One part of what an initiative was paid with; it breaks `investment` down."""

    from_: Text = Field(alias="from")
    origin: Literal["community", "savings", "government", "network", "loan", "donation", "other"]
    amount: Amount | None = None
    currency: Currency | None = None
    year: Year | None = None
    source: SourceId | None = None


class Initiative(Record):
    """An initiative: where, what, by whom, since when, with which results."""

    country: Country | None = None
    countries: tuple[Country, ...] = ()
    place: Place | None = None
    phase: Phase | None = None
    phase_as_of: Date | None = None
    model: Model | None = None
    themes: tuple[Theme, ...] = ()
    started: Date | None = None
    finished: Date | None = None
    led_by: Leader | None = None
    partners: tuple[Partner, ...] = ()
    tenure: Tenure | None = None
    results: Results = Field(default_factory=Results)
    other_results: tuple[OtherResult, ...] = ()
    finance: tuple[Finance, ...] = ()
    scope: Literal["project", "programme", "federation"] | None = None
    counted_within: InitiativeId | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        require_one(self, ("country", "countries"))
        return self
