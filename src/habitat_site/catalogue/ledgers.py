"""A fund's ledger as its file says it, and where each of its cells stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from habitat_site.documents import Document
from habitat_site.records.ledger import LedgerEntry


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of a ledger in the order of its lines.

    A cell stands in `document` at `(position, column)`. `rows` has, for each entry, that position:
    a line that cannot be read is no entry, and then the ledger is not whole and nothing can be
    added up.
    """

    document: Document
    entries: tuple[LedgerEntry, ...] = ()
    rows: tuple[int, ...] = ()
    is_whole: bool = True

    def __iter__(self) -> Iterator[tuple[int, LedgerEntry]]:
        """Yield each entry with its position in the file."""
        return zip(self.rows, self.entries, strict=True)
