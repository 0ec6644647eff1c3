"""Who supports whom: money that went into funds and out of them, as ledgers and sources tell it.

A fund that publishes its ledger is told by that alone. Of the others only who gave and whom it
supports is known, often without an amount.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.catalogue.books import exact
from habitat_site.records import Fund, Initiative, Network
from habitat_site.records.dates import VagueDate
from habitat_site.records.ledger import WITHOUT_CASH, is_code


@dataclass(frozen=True, slots=True)
class Party:
    """Who gives or receives: a record by its key, or a name or code; and where, if it is told."""

    name: str
    key: str = ""
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """Money from one to another, into or out of one fund; `amount` is nothing where none is told.

    `entries` says how many lines of a ledger it is made of, none where a source tells of it.
    """

    fund: str
    giver: Party
    receiver: Party
    currency: str = ""
    amount: Decimal | None = None
    entries: int = 0
    since: VagueDate | None = None
    until: VagueDate | None = None
    as_of: VagueDate | None = None
    qualifier: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class CountryFlow:
    """Through how many flows one country supports another; an empty code is one not told."""

    giver: str
    receiver: str
    flows: int
    amounts: tuple[tuple[str, Decimal], ...]

    @property
    def is_within_one(self) -> bool:
        """Tell whether the money stays where it is; of what is not told nobody knows."""
        return self.giver == self.receiver != ""


def flows_of(entry: Entry[Fund], catalogue: Catalogue) -> tuple[Flow, ...]:
    """Return the flows into and out of one fund.

    Those of a ledger are what came in, then what went out, the largest first; others stand in the
    order in which the record tells them.
    """
    if entry.ledger is not None and entry.ledger.is_whole:
        return tuple(_from_ledger(entry, catalogue))
    return tuple(_told(entry, catalogue))


def all_flows(catalogue: Catalogue) -> tuple[Flow, ...]:
    """Return the flows of all funds, fund by fund."""
    return tuple(flow for fund in catalogue.every(Fund) for flow in flows_of(fund, catalogue))


def between_countries(flows: tuple[Flow, ...]) -> tuple[CountryFlow, ...]:
    """Return which countries support which, most flows first; the last are those within one.

    Who is at home in several countries is in no country's part, and comes after those who are told.
    """
    counts: dict[tuple[str, str], int] = {}
    amounts: dict[tuple[str, str], dict[str, Decimal]] = {}
    for flow in flows:
        pair = (_country(flow.giver), _country(flow.receiver))
        counts[pair] = counts.get(pair, 0) + 1
        sums = amounts.setdefault(pair, {})
        if flow.amount is not None:
            sums[flow.currency] = sums.get(flow.currency, Decimal(0)) + flow.amount
    found = (
        CountryFlow(*pair, count, tuple(sorted(amounts[pair].items())))
        for pair, count in counts.items()
    )
    return tuple(sorted(found, key=_most_between))


def _most_between(each: CountryFlow) -> tuple[bool, int, int, str, str]:
    untold = (not each.giver) + (not each.receiver)
    return each.is_within_one, untold, -each.flows, each.giver, each.receiver


def party(key: str, catalogue: Catalogue, countries: tuple[str, ...] = ()) -> Party:
    """Return a giver or a receiver by its key; `countries` are those of one that is only a code."""
    if is_code(key):
        return Party(key, countries=countries)
    folder, _, id = key.partition("/")
    entry = catalogue.get(folder, id)
    if entry is None:
        return Party("")
    return Party(entry.record.title, key, _countries(entry.record))


def _countries(record: Any) -> tuple[str, ...]:
    match record:
        case Initiative():
            return record.all_countries
        case Network() | Fund():
            return record.countries
        case _:
            return ()


def _from_ledger(entry: Entry[Fund], catalogue: Catalogue) -> Iterator[Flow]:
    sums: dict[tuple[str, str], tuple[Decimal, int]] = {}
    for each in entry.ledger.entries if entry.ledger else ():
        if each.entry not in WITHOUT_CASH:
            amount, count = sums.get((each.from_, each.to), (Decimal(0), 0))
            sums[each.from_, each.to] = amount + each.amount, count + 1
    # A fund's groups are where the fund is; nothing more may be known of them.
    here = entry.record.countries

    def place(pair: tuple[str, str]) -> tuple[bool, Decimal, tuple[str, str]]:
        return pair[0] == entry.key, -sums[pair][0], pair

    for giver, receiver in sorted(sums, key=place):
        amount, count = sums[giver, receiver]
        one, other = _of_code(giver, catalogue, here), _of_code(receiver, catalogue, here)
        yield Flow(entry.key, one, other, entry.record.currency or "", amount, count)


def _of_code(key: str, catalogue: Catalogue, here: tuple[str, ...]) -> Party:
    return party(key, catalogue, here if key.startswith("group-") else ())


def _told(entry: Entry[Fund], catalogue: Catalogue) -> Iterator[Flow]:
    fund = party(entry.key, catalogue)
    for donor in entry.record.donors:
        here = (donor.country,) if donor.country else ()
        giver = Party(donor.name or "", countries=here)
        if donor.network is not None:
            giver = party(f"networks/{donor.network}", catalogue)
        yield Flow(
            entry.key,
            giver,
            fund,
            donor.currency or "",
            None if donor.amount is None else exact(donor.amount),
            since=donor.since,
            until=donor.until,
            as_of=donor.as_of,
            qualifier=donor.qualifier or "",
            source=donor.source or "",
        )
    for id in entry.record.supports:
        yield Flow(entry.key, fund, party(f"initiatives/{id}", catalogue))


def _country(of: Party) -> str:
    return of.countries[0] if len(of.countries) == 1 else ""
