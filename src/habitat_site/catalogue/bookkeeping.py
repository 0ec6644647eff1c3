"""From the entries of a ledger to a fund's books, line by line.

The rules report the faults; what is computed from a ledger relies on there being none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from habitat_site.catalogue.books import Books, Debt, Fault, Reason, added, cash
from habitat_site.catalogue.doubts import Doubts
from habitat_site.catalogue.ledgers import Ledger
from habitat_site.records.ledger import LedgerEntry

# On which side the fund stands; at all others either will do.
INWARD = frozenset(("contribution",))
OUTWARD = frozenset(("grant", "cost", "guarantee_called"))


def books(fund: str, ledger: Ledger) -> Books:
    """Go through a ledger of the fund with this key; what a broken line may explain is no fault."""
    keeping = _Keeping(fund, Doubts(ledger.partial))
    for row, entry in ledger:
        keeping.enter(row, entry)
    faults = (*keeping.faults, *_overdrawn(fund, ledger, keeping))
    return Books(fund, ledger.entries, keeping.debts, faults)


def _overdrawn(fund: str, ledger: Ledger, keeping: "_Keeping") -> Iterator[Fault]:
    """Yield the last line of the first day that ends with less than nothing.

    Of a line that is wrong, or cannot be read, it is taken that it brought in what it may have.
    """
    wrong = {fault.row: fault.reason for fault in keeping.faults}
    balance, until = keeping.doubts.brought(fund), keeping.doubts.first_day(fund, ledger)
    for day, lines in groupby(ledger, key=lambda line: line[1].date):
        of_day = tuple(lines)
        balance += added(_at_most(e, fund, wrong.get(row, "")) for row, e in of_day)
        if day >= until:
            return
        if balance < 0:
            facts = {"date": day.isoformat(), "balance": str(balance)}
            yield Fault(of_day[-1][0], "amount", "balance", facts)
            return


def _at_most(entry: LedgerEntry, fund: str, wrong: str) -> Decimal:
    """Return what a line put into the box; of one that is wrong, the most that may be meant."""
    if wrong == "side":
        return entry.amount
    moved = cash(entry, fund) if fund in (entry.from_, entry.to) else Decimal(0)
    return max(moved, Decimal(0)) if wrong else moved


class _Keeping:
    """Keeps the books while the lines are read one after another."""

    def __init__(self, fund: str, doubts: Doubts) -> None:
        self.fund = fund
        self.doubts = doubts
        self.debts: dict[str, Debt] = {}
        self.faults: list[Fault] = []

    def enter(self, row: int, entry: LedgerEntry) -> None:
        wrong = self._wrong_side(entry)
        if wrong:
            facts = {"entry": entry.entry, "fund": self.fund}
            self._fault(row, wrong, "side", facts)
        elif entry.entry == "loan" or (entry.entry == "guarantee" and entry.from_ == self.fund):
            self._open(row, entry)
        elif entry.loan:
            self._change(row, entry)

    def _wrong_side(self, entry: LedgerEntry) -> str:
        """Return the column in which the fund stands wrongly, or is missing; nothing if right."""
        has_from, has_to = entry.from_ == self.fund, entry.to == self.fund
        if entry.entry in INWARD or entry.entry in OUTWARD:
            column, other = ("to", "from") if entry.entry in INWARD else ("from", "to")
            here, there = (has_to, has_from) if column == "to" else (has_from, has_to)
            return column if not here else other if there else ""
        if has_from == has_to:
            return "from"
        party = entry.to if has_from else entry.from_
        if entry.entry == "transfer" and not party.startswith("funds/"):
            return "to" if has_from else "from"
        return ""

    def _open(self, row: int, entry: LedgerEntry) -> None:
        known = self.debts.get(entry.loan)
        if known is not None:
            self._fault(row, "loan", "twice", {"value": entry.loan}, known.row)
            return
        moved = ((entry.date, entry.amount),)
        debt = Debt(entry.loan, entry.from_, entry.to, row)
        is_loan = entry.entry == "loan"
        self._keep(replace(debt, paid_out=moved) if is_loan else replace(debt, promised=moved))

    def _change(self, row: int, entry: LedgerEntry) -> None:
        debt = self.debts.get(entry.loan)
        if debt is None:
            if not self.doubts.may_open(entry.loan):
                self._fault(row, "loan", "unknown", {"value": entry.loan})
            return
        outward = entry.entry in ("write_off", "guarantee_called")
        giver, taker = (debt.creditor, debt.debtor) if outward else (debt.debtor, debt.creditor)
        for column, party, expected in (("from", entry.from_, giver), ("to", entry.to, taker)):
            if party != expected:
                facts = {"value": party, "expected": expected, "loan": debt.id}
                self._fault(row, column, "party", facts, debt.row)
                return
        most = debt.stands() if entry.entry in ("guarantee", "guarantee_called") else debt.owed()
        is_known = debt.is_loan or not self.doubts.may_raise(debt.id)
        if entry.entry != "interest" and entry.amount > most and is_known:
            facts = {"value": str(entry.amount), "owed": str(most), "loan": debt.id}
            self._fault(row, "amount", "owed", facts, debt.row)
            return
        self._settle(debt, entry)

    def _settle(self, debt: Debt, entry: LedgerEntry) -> None:
        more, less = (entry.date, entry.amount), (entry.date, -entry.amount)
        match entry.entry:
            case "repayment":
                self._keep(replace(debt, repaid=(*debt.repaid, more)))
            case "write_off":
                self._keep(replace(debt, written_off=(*debt.written_off, more)))
            case "guarantee":
                self._keep(replace(debt, promised=(*debt.promised, less)))
            case "guarantee_called":
                paid_out, promised = (*debt.paid_out, more), (*debt.promised, less)
                self._keep(replace(debt, paid_out=paid_out, promised=promised))

    def _keep(self, debt: Debt) -> None:
        self.debts[debt.id] = debt

    def _fault(
        self,
        row: int,
        column: str,
        reason: Reason,
        facts: Mapping[str, str],
        other: int | None = None,
    ) -> None:
        self.faults.append(Fault(row, column, reason, facts, other))
