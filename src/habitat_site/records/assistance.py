"""Technical assistance: what is offered, what is asked for, and what came of it."""

from typing import Literal, Self

from pydantic import model_validator

from habitat_site.records.dates import Date
from habitat_site.records.network import Contact
from habitat_site.records.scalars import (
    Amount,
    Country,
    Currency,
    InitiativeId,
    Label,
    Language,
    NetworkId,
    OfferId,
    Prose,
    RequestId,
    SourceId,
    Text,
    Whole,
)
from habitat_site.records.shared import Organisation, OtherResult, Part, Record, require_one

Domain = Literal[
    "organising",
    "legal",
    "land",
    "finance",
    "planning",
    "design",
    "building",
    "water-sanitation",
    "training",
    "management",
    "advocacy",
]
Mode = Literal["on-site", "remote", "both"]


class Offer(Record):
    """Help that a network or an organisation offers.

    `countries` are where it can be given, none for anywhere; `days` how long it lasts at most.
    """

    kind: Literal["offer"]
    offered_by: tuple[NetworkId | Organisation, ...]
    domains: tuple[Domain, ...]
    skills: tuple[Label, ...] = ()
    languages: tuple[Language, ...] = ()
    countries: tuple[Country, ...] = ()
    region: Label | None = None
    mode: Mode | None = None
    days: Whole | None = None
    cost: Literal["free", "expenses", "paid", "by-agreement"] | None = None
    starts: Date | None = None
    valid_until: Date | None = None
    contact: Contact | None = None
    figures: tuple[OtherResult, ...] = ()


class Request(Record):
    """Help that a group needs."""

    kind: Literal["request"]
    requested_by: NetworkId | Organisation
    initiative: InitiativeId | None = None
    domains: tuple[Domain, ...]
    skills: tuple[Label, ...] = ()
    languages: tuple[Language, ...]
    country: Country
    mode: Mode | None = None
    days: Whole | None = None
    cost: Literal["free", "expenses", "paid", "by-agreement"] | None = None
    starts: Date | None = None
    valid_until: Date
    contact: Contact | None = None


class Money(Part):
    """An amount with its currency."""

    amount: Amount
    currency: Currency
    year: Text | None = None
    source: SourceId | None = None


class Engagement(Record):
    """Help that was given: which request met which offer, and what came of it.

    `granted` is what a catalytic grant paid, `leveraged` what that unlocked from elsewhere.
    """

    kind: Literal["engagement"]
    offer: OfferId | None = None
    request: RequestId | None = None
    helper: NetworkId | Organisation | None = None
    initiative: InitiativeId | None = None
    started: Date
    finished: Date | None = None
    status: Literal["agreed", "under-way", "finished", "broken-off"]
    outcome: Prose | None = None
    granted: Money | None = None
    leveraged: tuple[Money, ...] = ()

    @model_validator(mode="after")
    def _has_two_sides(self) -> Self:
        require_one(self, ("offer", "helper"))
        require_one(self, ("request", "initiative"))
        return self
