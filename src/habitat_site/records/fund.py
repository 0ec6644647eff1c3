"""Solidarity finance: a fund that lends or grants between projects, and a call for solidarity."""

from typing import Literal, Self

from pydantic import model_validator

from habitat_site.records.dates import Date
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
    Whole,
)
from habitat_site.records.shared import Organisation, OtherResult, Part, Record, require_one


class Ceiling(Part):
    """The most that one borrower or project gets."""

    what: Label
    amount: Amount
    currency: Currency
    as_of: Date | None = None
    source: SourceId | None = None


class Stated(Part):
    """A total as the fund itself published it, which its ledger has to agree with."""

    what: Literal["contributed", "lent", "repaid", "outstanding", "granted", "balance"]
    amount: Amount
    as_of: Date
    source: SourceId | None = None


class Fund(Record):
    """A fund: who runs it, by which rules it lends or grants, and what is known of its money.

    `interest` is per cent a year, `term` in months. `ledger` is a CSV file in the record's own
    folder; where a fund's entries are not public it has `figures` with their dates and sources.
    """

    kind: Literal["fund"]
    type: Literal["revolving", "guarantee", "grant", "savings-pool", "credit", "mixed"]
    hosts: tuple[NetworkId | Organisation, ...] = ()
    donors: tuple[NetworkId | Organisation, ...] = ()
    governance: Prose | None = None
    eligibility: Prose | None = None
    since: Date | None = None
    countries: tuple[Country, ...] = ()
    region: Label | None = None
    currency: Currency | None = None
    capital: Amount | None = None
    ceilings: tuple[Ceiling, ...] = ()
    interest: Number | None = None
    term: Whole | None = None
    supports: tuple[InitiativeId, ...] = ()
    figures: tuple[OtherResult, ...] = ()
    ledger: File | None = None
    states: tuple[Stated, ...] = ()


class Pledge(Part):
    """What somebody promises to a call: a network, an organisation or a group without a name."""

    network: NetworkId | None = None
    name: Text | None = None
    amount: Amount
    date: Date
    note: Prose | None = None

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        require_one(self, ("network", "name"))
        return self


class SolidarityCall(Record):
    """What a project needs, how much is pledged, and until when."""

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
