"""What totals are made of: each record's figures, read once for all sets that it is in."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from habitat_site.catalogue import Catalogue, Entry, Projection, RecordId
from habitat_site.documents import Digest, Digests, digest_of
from habitat_site.records import Initiative
from habitat_site.results.columns import Column, Growing
from habitat_site.results.figures import Reported, figures_of
from habitat_site.results.forest import Forest, forest_of
from habitat_site.results.grounds import level_of


class Brought(NamedTuple):
    """What an initiative brings to totals: its figures, and whether it is confirmed."""

    is_confirmed: bool
    figures: tuple[Reported, ...]


def brought_by(entry: Entry[Initiative]) -> Brought:
    """Return what an initiative brings to totals."""
    return Brought(level_of(entry) == "confirmed", figures_of(entry))


# One for both: to read one thing of every record takes as long as to read two.
BROUGHT = Projection("brought", frozenset(("initiatives",)), Brought, brought_by)


class Ledger:
    """Everything that totals are made of, read from the catalogue when it is first asked for.

    `ids` are those of all initiatives, sorted.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the catalogue."""
        self._initiatives = catalogue.initiatives
        self._catalogue = catalogue
        self.ids = tuple(entry.id for entry in catalogue.initiatives)

    @cached_property
    def forest(self) -> Forest:
        """Return what is counted within what."""
        return forest_of(self._catalogue)

    @property
    def columns(self) -> Mapping[str, Column]:
        """Return every figure that a record reports, by the name of its measure."""
        return self._read[0]

    @property
    def confirmed(self) -> int:
        """Return how many initiatives are confirmed."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[Mapping[str, Column], int]:
        growing: dict[str, Growing] = {}
        confirmed = 0
        # Written down at once, so that the figures themselves need not be kept.
        for place, entry in enumerate(self._initiatives):
            is_confirmed, figures = BROUGHT.read(entry)
            confirmed += is_confirmed
            for figure in figures:
                if figure.measure not in growing:
                    growing[figure.measure] = Growing()
                growing[figure.measure].add(figure, place, is_confirmed=is_confirmed)
        return {name: each.column(len(self.ids)) for name, each in growing.items()}, confirmed

    def places(self, members: Iterable[RecordId]) -> Sequence[int]:
        """Return the places of the initiatives of a set among all."""
        return array("I", map(self._catalogue.places.__getitem__, members))

    @cached_property
    def digests(self) -> Digests:
        """Return a digest of what each initiative brings to a total."""
        return Digests(self._catalogue.places, self._digest_of)

    def _digest_of(self, id: str) -> Digest:
        entry = self._initiatives[self._catalogue.places[id]]
        parent = self.forest.parents.get(entry.id, "")
        return digest_of(entry.id, BROUGHT.write(entry), parent)
