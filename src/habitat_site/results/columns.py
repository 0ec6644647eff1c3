"""Every figure of one measure in some forty bytes: a large site has half a million of them.

As objects they would take ten times as much, in every process that looks at them. A few hundred
sets look at them all, so that nothing here asks for one figure where it can ask for many.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from habitat_site.records.dates import VagueDate, vague_date
from habitat_site.results.figures import Exact, Reported, number

# Whole numbers that fit into eight bytes.
LIMIT = 1 << 63
# What is said of a figure beside its value.
COUNTS, CONFIRMED, DISPUTED = 1, 2, 4
NOWHERE = -1


class Numbers:
    """Exact numbers one after another; those that are not whole, or huge, are kept beside."""

    def __init__(self, numbers: Iterable[Exact] = ()) -> None:
        """Begin with some."""
        self._whole = array("q")
        self._others: dict[int, Exact] = {}
        for each in numbers:
            self.append(each)

    def append(self, number: Exact) -> None:
        """Add a number at the end."""
        if isinstance(number, int) and -LIMIT <= number < LIMIT:
            self._whole.append(number)
        else:
            self._others[len(self._whole)] = number
            self._whole.append(0)

    def __getitem__(self, place: int) -> Exact:
        """Return the number at a place."""
        return self._others[place] if place in self._others else self._whole[place]

    def published(self, places: Iterable[int]) -> list[float]:
        """Return the numbers at some places as they are published."""
        if not self._others:
            return list(map(self._whole.__getitem__, places))
        return [number(self[place]) for place in places]

    def sum(self, places: Sequence[int]) -> Exact:
        """Return what the numbers at some places come to."""
        whole = sum(map(self._whole.__getitem__, places))
        if not self._others:
            return whole
        return sum((self._others[place] for place in places if place in self._others), whole)


@dataclass(frozen=True, slots=True)
class Days:
    """The dates of figures: `places` has that of each row among those that occur, `known`."""

    places: Sequence[int]
    known: tuple[VagueDate | None, ...]

    def __getitem__(self, row: int) -> VagueDate | None:
        """Return the date of a figure."""
        return self.known[self.places[row]]

    def counted(self, rows: Iterable[int]) -> Mapping[VagueDate | None, int]:
        """Return how many figures of some rows there are of each date."""
        # Dates are looked at by their places: it takes long to tell whether two are equal.
        found = Counter(map(self.places.__getitem__, rows))
        return {self.known[place]: times for place, times in found.items()}


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One measure in all records that report it: a row for each, in the order of their ids.

    `places` are the places of the records among all, and `by_place` has the row of each record,
    or `NOWHERE`. `currencies` are those of each row among the `codes` that occur.
    """

    places: Sequence[int]
    by_place: Sequence[int]
    value: Numbers
    low: Numbers
    high: Numbers
    marks: Sequence[int]
    currencies: Sequence[int]
    codes: tuple[str, ...]
    days: Days

    def rows(self, places: Iterable[int]) -> list[int]:
        """Return the rows of the records at some places, in the same order."""
        return [row for row in map(self.by_place.__getitem__, places) if row != NOWHERE]

    def silent(self, places: Iterable[int]) -> list[int]:
        """Return those of some places whose records do not report the measure."""
        by_place = self.by_place
        return [place for place in places if by_place[place] == NOWHERE]

    def counting(self, rows: list[int]) -> list[int]:
        """Return those of some rows whose figures count in the totals of their currency."""
        marks = self.marks
        return [row for row in rows if marks[row] & COUNTS]

    def ended(self, rows: list[int]) -> list[int]:
        """Return those that do not, because their holders are no more."""
        marks = self.marks
        return [row for row in rows if not marks[row] & COUNTS]

    def by_currency(self, rows: list[int]) -> dict[str, list[int]]:
        """Return some rows by the currency of their figures, sorted; of what is no money, `""`."""
        if len(self.codes) == 1:
            return {self.codes[0]: rows} if rows else {}
        found: dict[int, list[int]] = {}
        for row, code in zip(rows, map(self.currencies.__getitem__, rows), strict=True):
            found.setdefault(code, []).append(row)
        return dict(sorted((self.codes[code], some) for code, some in found.items()))

    def marked(self, rows: Iterable[int], mark: int) -> int:
        """Return of how many of some rows something is said."""
        found = Counter(map(self.marks.__getitem__, rows))
        return sum(times for marks, times in found.items() if marks & mark)

    def only(self, rows: Sequence[int], place_of: Callable[[int], int], records: int) -> "Column":
        """Return a column of some rows alone, whose records are at other places among fewer."""
        places = array("I", (place_of(self.places[row]) for row in rows))
        return Column(
            places,
            _rows_by_place(places, records),
            Numbers(map(self.value.__getitem__, rows)),
            Numbers(map(self.low.__getitem__, rows)),
            Numbers(map(self.high.__getitem__, rows)),
            bytes(map(self.marks.__getitem__, rows)),
            array("I", map(self.currencies.__getitem__, rows)),
            self.codes,
            Days(array("I", map(self.days.places.__getitem__, rows)), self.days.known),
        )


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
        self._value, self._low, self._high = Numbers(), Numbers(), Numbers()
        self._marks = bytearray()
        self._currencies, self._dates = array("I"), array("I")
        self._codes: dict[str, int] = {}
        self._days: dict[str, int] = {}

    def add(self, figure: Reported, place: int, marks: int) -> None:
        """Add a figure of the record at a place, of which something is said already."""
        _, currency, value, low, high, as_of, disputed, counts = figure
        self._places.append(place)
        self._value.append(value)
        self._low.append(low)
        self._high.append(high)
        self._marks.append(marks + counts * COUNTS + disputed * DISPUTED)
        self._currencies.append(self._codes.setdefault(currency, len(self._codes)))
        self._dates.append(self._days.setdefault(as_of, len(self._days)))

    def column(self, records: int) -> Column:
        """Return the column of so many records."""
        return Column(
            self._places,
            _rows_by_place(self._places, records),
            self._value,
            self._low,
            self._high,
            self._marks,
            self._currencies,
            tuple(self._codes),
            Days(self._dates, tuple(vague_date(day) if day else None for day in self._days)),
        )
