"""Every figure of one measure in some twenty bytes: a large site has half a million of them.

As objects they would take twenty times as much, in every process that looks at them. A few hundred
sets look at them all, so that nothing here asks for one figure where it can ask for many.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from habitat_site.records.dates import VagueDate, vague_date
from habitat_site.results.figures import Exact, Reported
from habitat_site.results.numbers import Ends, Numbers

NOWHERE = -1


@dataclass(frozen=True)
class Said:
    """What is said of a figure beside its value, the same of many.

    Its date decides which of two comes `earliest`, and which `latest`.
    """

    currency: str
    day: VagueDate | None
    confirmed: bool
    disputed: bool
    counts: bool

    @cached_property
    def earliest(self) -> tuple[object, ...]:
        """Return what orders dates by the first day that they may mean."""
        return () if self.day is None else (self.day.first, self.day.last, str(self.day))

    @cached_property
    def latest(self) -> tuple[object, ...]:
        """Return what orders dates by the last day that they may mean."""
        return () if self.day is None else (self.day.last, self.day.first, str(self.day))


@dataclass(frozen=True, slots=True)
class Divided:
    """Rows by the currency in which their figures count, sorted; those that do not are `ended`.

    What is no money counts in the currency `""`.
    """

    by_currency: Mapping[str, Sequence[int]]
    ended: Sequence[int]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One measure in all records that report it: a row for each, in the order of their ids.

    `places` are the places of the records among all, and `by_place` has the row of each record,
    or `NOWHERE`. `kinds` say of each row what is said of it among all that `said` has.
    """

    places: Sequence[int]
    by_place: Sequence[int]
    value: Numbers
    low: Ends
    high: Ends
    kinds: Sequence[int]
    said: tuple[Said, ...]

    def rows(self, places: Iterable[int]) -> list[int]:
        """Return the rows of the records at some places, in the same order."""
        return [row for row in map(self.by_place.__getitem__, places) if row != NOWHERE]

    def silent(self, places: Iterable[int]) -> list[int]:
        """Return those of some places whose records do not report the measure."""
        by_place = self.by_place
        return [place for place in places if by_place[place] == NOWHERE]

    def divided(self, rows: list[int]) -> Divided:
        """Divide some rows, which keep their order, by currency."""
        bins = _bins(self)
        if len(bins.currencies) == 1 and not bins.some_ended:
            counted = dict.fromkeys(bins.currencies, array("I", rows)) if rows else {}
            return Divided(counted, array("I"))
        ended: list[int] = []
        found: dict[str, list[int]] = {code: [] for code in bins.currencies}
        adds = [ended.append if code is None else found[code].append for code in bins.by_kind]
        for row, kind in zip(rows, map(self.kinds.__getitem__, rows), strict=True):
            adds[kind](row)
        counted = {code: array("I", some) for code, some in found.items() if some}
        return Divided(counted, array("I", ended))

    def about(self, row: int) -> Said:
        """Return what is said of a figure."""
        return self.said[self.kinds[row]]

    def counted(self, rows: Iterable[int]) -> Sequence[tuple[Said, int]]:
        """Return what is said of some rows, and of how many."""
        found = Counter(map(self.kinds.__getitem__, rows))
        return tuple((self.said[kind], times) for kind, times in found.items())

    def only(self, rows: Sequence[int], place_of: Callable[[int], int], records: int) -> "Column":
        """Return a column of some rows alone, whose records are at other places among fewer."""
        places = array("I", (place_of(self.places[row]) for row in rows))
        value = Numbers(map(self.value.__getitem__, rows))
        low, high = (
            Ends(value, {new: told[row] for new, row in enumerate(rows) if row in told})
            for told in (self.low.told, self.high.told)
        )
        return Column(
            places,
            _rows_by_place(places, records),
            value,
            low,
            high,
            array("I", map(self.kinds.__getitem__, rows)),
            self.said,
        )


class _Bins(NamedTuple):
    """In which currency the figures of each kind count, in none those that do not."""

    by_kind: tuple[str | None, ...]
    currencies: tuple[str, ...]
    some_ended: bool


# Asked for each of a few hundred sets, of as many columns as there are measures, with dozens of
# kinds each.
@lru_cache(maxsize=16)
def _bins(column: Column) -> _Bins:
    by_kind = tuple(each.currency if each.counts else None for each in column.said)
    return _Bins(by_kind, tuple(sorted({each.currency for each in column.said})), None in by_kind)


def _rows_by_place(places: Sequence[int], records: int) -> Sequence[int]:
    found = array("i", [NOWHERE]) * records
    for row, place in enumerate(places):
        found[place] = row
    return found


class Growing:
    """A column to which figures are added in the order of their records."""

    def __init__(self) -> None:
        """Begin without any."""
        self._places = array("I")
        self._value = Numbers()
        self._low: dict[int, Exact] = {}
        self._high: dict[int, Exact] = {}
        self._kinds = array("I")
        self._said: dict[tuple[str, str, bool, bool, bool], int] = {}

    def add(self, figure: Reported, place: int, *, is_confirmed: bool) -> None:
        """Add a figure of the record at a place."""
        _, currency, value, low, high, as_of, disputed, counts = figure
        said = currency, as_of, is_confirmed, disputed, counts
        if low != value:
            self._low[len(self._places)] = low
        if high != value:
            self._high[len(self._places)] = high
        self._places.append(place)
        self._value.append(value)
        self._kinds.append(self._said.setdefault(said, len(self._said)))

    def column(self, records: int) -> Column:
        """Return the column of so many records."""
        return Column(
            self._places,
            _rows_by_place(self._places, records),
            self._value,
            Ends(self._value, self._low),
            Ends(self._value, self._high),
            self._kinds,
            tuple(self._read()),
        )

    def _read(self) -> Iterator[Said]:
        for currency, as_of, confirmed, disputed, counts in self._said:
            day = vague_date(as_of) if as_of else None
            yield Said(currency, day, confirmed, disputed, counts)
