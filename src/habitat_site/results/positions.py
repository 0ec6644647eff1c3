"""Where a fund stands on a day, from its ledger alone.

How each figure is computed stands in docs/kinds/funds.md, for those who want to check it.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from habitat_site.catalogue import Entry
from habitat_site.catalogue.bookkeeping import books
from habitat_site.catalogue.books import Debt, added, total
from habitat_site.records import Fund
from habitat_site.records.ledger import OWN_CODE, decimals_of

NOTHING = Decimal(0)
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Position:
    """Where a fund stands at the end of a day: what has moved until then, and what is left.

    `own` is money of the members, `outside` money of all others, lent to the fund or given.
    `due` is what was to be paid back by then, `on_time` how much of it was; both are nothing
    where no term is known.
    """

    as_of: date
    contributed: Decimal
    transferred: Decimal
    lent: Decimal
    called: Decimal
    repaid: Decimal
    written_off: Decimal
    outstanding: Decimal
    overdue: Decimal | None
    granted: Decimal
    costs: Decimal
    interest: Decimal
    borrowed: Decimal
    guaranteed: Decimal
    balance: Decimal
    own: Decimal
    outside: Decimal
    due: Decimal | None
    on_time: Decimal | None

    @property
    def capital(self) -> Decimal:
        """Return what the fund owns: what is in the box and owed to it, less what it owes."""
        return self.balance + self.outstanding - self.borrowed

    @property
    def repayment_rate(self) -> Decimal | None:
        """Return which part of what was due has come back, in per cent; nothing if none was due."""
        if self.on_time is None or not self.due:
            return None
        return 100 * self.on_time / self.due

    @property
    def turns(self) -> Decimal | None:
        """Return how many times the money that was put in has been lent."""
        put_in = self.contributed + self.transferred
        return self.lent / put_in if put_in > 0 else None

    @property
    def leverage(self) -> Decimal | None:
        """Return how much outside money came in for each unit of the members' own."""
        return self.outside / self.own if self.own > 0 else None


@dataclass(frozen=True, slots=True)
class Due:
    """What of one claim was to be paid back, how much of that was, and what is late."""

    due: Decimal
    paid: Decimal
    late: Decimal


class Reckoning:
    """Adds up one fund's ledger."""

    def __init__(self, entry: Entry[Fund]) -> None:
        """Take a fund that has a ledger."""
        if entry.ledger is None:
            raise ValueError(f"{entry.key}: without a ledger there is nothing to add up")
        self.fund = entry.record
        self.books = books(entry.key, entry.ledger)
        self.hosts = frozenset(host for host in self.fund.hosts if isinstance(host, str))

    def position(self, on: date) -> Position:
        """Return where the fund stands at the end of a day."""
        kept, due = self.books, self.due(on)
        given = [e for e in kept.entries if e.entry == "contribution" and e.date <= on]
        own = added(e.amount for e in given if self.is_own(e.from_))
        lent_to_it = added(total(debt.paid_out, on) for debt in kept.liabilities)
        contributed = kept.stated("contributed", on)
        return Position(
            as_of=on,
            contributed=contributed,
            transferred=kept.net("transfer", on),
            lent=kept.stated("lent", on),
            called=kept.sum_of("guarantee_called", on),
            repaid=kept.stated("repaid", on),
            written_off=added(total(debt.written_off, on) for debt in kept.claims),
            outstanding=kept.stated("outstanding", on),
            overdue=None if due is None else added(each.late for each in due),
            granted=kept.stated("granted", on),
            costs=kept.sum_of("cost", on),
            interest=kept.net("interest", on),
            borrowed=added(debt.owed(on) for debt in kept.liabilities),
            guaranteed=added(debt.stands(on) for debt in kept.claims),
            balance=kept.stated("balance", on),
            own=own,
            outside=contributed - own + lent_to_it,
            due=None if due is None else added(each.due for each in due),
            on_time=None if due is None else added(each.paid for each in due),
        )

    def is_own(self, party: str) -> bool:
        """Tell whether money comes from the members: savings groups, initiatives, and hosts."""
        return party.startswith((OWN_CODE, "initiatives/")) or party in self.hosts

    def due(self, on: date) -> list[Due] | None:
        """Return what has fallen due of each claim; nothing where no term is known."""
        return None if self.fund.term is None else [self._due(d, on) for d in self.books.claims]

    def _due(self, debt: Debt, on: date) -> Due:
        due = added(self._fallen_due(debt, day, amount, on) for day, amount in debt.paid_out)
        repaid = total(debt.repaid, on)
        late = due - repaid - total(debt.written_off, on)
        return Due(due, min(due, repaid), max(late, NOTHING))

    def _fallen_due(self, debt: Debt, day: date, amount: Decimal, on: date) -> Decimal:
        term = self.fund.term or 0
        if day > on:
            return NOTHING
        # What was paid for somebody else is owed at once.
        if not debt.is_loan or not term:
            return amount
        if self.fund.repayment == "at-end":
            return amount if months_after(day, term) <= on else NOTHING
        passed = sum(1 for month in range(1, term + 1) if months_after(day, month) <= on)
        smallest = Decimal(1).scaleb(-decimals_of(self.fund.currency or ""))
        return (amount * passed / term).quantize(smallest, ROUND_HALF_UP)


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a month that is shorter."""
    index = day.year * MONTHS + day.month - 1 + months
    year, month = index // MONTHS, index % MONTHS + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
