"""Every figure of one measure in some thirty bytes: a large site has half a million of them.

As objects they would take ten times as much, in every process that looks at them.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from habitat_site.catalogue import RecordId
from habitat_site.records.dates import VagueDate
from habitat_site.results.contributions import Contribution, Reason
from habitat_site.results.figures import Exact, Range, Reported, number

# Whole numbers that fit into eight bytes.
LIMIT = 1 << 63
# What is said of a figure beside its value.
COUNTS, CONFIRMED, DISPUTED = 1, 2, 4


class Numbers:
    """Exact numbers one after another; those that are not whole, or huge, are kept beside."""

    def __init__(self) -> None:
        """Begin without any."""
        self._whole = array("q")
        self._others: dict[int, Exact] = {}

    def append(self, number: Exact) -> None:
        """Add a number at the end."""
        is_plain = isinstance(number, int) and -LIMIT <= number < LIMIT
        if not is_plain:
            self._others[len(self._whole)] = number
        self._whole.append(int(number) if is_plain else 0)

    def __getitem__(self, place: int) -> Exact:
        """Return the number at a place."""
        return self._others[place] if place in self._others else self._whole[place]


@dataclass(frozen=True, slots=True)
class Column:
    """One measure in all records that report it: a row for each, in the order of their ids.

    `places` are the places of the records among all, `currencies` and `dates` those of each row
    among the `codes` and `days` that occur.
    """

    places: Sequence[int]
    value: Numbers
    low: Numbers
    high: Numbers
    marks: Sequence[int]
    currencies: Sequence[int]
    dates: Sequence[int]
    codes: tuple[str, ...]
    days: tuple[VagueDate | None, ...]

    def rows(self, chosen: bytes) -> list[int]:
        """Return the rows of some records: `chosen` has a one at the place of each."""
        return list(compress(range(len(self.places)), map(chosen.__getitem__, self.places)))

    def counted(self) -> tuple[str, ...]:
        """Return the currencies in which a figure counts, sorted; of what is no money, `""`."""
        found = {c for c, marks in zip(self.currencies, self.marks, strict=True) if marks & COUNTS}
        return tuple(sorted(self.codes[each] for each in found))

    def counts(self, row: int) -> bool:
        """Tell whether a figure counts in the totals of its currency."""
        return bool(self.marks[row] & COUNTS)

    def is_confirmed(self, row: int) -> bool:
        """Tell whether the record of a row is confirmed."""
        return bool(self.marks[row] & CONFIRMED)

    def is_disputed(self, row: int) -> bool:
        """Tell whether the sources of a figure disagree."""
        return bool(self.marks[row] & DISPUTED)

    def currency(self, row: int) -> str:
        """Return the currency of a figure."""
        return self.codes[self.currencies[row]]

    def day(self, row: int) -> VagueDate | None:
        """Return the date of a figure."""
        return self.days[self.dates[row]]

    def range(self, row: int) -> Range:
        """Return a figure."""
        return Range(self.value[row], self.low[row], self.high[row])

    def contribution(
        self,
        row: int,
        id: RecordId,
        reason: Reason,
        within: RecordId | None,
        counted_in: RecordId | None,
    ) -> Contribution:
        """Return what the record of a row contributes for a reason."""
        value = number(self.value[row])
        return Contribution(
            id=id,
            reason=reason,
            value=value,
            low=number(self.low[row]),
            high=number(self.high[row]),
            added=value if reason == "counted" else 0,
            as_of=self.day(row),
            confirmed=self.is_confirmed(row),
            disputed=self.is_disputed(row),
            counted_in=counted_in,
            within=within,
        )


class Growing:
    """A column to which figures are added in the order of their records."""

    def __init__(self) -> None:
        """Begin without any."""
        self._places = array("I")
        self._value, self._low, self._high = Numbers(), Numbers(), Numbers()
        self._marks = bytearray()
        self._currencies, self._dates = array("I"), array("I")
        self._codes: dict[str, int] = {}
        self._days: dict[VagueDate | None, int] = {}

    def add(self, figure: Reported, place: int, *, is_confirmed: bool) -> None:
        """Add a figure of the record at a place."""
        self._places.append(place)
        self._value.append(figure.range.value)
        self._low.append(figure.range.low)
        self._high.append(figure.range.high)
        marks = figure.counts * COUNTS + is_confirmed * CONFIRMED + figure.disputed * DISPUTED
        self._marks.append(marks)
        self._currencies.append(self._codes.setdefault(figure.currency, len(self._codes)))
        self._dates.append(self._days.setdefault(figure.as_of, len(self._days)))

    def column(self) -> Column:
        """Return the column."""
        return Column(
            self._places,
            self._value,
            self._low,
            self._high,
            self._marks,
            self._currencies,
            self._dates,
            tuple(self._codes),
            tuple(self._days),
        )
