"""Exact numbers of very many figures, in eight bytes where they are whole, as most are."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habitat_site.results.figures import Exact, number

# Whole numbers that fit into eight bytes.
LIMIT = 1 << 63


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


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """The lowest or the highest that figures may be; of most nobody says it, and it is the value.

    `told` has those that differ from their value, by row.
    """

    value: Numbers
    told: Mapping[int, Exact]

    def __getitem__(self, row: int) -> Exact:
        """Return the end of a figure."""
        return self.told[row] if row in self.told else self.value[row]

    def published(self, rows: Sequence[int]) -> list[float]:
        """Return the ends of some figures as they are published."""
        if not self.differ(rows):
            return self.value.published(rows)
        return [number(self[row]) for row in rows]

    def differ(self, rows: Iterable[int]) -> bool:
        """Tell whether one of some figures has an end other than its value."""
        return bool(self.told) and not self.told.keys().isdisjoint(rows)

    def beyond(self, rows: Iterable[int]) -> Exact:
        """Return by how much the sum of some ends differs from that of the values."""
        if not self.told:
            return 0
        return sum(self.told[row] - self.value[row] for row in rows if row in self.told)
