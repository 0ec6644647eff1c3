"""What nobody can know of a fund's money while some lines of its ledger cannot be read.

A line that is broken must not hide what is wrong with the others, nor make them look wrong: what
is lent above may have been brought in by it, and what is repaid below may have been lent by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from habitat_site.catalogue.ledgers import Ledger
from habitat_site.records.ledger import WITHOUT_CASH, PartialEntry

# Whatever cannot be read may be one of these, after which somebody owes more than before.
OPENING = frozenset((None, "loan", "guarantee"))
RAISING = frozenset((None, "guarantee", "guarantee_called"))


@dataclass(frozen=True, slots=True)
class Doubts:
    """The broken lines of a ledger, and what they may stand for."""

    lines: tuple[tuple[int, PartialEntry], ...] = ()

    def may_open(self, loan: str) -> bool:
        """Tell whether a loan or a guarantee may have been made by a broken line."""
        return any(line.entry in OPENING and line.loan in (None, loan) for _, line in self.lines)

    def may_raise(self, guarantee: str) -> bool:
        """Tell whether a broken line may have made more of a guarantee, or of what it cost."""
        return any(
            line.entry in RAISING and line.loan in (None, guarantee) for _, line in self.lines
        )

    def brought(self, fund: str) -> Decimal:
        """Return the most that those broken lines brought in whose amounts can be read."""
        known = (line.amount for _, line in self.lines if line.amount and _may_bring(line, fund))
        return sum(known, Decimal(0))

    def first_day(self, fund: str, ledger: Ledger) -> date:
        """Return the day from which nobody knows how much more there may be."""
        return min(self._days(fund, ledger), default=date.max)

    def _days(self, fund: str, ledger: Ledger) -> Iterator[date]:
        for row, line in self.lines:
            if line.amount is None and _may_bring(line, fund):
                above = [entry.date for other, entry in ledger if other < row]
                yield line.date or (above[-1] if above else date.min)


def _may_bring(line: PartialEntry, fund: str) -> bool:
    """Tell whether a broken line may have brought money in."""
    return line.entry not in WITHOUT_CASH and line.from_ != fund
