"""Solidarity finance: a fund that lends or grants between projects, and a call for solidarity."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from habitat_site.records.dates import Date
from habitat_site.records.markers import GroupName, Reference
from habitat_site.records.measures import Money
from habitat_site.records.scalars import (
    Amount,
    Country,
    Currency,
    File,
    FundId,
    InitiativeId,
    Label,
    NetworkId,
    Number,
    Prose,
    SourceId,
    Text,
    Url,
    Whole,
    reference,
)
from habitat_site.records.shared import Organisation, OtherResult, Part, Record, require_one

GroupKey = Annotated[
    Text, AfterValidator(reference), Reference(("networks", "initiatives"))
]  # `networks/x` or `initiatives/x`: either may run a fund


class Donor(Part):
    """Who put money into a fund, as a source tells it; often no amount is public.

    `since` and `until` say over which time it came in, `as_of` when that was told.
    """

    network: NetworkId | None = None
    name: Annotated[Text, GroupName()] | None = None
    url: Url | None = None
    country: Country | None = None
    amount: Amount | None = None
    currency: Currency | None = None
    qualifier: Literal["about", "at-least", "at-most"] | None = None
    since: Date | None = None
    until: Date | None = None
    as_of: Date | None = None
    source: SourceId | None = None
    note: Prose | None = None

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        require_one(self, ("network", "name"))
        if self.amount is not None:
            require_one(self, ("currency",))
        return self


class Ceiling(Part):
    """The most that one borrower or project gets, or what is usual."""

    what: Label
    amount: Amount
    currency: Currency
    qualifier: Literal["about", "at-least", "at-most"] | None = None
    as_of: Date | None = None
    source: SourceId | None = None


Statement = Literal["contributed", "lent", "repaid", "outstanding", "granted", "balance"]


class Stated(Part):
    """A total that the fund itself published, which its ledger has to agree with at that date."""

    what: Statement
    amount: Amount
    as_of: Date
    source: SourceId | None = None


class Fund(Record):
    """A fund: who runs it, by which rules it lends or grants, and what is known of its money.

    `interest` is per cent a year, `term` in months, `repayment` how a loan falls due over it.
    `ledger` is a CSV file in the record's own folder, in `currency`; where a fund's entries are
    not public it has `figures` with their dates and sources.
    """

    kind: Literal["fund"]
    type: Literal["revolving", "guarantee", "grant", "savings-pool", "credit", "mixed"]
    hosts: tuple[GroupKey | Organisation, ...] = ()
    donors: tuple[Donor, ...] = ()
    governance: Prose | None = None
    eligibility: Prose | None = None
    since: Date | None = None
    countries: tuple[Country, ...] = ()
    region: Label | None = None
    currency: Currency | None = None
    capital: Money | None = None
    ceilings: tuple[Ceiling, ...] = ()
    interest: Number | None = None
    term: Whole | None = None
    repayment: Literal["instalments", "at-end"] = "instalments"
    supports: tuple[InitiativeId, ...] = ()
    figures: tuple[OtherResult, ...] = ()
    ledger: File | None = None
    states: tuple[Stated, ...] = ()


class Pledge(Part):
    """What somebody promises to a call: a network, an organisation or a group without a name."""

    network: NetworkId | None = None
    name: Annotated[Text, GroupName()] | None = None
    amount: Amount
    date: Date
    note: Prose | None = None

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        require_one(self, ("network", "name"))
        return self


class SolidarityCall(Record):
    """What a project needs, how much is pledged in the same currency, and until when."""

    kind: Literal["call"]
    fund: FundId | None = None
    initiative: InitiativeId | None = None
    called_by: NetworkId
    purpose: Prose
    amount: Amount
    currency: Currency
    opens: Date | None = None
    until: Date
    pledges: tuple[Pledge, ...] = ()
    status: Literal["open", "met", "closed", "withdrawn"] = "open"
