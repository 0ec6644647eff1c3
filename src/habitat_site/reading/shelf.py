"""Where records lie while nobody looks at them: a file without a name, which ends with the run.

In memory ten thousand take more than a hundred megabytes, and every process that is forked would
copy what it looks at. Processes that are forked read the same file.
"""

import os
import struct
import tempfile
import weakref
from collections.abc import ItemsView, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Protocol

from habitat_site.diagnostics import HabitatError

# What is written at once.
BUFFER = 1 << 20
WIDTH = struct.calcsize("=I")


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


class Shelf:
    """One file of this run alone, to which everything is added at its end."""

    def __init__(self, folder: Path) -> None:
        """Open a file in a folder, or where the system has such files if it cannot be there."""
        with suppress(OSError):
            folder.mkdir(exist_ok=True)
        is_ours = folder.is_dir() and os.access(folder, os.W_OK)
        self._folder = str(folder) if is_ours else tempfile.gettempdir()
        # Closed with the shelf.
        self._file = tempfile.TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115
        weakref.finalize(self, self._file.close)
        self._written = 0
        self._waiting = bytearray()
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}

    def keep(self, contents: Raw, texts: Mapping[str, str]) -> tuple["Piece", "Texts"]:
        """Lay down the contents of a record, and texts by name.

        Raises:
            HabitatError: there is no room for them.
        """
        first, *others = pieces = [contents.read(), *(text.encode() for text in texts.values())]
        start = self._add(b"".join(pieces))
        ends = tuple(accumulate(map(len, others)))
        # The same for all records of a kind.
        names = self._names.setdefault(tuple(texts), tuple(texts))
        packed = struct.pack(f"={len(ends)}I", *ends)
        return Piece(self, start, len(first)), Texts(self, start + len(first), names, packed)

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

    def _add(self, piece: bytes) -> int:
        start = self._written + len(self._waiting)
        self._waiting += piece
        if len(self._waiting) >= BUFFER:
            self._write()
        return start

    def _write(self) -> None:
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
        place = self.names.index(name) * WIDTH
        first = struct.unpack_from("=I", self.ends, place - WIDTH)[0] if place else 0
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
