"""Where records lie while nobody looks at them: a file to which everything is added at its end.

In memory ten thousand take more than a hundred megabytes, and every process that is forked would
copy what it looks at. Processes that are forked read the same file. It has no name and ends with
the run, or is kept for the next one.
"""

import os
import tempfile
import zlib
from array import array
from collections.abc import ItemsView, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from habitat_site.catalogue import TIES
from habitat_site.reading.board import Board, nameless_file
from habitat_site.reading.raw import Held, Raw

NUMBER = array("I").itemsize
# Every run asks every record for it, and each would have to be looked for at another place.
AT_HAND = TIES.name


def nameless(folder: Path) -> "Shelf":
    """Return a shelf of this run alone in a folder, or where the system has such files."""
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
    is_ours = folder.is_dir() and os.access(folder, os.W_OK)
    where = str(folder) if is_ours else tempfile.gettempdir()
    return Shelf(nameless_file(where), where)


def kept_in(path: Path) -> "Shelf":
    """Return the shelf that was kept at a path, to read from.

    Raises:
        OSError: there is none, or it cannot be read.
    """
    return Shelf(FileIO(path), str(path.parent))


def added_to(path: Path) -> "Shelf":
    """Return a shelf that is kept at a path, to add to; a new one if there is none.

    Raises:
        OSError: it cannot be written.
    """
    return Shelf(FileIO(path, "a+"), str(path.parent))


class Laid(NamedTuple):
    """A record as it lies on a shelf: contents and texts in a row, and where each of them ends."""

    whole: bytes
    names: tuple[str, ...]
    ends: bytes


class Lying(NamedTuple):
    """Where a record lies on a shelf, what is known of it there (see `Laid`), and its sum.

    By the sum it is found out what a disk has changed; it is 0 where nobody has added it up yet.
    `at_hand` is one of the texts, which is always asked for, if it is known without a look there.
    """

    start: int
    names: tuple[str, ...]
    ends: bytes
    sum: int = 0
    at_hand: bytes = b""

    @property
    def size(self) -> int:
        """Return how many bytes lie there."""
        return array("I", self.ends)[-1]


def sum_of(whole: bytes) -> int:
    """Return the sum of a record as it lies there."""
    return zlib.crc32(whole)


class Shelf(Board):
    """Records on a board, by their numbers."""

    def __init__(self, file: FileIO, folder: str) -> None:
        """Take a file, which is closed with the shelf, and where it is."""
        super().__init__(file, folder)
        # Of each record by its number: where it begins, its sum, which names its texts have (the
        # same for all records of a kind), and from which number on it is written where its parts
        # end.
        self._starts, self._sums = array("Q"), array("I")
        self._kinds: list[tuple[str, ...]] = []
        self._kind_of, self._ends_at = array("I"), array("Q")
        self._ends = array("I")
        # Of few records it differs from that of all others.
        self._at_hand: list[bytes] = []
        self._same: dict[bytes, bytes] = {}

    def keep(self, contents: Raw, texts: Mapping[str, bytes]) -> tuple["Piece", "Texts"]:
        """Lay down the contents of a record, and texts by name.

        Raises:
            HabitatError: there is no room for them.
        """
        return self.kept(self.lay(laid(contents, texts)))

    def kept(self, lying: Lying) -> tuple["Piece", "Texts"]:
        """Return contents that lie at a place, and the texts that follow them."""
        start, names, ends, added_up, at_hand = lying
        number = len(self._starts)
        self._starts.append(start)
        self._sums.append(added_up)
        self._kind_of.append(self._kind(names))
        self._ends_at.append(len(self._ends))
        self._ends.frombytes(ends)
        self._at_hand.append(self._same.setdefault(at_hand, at_hand))
        return Piece(self, number), Texts(self, number)

    def found(self, lying: Lying) -> tuple["Piece", "Texts"]:
        """Return contents and texts that another process has put on this shelf."""
        self.reaches(lying.start + lying.size)
        return self.kept(lying)

    def lay(self, found: "Laid") -> Lying:
        """Lay a record down that was on another shelf or on none, and return where.

        Raises:
            HabitatError: there is no room for it.
        """
        return Lying(self.add(found.whole), found.names, found.ends, sum_of(found.whole))

    def _kind(self, names: tuple[str, ...]) -> int:
        if names not in self._kinds:
            self._kinds.append(names)
        return self._kinds.index(names)

    def contents(self, number: int) -> bytes:
        """Return the contents of a record."""
        return self.read(self._starts[number], self._ends[self._ends_at[number]])

    def lying(self, number: int) -> Lying:
        """Return where a record with its texts lies, with its sum."""
        start, ends = self._starts[number], self._ends_of(number)
        added_up = self._sums[number] or sum_of(self.read(start, ends[-1]))
        return Lying(start, self.names(number), ends.tobytes(), added_up)

    def names(self, number: int) -> tuple[str, ...]:
        """Return the names of a record's texts."""
        return self._kinds[self._kind_of[number]]

    def laid(self, number: int) -> Laid:
        """Return a record as it lies here."""
        names, ends = self.names(number), self._ends_of(number)
        return Laid(self.read(self._starts[number], ends[-1]), names, ends.tobytes())

    def _ends_of(self, number: int) -> "array[int]":
        at = self._ends_at[number]
        return self._ends[at : at + 1 + len(self.names(number))]

    def text(self, number: int, name: str) -> bytes:
        """Return one of a record's texts.

        Raises:
            KeyError: there is none of this name.
        """
        if name == AT_HAND and self._at_hand[number]:
            return self._at_hand[number]
        try:
            # As `names`: every projection of every record is looked for.
            at = self._ends_at[number] + self._kinds[self._kind_of[number]].index(name)
        except ValueError:
            raise KeyError(name) from None
        start, end = self._ends[at], self._ends[at + 1]
        return self.read(self._starts[number] + start, end - start)

    def texts(self, number: int, first: int, count: int) -> list[bytes]:
        """Return some of a record's texts, read at once; `first` is the place of the first one."""
        at = self._ends_at[number] + first
        bounds = self._ends[at : at + count + 1]
        whole = self.read(self._starts[number] + bounds[0], bounds[-1] - bounds[0])
        spans = pairwise(end - bounds[0] for end in bounds)
        return [whole[start:end] for start, end in spans]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Contents on a shelf; to a process that does not share the shelf, they are sent themselves."""

    shelf: Shelf
    number: int

    def read(self) -> bytes:
        """Return the bytes."""
        return self.shelf.contents(self.number)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make the same elsewhere."""
        return Held, (self.read(),)


@dataclass(frozen=True, slots=True, eq=False)
class Texts(Mapping[str, bytes]):
    """The texts of a record on a shelf, by name, as bytes."""

    shelf: Shelf
    number: int

    def __getitem__(self, name: str) -> bytes:
        """Return a text."""
        return self.shelf.text(self.number, name)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a text of a name."""
        return name in self.shelf.names(self.number)

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self.shelf.names(self.number))

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self.shelf.names(self.number))

    def items(self) -> ItemsView[str, bytes]:
        """Return all texts with their names, read at once."""
        texts = self.shelf.texts(self.number, 0, len(self))
        return dict(zip(self, texts, strict=True)).items()

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make the same elsewhere."""
        return dict, (list(self.items()),)


def together(contents: Raw, texts: Mapping[str, bytes]) -> Piece | None:
    """Return the contents if they lie on a shelf with these texts behind them."""
    if isinstance(contents, Piece) and isinstance(texts, Texts):
        place = (contents.shelf, contents.number)
        return contents if place == (texts.shelf, texts.number) else None
    return None


def laid(contents: Raw, texts: Mapping[str, bytes]) -> Laid:
    """Return a record as it would lie on any shelf, without a look inside where it is on one."""
    piece = together(contents, texts)
    if piece:
        return piece.shelf.laid(piece.number)
    pieces = [contents.read(), *texts.values()]
    ends = array("I", [*accumulate(map(len, pieces))])
    return Laid(b"".join(pieces), tuple(texts), ends.tobytes())
