"""Adding up: what a set of initiatives comes to, measure by measure (RECORDS, "How results…")."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from habitat_site.catalogue import RecordId
from habitat_site.records.dates import VagueDate
from habitat_site.records.measures import MEASURES, Measure
from habitat_site.results.columns import Column
from habitat_site.results.contributions import Contribution, Contributions, Reason
from habitat_site.results.figures import Range, number
from habitat_site.results.forest import Forest
from habitat_site.results.ledger import Ledger
from habitat_site.results.settling import HIGH, LOW, VALUE, settle, sum_of
from habitat_site.results.values import Total

ADDED = tuple(measure for measure in MEASURES if measure.is_added)


def totals_of(initiatives: Iterable[RecordId], ledger: Ledger) -> tuple[Total, ...]:
    """Add up every measure, and every currency of money, that some record of the set reports.

    In the set, what a record contributes is the larger of its own figure and the sum of what the
    records counted within it contribute; a record without a figure that counts has only the
    latter. Low and high add up by the same rule, each for itself.
    """
    members = tuple(sorted(set(initiatives)))
    adding = _Adding(members, ledger.forest.within(frozenset(members)), ledger)
    return tuple(adding.totals())


@dataclass(frozen=True, slots=True)
class _Adding:
    """A set that is added up, with what is counted within what in it."""

    members: tuple[RecordId, ...]
    forest: Forest
    ledger: Ledger

    def totals(self) -> Iterator[Total]:
        """Yield the totals, in the order of measures, then of currencies."""
        chosen = self.ledger.chosen(self.members)
        for measure in ADDED:
            column = self.ledger.columns.get(measure.name)
            if column is None:
                continue
            rows = [row for row in column.rows(chosen) if column.counts(row)]
            for currency in sorted({column.currency(row) for row in rows}):
                yield self._total(measure, currency, column, rows)

    def _total(self, measure: Measure, currency: str, column: Column, counted: list[int]) -> Total:
        rows = [row for row in counted if column.currency(row) == currency]
        # Most records are counted within none and have none within them: those are simply added.
        own = self._together(column, rows)
        apart = [row for row in rows if self._id(column, row) not in own]
        dated = [day for day in {column.day(row) for row in rows} if day is not None]
        return Total(
            measure=measure,
            currency=currency,
            value=number(sum([column.value[r] for r in apart]) + sum_of(own, self.forest, VALUE)),
            low=number(sum([column.low[r] for r in apart]) + sum_of(own, self.forest, LOW)),
            high=number(sum([column.high[r] for r in apart]) + sum_of(own, self.forest, HIGH)),
            reporting=len(rows),
            of=len(self.members),
            confirmed=sum(map(column.is_confirmed, rows)),
            undated=sum(column.day(row) is None for row in rows),
            disputed=sum(map(column.is_disputed, rows)),
            oldest=min(dated, key=_earliest, default=None),
            newest=max(dated, key=_latest, default=None),
            contributions=Contributions(
                self.members,
                partial(self._contributions, column, currency),
                self.forest.parents,
            ),
        )

    def _id(self, column: Column, row: int) -> RecordId:
        return self.ledger.ids[column.places[row]]

    def _together(self, column: Column, rows: Iterable[int]) -> dict[RecordId, Range]:
        """Return the figures of the records that are counted within one another."""
        involved = frozenset(self.forest.order)
        ids = ((self._id(column, row), row) for row in rows)
        return {id: column.range(row) for id, row in ids if id in involved}

    def _contributions(self, column: Column, currency: str) -> Iterator[Contribution]:
        """Yield what each record that reports a measure contributes, in the order of ids."""
        rows = column.rows(self.ledger.chosen(self.members))
        counted = [r for r in rows if column.counts(r) and column.currency(r) == currency]
        settled = settle(self._together(column, counted), self.forest)
        for row in rows:
            id = self._id(column, row)
            stands = settled.get(id, id)
            reason = _reason(column, row, currency, id, stands)
            counted_in = stands if reason == "within" else None
            yield column.contribution(row, id, reason, self.forest.parents.get(id), counted_in)


def _reason(
    column: Column, row: int, currency: str, id: RecordId, stands: RecordId | None
) -> Reason:
    """Return why a figure is counted or not; `stands` is the record whose figure stands for it."""
    if not column.counts(row):
        return "dissolved"
    if column.currency(row) != currency:
        return "other-currency"
    if stands == id:
        return "counted"
    return "within" if stands else "replaced"


def _earliest(day: VagueDate) -> tuple[object, ...]:
    return day.first, day.last, str(day)


def _latest(day: VagueDate) -> tuple[object, ...]:
    return day.last, day.first, str(day)
