"""What a fund's ledger adds up to, today and year by year; and what calls still need."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.catalogue.books import added, exact
from habitat_site.records import Fund, SolidarityCall
from habitat_site.results.positions import NOTHING, Position, Reckoning


@dataclass(frozen=True, slots=True)
class Year:
    """What moved within a year, and where the fund stood at its end."""

    year: int
    contributed: Decimal
    lent: Decimal
    repaid: Decimal
    granted: Decimal
    end: Position


@dataclass(frozen=True, slots=True)
class Account:
    """A fund's ledger in figures, in its one currency, as of its last entry."""

    currency: str
    first: date
    entries: int
    loans: int
    term: int | None
    repayment: str
    now: Position
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class CallState:
    """What a call needs, what is pledged and missing, and whether it can still be answered."""

    needed: Decimal
    pledged: Decimal
    missing: Decimal
    is_open: bool


def account(entry: Entry[Fund]) -> Account | None:
    """Return the figures of a fund's ledger; nothing without one that is whole."""
    ledger, fund = entry.ledger, entry.record
    if ledger is None or not ledger.is_whole or not ledger.entries or fund.currency is None:
        return None
    first, last = ledger.entries[0].date, ledger.entries[-1].date
    reckoning = Reckoning(entry)
    return Account(
        currency=fund.currency,
        first=first,
        entries=len(ledger.entries),
        loans=len(reckoning.books.loans),
        term=fund.term,
        repayment=fund.repayment,
        now=reckoning.position(last),
        years=tuple(_years(reckoning, first, last)),
    )


def _years(reckoning: "Reckoning", first: date, last: date) -> Iterator[Year]:
    before = reckoning.position(date(first.year - 1, 12, 31))
    for year in range(first.year, last.year + 1):
        end = reckoning.position(min(date(year, 12, 31), last))
        yield Year(
            year,
            end.contributed - before.contributed,
            end.lent - before.lent,
            end.repaid - before.repaid,
            end.granted - before.granted,
            end,
        )
        before = end


def call_state(call: SolidarityCall, today: date) -> CallState:
    """Return what a call still needs on a day."""
    needed = exact(call.amount)
    pledged = added(exact(pledge.amount) for pledge in call.pledges)
    is_open = call.status == "open" and call.until.last >= today
    if call.opens is not None and call.opens.first > today:
        is_open = False
    return CallState(needed, pledged, max(needed - pledged, NOTHING), is_open)


def open_calls(catalogue: Catalogue, today: date) -> tuple[Entry[SolidarityCall], ...]:
    """Return the calls that can be answered on a day, the one that closes next first."""
    calls = [e for e in catalogue.every(SolidarityCall) if call_state(e.record, today).is_open]
    return tuple(sorted(calls, key=lambda entry: (entry.record.until.last, entry.id)))
