"""A fund's ledger as its file says it, and where each of its cells stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from habitat_site.documents import Document
from habitat_site.records.ledger import LedgerEntry, PartialEntry


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of a ledger in the order of its lines.

    A cell stands in `document` at `(position, column)`. `rows` has, for each entry, that position:
    a line with a cell that cannot be read is no entry but one of the `partial` ones. Then the
    ledger is not whole, and nothing can be added up.
    """

    document: Document
    entries: tuple[LedgerEntry, ...] = ()
    rows: tuple[int, ...] = ()
    is_whole: bool = True
    partial: tuple[tuple[int, PartialEntry], ...] = ()

    def __iter__(self) -> Iterator[tuple[int, LedgerEntry]]:
        """Yield each entry with its position in the file."""
        return zip(self.rows, self.entries, strict=True)

    @property
    def lines(self) -> tuple[tuple[int, LedgerEntry | PartialEntry], ...]:
        """Return the entries and the partial ones, with their positions, in their order."""
        return tuple(sorted((*self, *self.partial), key=itemgetter(0)))
