"""Where records lie while nobody looks at them: a file to which everything is added at its end.

In memory ten thousand take more than a hundred megabytes, and every process that is forked would
copy what it looks at. Processes that are forked read the same file. It has no name and ends with
the run, or is kept for the next one.
"""

import os
import struct
import tempfile
import weakref
from collections.abc import ItemsView, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from itertools import accumulate
from pathlib import Path
from typing import Any, Protocol

from habitat_site.diagnostics import HabitatError
from habitat_site.states import State, as_state

# What is written at once.
BUFFER = 1 << 20
NUMBER = struct.calcsize("=I")


class Raw(Protocol):
    """Bytes, or what they can be had from."""

    def read(self) -> bytes:
        """Return the bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes in memory."""

    raw: bytes

    def read(self) -> bytes:
        """Return the bytes."""
        return self.raw


def nameless(folder: Path) -> "Shelf":
    """Return a shelf of this run alone in a folder, or where the system has such files."""
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
    is_ours = folder.is_dir() and os.access(folder, os.W_OK)
    where = str(folder) if is_ours else tempfile.gettempdir()
    return Shelf(tempfile.TemporaryFile(dir=where, buffering=0), where)


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


class Shelf:
    """One file, to which everything is added at its end; what lies there is never changed."""

    def __init__(self, file: FileIO, folder: str) -> None:
        """Take a file, which is closed with the shelf, and where it is."""
        self._folder = folder
        self._file = file
        weakref.finalize(self, file.close)
        self._written = self.state().size
        self._waiting = bytearray()
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}

    @property
    def size(self) -> int:
        """Return how much lies there."""
        return self._written + len(self._waiting)

    def state(self) -> State:
        """Return how the file is now."""
        return as_state(os.fstat(self._file.fileno()))

    def keep(self, contents: Raw, texts: Mapping[str, str]) -> tuple["Piece", "Texts"]:
        """Lay down the contents of a record, and texts by name.

        Raises:
            HabitatError: there is no room for them.
        """
        first, *others = pieces = [contents.read(), *(text.encode() for text in texts.values())]
        start = self.add(b"".join(pieces))
        ends = tuple(accumulate(map(len, others)))
        packed = struct.pack(f"={len(ends)}I", *ends)
        return self.kept(start, len(first), tuple(texts), packed)

    def kept(
        self, start: int, size: int, names: tuple[str, ...], ends: bytes
    ) -> tuple["Piece", "Texts"]:
        """Return contents of a size that lie at a place, and the texts that follow them."""
        # The same for all records of a kind.
        names = self._names.setdefault(names, names)
        return Piece(self, start, size), Texts(self, start + size, names, ends)

    def add(self, piece: bytes) -> int:
        """Lay bytes down, and return where.

        Raises:
            HabitatError: there is no room for them.
        """
        start = self.size
        self._waiting += piece
        if len(self._waiting) >= BUFFER:
            self.write()
        return start

    def read(self, start: int, size: int) -> bytes:
        """Return what was laid down at a place."""
        if start >= self._written:
            place = start - self._written
            return bytes(self._waiting[place : place + size])
        if hasattr(os, "pread"):
            return os.pread(self._file.fileno(), size, start)
        # Where there is no fork either, so that nobody else moves the place.
        self._file.seek(start)
        return self._file.read(size)

    def write(self) -> None:
        """Write what is waiting to be written.

        Raises:
            HabitatError: there is no room for it.
        """
        waiting = memoryview(self._waiting)
        self._waiting = bytearray()
        try:
            self._file.seek(self._written)
            while waiting:
                count = self._file.write(waiting)
                self._written += count
                waiting = waiting[count:]
        except OSError as error:
            why = error.strerror or str(error)
            raise HabitatError(f"{self._folder}: no room for what was read: {why}") from error


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Bytes on a shelf; to a process that does not share the shelf, they are sent themselves."""

    shelf: Shelf
    start: int
    size: int

    def read(self) -> bytes:
        """Return the bytes."""
        return self.shelf.read(self.start, self.size)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make the same elsewhere."""
        return Held, (self.read(),)


@dataclass(frozen=True, slots=True, eq=False)
class Texts(Mapping[str, str]):
    """Texts by name on a shelf, one after another; `ends` are where, as packed numbers."""

    shelf: Shelf
    start: int
    names: tuple[str, ...]
    ends: bytes

    def __getitem__(self, name: str) -> str:
        """Return a text."""
        if name not in self.names:
            raise KeyError(name)
        place = self.names.index(name) * NUMBER
        first = struct.unpack_from("=I", self.ends, place - NUMBER)[0] if place else 0
        end = struct.unpack_from("=I", self.ends, place)[0]
        return self.shelf.read(self.start + first, end - first).decode()

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a text of a name."""
        return name in self.names

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self.names)

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self.names)

    def items(self) -> ItemsView[str, str]:
        """Return all texts with their names, read at once."""
        ends = struct.unpack(f"={len(self.names)}I", self.ends)
        whole = self.shelf.read(self.start, ends[-1] if ends else 0)
        starts = (0, *ends)[:-1]
        texts = (whole[start:end].decode() for start, end in zip(starts, ends, strict=True))
        return dict(zip(self.names, texts, strict=True)).items()

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make the same elsewhere."""
        return dict, (list(self.items()),)
