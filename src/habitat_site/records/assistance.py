"""Technical assistance: what is offered, what is asked for, and what came of it."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from habitat_site.records.dates import Date
from habitat_site.records.markers import GroupName
from habitat_site.records.network import Contact
from habitat_site.records.scalars import (
    Amount,
    Country,
    Currency,
    FundId,
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
    Year,
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
Cost = Literal["free", "expenses", "paid", "by-agreement"]
Status = Literal["agreed", "under-way", "finished", "broken-off"]
Domains = Annotated[tuple[Domain, ...], Field(min_length=1)]


class Offer(Record):
    """Help that a network or an organisation offers.

    It can be given in `countries`, or `anywhere`; where neither is said, only at a distance. `days`
    is how long it lasts at most; `cost` is what the helper asks for. From `starts` to
    `valid_until` it can be taken up. Without a `contact` of its own, its network's is shown.
    """

    kind: Literal["offer"]
    offered_by: Annotated[tuple[NetworkId | Organisation, ...], Field(min_length=1)]
    domains: Domains
    skills: tuple[Label, ...] = ()
    languages: tuple[Language, ...] = ()
    countries: tuple[Country, ...] = ()
    anywhere: bool = False
    region: Label | None = None
    mode: Mode | None = None
    days: Whole | None = None
    cost: Cost | None = None
    starts: Date | None = None
    valid_until: Date | None = None
    contact: Contact | None = None
    figures: tuple[OtherResult, ...] = ()


class Request(Record):
    """Help that a group needs.

    `days` is how many it needs, `cost` the most that it can pay for: nothing, expenses, a fee. From
    `starts` to `valid_until` it needs it. Without a `contact` of its own, its network's is shown.
    """

    kind: Literal["request"]
    requested_by: NetworkId | Organisation
    initiative: InitiativeId | None = None
    domains: Domains
    skills: tuple[Label, ...] = ()
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    country: Country
    mode: Mode | None = None
    days: Whole | None = None
    cost: Cost | None = None
    starts: Date | None = None
    valid_until: Date
    contact: Contact | None = None


class Money(Part):
    """An amount with its currency, and who gave it."""

    amount: Amount
    currency: Currency
    year: Year | None = None
    from_: Annotated[Text, GroupName()] | None = Field(default=None, alias="from")
    source: SourceId | None = None
    note: Prose | None = None


class Grant(Money):
    """What a catalytic grant paid, and the fund that it came from where it has a record here."""

    fund: FundId | None = None


class Engagement(Record):
    """Help that was given: which request met which offer, and what came of it.

    Where there is no record of an offer or a request, `helper` and `initiative` or `helped` say
    who helped whom. `granted` is what a catalytic grant paid, `leveraged` what that unlocked from
    elsewhere; neither is part of the other.
    """

    kind: Literal["engagement"]
    offer: OfferId | None = None
    request: RequestId | None = None
    helper: NetworkId | Organisation | None = None
    helped: NetworkId | Organisation | None = None
    initiative: InitiativeId | None = None
    domains: tuple[Domain, ...] = ()
    started: Date | None = None
    finished: Date | None = None
    status: Status
    outcome: Prose | None = None
    granted: tuple[Grant, ...] = ()
    leveraged: tuple[Money, ...] = ()

    @model_validator(mode="after")
    def _has_two_sides(self) -> Self:
        require_one(self, ("offer", "helper"))
        require_one(self, ("request", "initiative", "helped"))
        return self
