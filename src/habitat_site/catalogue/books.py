"""What a ledger's entries make of a fund's money: debts, sums, and what cannot be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from habitat_site.records.fund import Statement
from habitat_site.records.ledger import WITHOUT_CASH, EntryType, LedgerEntry

Reason = Literal["side", "twice", "unknown", "party", "owed", "balance"]
Moves = tuple[tuple[date, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be: at which line and column, why, with the facts that are needed to tell it."""

    row: int
    column: str
    reason: Reason
    facts: Mapping[str, str] = field(default_factory=dict)
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Debt:
    """A loan, or a guarantee with what was paid for it: who owes whom, and what came of it.

    `promised` is what a guarantee stands for, `paid_out` what was lent or called.
    """

    id: str
    creditor: str
    debtor: str
    row: int
    promised: Moves = ()
    paid_out: Moves = ()
    repaid: Moves = ()
    written_off: Moves = ()

    @property
    def is_loan(self) -> bool:
        """Tell whether it is a loan, and no guarantee."""
        return not self.promised

    def owed(self, on: date = date.max) -> Decimal:
        """Return what is still owed at the end of a day."""
        return total(self.paid_out, on) - total(self.repaid, on) - total(self.written_off, on)

    def stands(self, on: date = date.max) -> Decimal:
        """Return what a guarantee still stands for at the end of a day."""
        return total(self.promised, on)


@dataclass(frozen=True, slots=True)
class Books:
    """A fund's entries, every loan and guarantee by its name, and every fault in their order."""

    fund: str
    entries: tuple[LedgerEntry, ...]
    debts: Mapping[str, Debt]
    faults: tuple[Fault, ...]

    @property
    def claims(self) -> tuple[Debt, ...]:
        """Return what others owe to the fund, or may come to owe."""
        return tuple(debt for debt in self.debts.values() if debt.creditor == self.fund)

    @property
    def liabilities(self) -> tuple[Debt, ...]:
        """Return what the fund owes to others."""
        return tuple(debt for debt in self.debts.values() if debt.debtor == self.fund)

    @property
    def loans(self) -> tuple[Debt, ...]:
        """Return the loans that the fund has made."""
        return tuple(debt for debt in self.claims if debt.is_loan)

    def stated(self, what: Statement, on: date = date.max) -> Decimal:
        """Return one of the totals that a fund states of itself, at the end of a day."""
        match what:
            case "contributed":
                return self.sum_of("contribution", on)
            case "granted":
                return self.sum_of("grant", on)
            case "lent":
                return added(total(debt.paid_out, on) for debt in self.loans)
            case "repaid":
                return added(total(debt.repaid, on) for debt in self.claims)
            case "outstanding":
                return added(debt.owed(on) for debt in self.claims)
            case "balance":
                return added(cash(e, self.fund) for e in self.entries if e.date <= on)

    def sum_of(self, kind: EntryType, on: date = date.max) -> Decimal:
        """Return the sum of all entries of one type until the end of a day."""
        return added(e.amount for e in self.entries if e.entry == kind and e.date <= on)

    def net(self, kind: EntryType, on: date = date.max) -> Decimal:
        """Return what entries of one type brought in, less what they took out."""
        found = (e for e in self.entries if e.entry == kind and e.date <= on)
        return added(cash(entry, self.fund) for entry in found)


def total(moves: Moves, on: date = date.max) -> Decimal:
    """Return the sum of what moved until the end of a day."""
    return added(amount for day, amount in moves if day <= on)


def added(amounts: Iterable[Decimal]) -> Decimal:
    """Return a sum; of nothing, nought."""
    return sum(amounts, Decimal(0))


def cash(entry: LedgerEntry, fund: str) -> Decimal:
    """Return by how much an entry changes what is in the fund's box."""
    if entry.entry in WITHOUT_CASH:
        return Decimal(0)
    return entry.amount if entry.to == fund else -entry.amount


def exact(amount: float) -> Decimal:
    """Return an amount as a record writes it."""
    return Decimal(str(amount))
