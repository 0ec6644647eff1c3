"""What totals are made of: each record's figures, read once for all sets that it is in."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from habitat_site.catalogue import Catalogue, RecordId
from habitat_site.documents import Digest, Digests, digest_of
from habitat_site.results.columns import CONFIRMED, Column, Growing
from habitat_site.results.figures import FIGURES
from habitat_site.results.forest import Forest, forest_of
from habitat_site.results.standing import LEVEL


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

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """Return every figure that a record reports, by the name of its measure."""
        growing: dict[str, Growing] = {}
        # Written down at once, so that the figures themselves need not be kept.
        for place, entry in enumerate(self._initiatives):
            marks = CONFIRMED if LEVEL.read(entry) == "confirmed" else 0
            for figure in FIGURES.read(entry):
                growing.setdefault(figure.measure, Growing()).add(figure, place, marks)
        return {name: each.column(len(self.ids)) for name, each in growing.items()}

    def places(self, members: Iterable[RecordId]) -> Sequence[int]:
        """Return the places of the initiatives of a set among all."""
        return array("I", map(self.place, members))

    def place(self, id: RecordId) -> int:
        """Return the place of an initiative among all."""
        return bisect_left(self.ids, id)

    @cached_property
    def digests(self) -> Digests:
        """Return a digest of what each initiative brings to a total."""
        return Digests(self._catalogue.places, self._digest_of)

    def _digest_of(self, id: str) -> Digest:
        entry = self._initiatives[self.place(RecordId(id))]
        parent = self.forest.parents.get(entry.id, "")
        return digest_of(entry.id, FIGURES.write(entry), LEVEL.write(entry), parent)
