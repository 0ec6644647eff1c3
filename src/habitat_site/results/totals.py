"""Adding up: what a set of initiatives comes to, measure by measure (RECORDS, "How results…")."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import attrgetter

from habitat_site.catalogue import RecordId
from habitat_site.records.measures import MEASURES, Measure
from habitat_site.results.columns import Column, Divided
from habitat_site.results.contributions import Contributions, Reason, Sorted
from habitat_site.results.figures import Exact, Range, number
from habitat_site.results.forest import Forest
from habitat_site.results.ledger import Ledger
from habitat_site.results.numbers import Ends, Numbers
from habitat_site.results.settling import settle, sum_of
from habitat_site.results.values import Total

ADDED = tuple(measure for measure in MEASURES if measure.is_added)
EARLIEST, LATEST = attrgetter("earliest"), attrgetter("latest")


def totals_of(members: tuple[RecordId, ...], ledger: Ledger) -> tuple[Total, ...]:
    """Add up every measure, and every currency of money, that some record of a set reports.

    `members` are the records of the set, sorted by id. What one of them contributes in the set is
    the larger of its own figure and the sum of what the records counted within it contribute; a
    record without a figure that counts has only the latter. Low and high add up by the same rule,
    each for itself.
    """
    forest = ledger.forest.within(frozenset(members))
    own, involved = _Figures(ledger.places(members)), _Figures(ledger.places(forest.order))
    return tuple(_Adding(members, forest, own, involved, ledger).totals())


class _Figures(dict[Column, Divided]):
    """The figures of the records at some places, by measure and by the currency they count in.

    They are asked for when a set is added up, for its page and for its file: four bytes for each
    are kept.
    """

    __slots__ = ("places",)

    def __init__(self, places: Sequence[int]) -> None:
        super().__init__()
        self.places = places

    def __missing__(self, column: Column) -> Divided:
        found = self[column] = column.divided(column.rows(self.places))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class _Adding:
    """A set that is added up, with what is counted within what in it.

    `own` are the figures of its records, `involved` those of the records of its forest.
    """

    members: tuple[RecordId, ...]
    forest: Forest
    own: _Figures
    involved: _Figures
    ledger: Ledger

    def totals(self) -> Iterator[Total]:
        """Yield the totals, in the order of measures, then of currencies."""
        for measure in ADDED:
            column = self.ledger.columns.get(measure.name)
            if column is None:
                continue
            for currency, rows in self.own[column].by_currency.items():
                yield self._total(measure, currency, column, rows)

    def _total(self, measure: Measure, currency: str, column: Column, rows: Sequence[int]) -> Total:
        sums = self._sums(column, rows, self._together(column, currency))
        said = column.counted(rows)
        dated = [each for each, _ in said if each.day is not None]
        return Total(
            measure=measure,
            currency=currency,
            value=number(sums.value),
            low=number(sums.low),
            high=number(sums.high),
            reporting=len(rows),
            of=len(self.members),
            confirmed=sum(times for each, times in said if each.confirmed),
            undated=sum(times for each, times in said if each.day is None),
            disputed=sum(times for each, times in said if each.disputed),
            oldest=min(dated, key=EARLIEST).day if dated else None,
            newest=max(dated, key=LATEST).day if dated else None,
            contributions=Contributions(
                self.members, partial(self._sorted, column, currency), self.forest.parents
            ),
        )

    def _sums(self, column: Column, rows: Sequence[int], own: Mapping[RecordId, int]) -> Range:
        """Return what some figures come to; `own` are those of records within one another."""
        # Most records are counted within none and have none within them: those are simply added.
        involved = frozenset(own.values())
        apart = [row for row in rows if row not in involved] if involved else rows
        value = column.value.sum(apart)
        settled = self._settled(column.value, own)
        low, high = (
            value
            + ends.beyond(apart)
            + (self._settled(ends, own) if ends.differ(involved) else settled)
            for ends in (column.low, column.high)
        )
        return Range(value + settled, low, high)

    def _settled(self, numbers: Numbers | Ends, own: Mapping[RecordId, int]) -> Exact:
        """Return what figures of records that are counted within one another come to."""
        return sum_of({id: numbers[row] for id, row in own.items()}, self.forest)

    def _together(self, column: Column, currency: str) -> Mapping[RecordId, int]:
        """Return the rows that count of the records that are counted within one another."""
        rows = self.involved[column].by_currency.get(currency, ())
        return {self.ledger.ids[column.places[row]]: row for row in rows}

    def _sorted(self, column: Column, currency: str) -> Sorted:
        """Return the figures of a measure by why each is counted in a currency or not."""
        found = self.own[column]
        others = (some for code, some in found.by_currency.items() if code != currency)
        together = self._together(column, currency)
        values = {id: column.value[row] for id, row in together.items()}
        settled = settle(values, self.forest)
        stands = {row: settled[id] for id, row in together.items() if settled[id] != id}
        rows: dict[Reason, Sequence[int]] = {
            "counted": [row for row in found.by_currency[currency] if row not in stands],
            "within": sorted(row for row, id in stands.items() if id is not None),
            "replaced": sorted(row for row, id in stands.items() if id is None),
            "dissolved": found.ended,
            "other-currency": sorted(chain.from_iterable(others)),
        }
        counted_in = {row: id for row, id in stands.items() if id is not None}
        return Sorted(column, self.ledger.ids, self.own.places, rows, counted_in)
