"""One file to which everything is added at its end; what lies there is never changed."""

import os
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from habitat_site.diagnostics import HabitatError
from habitat_site.states import State, as_state

# What is written at once.
BUFFER = 1 << 20
CAN_READ_AT = hasattr(os, "pread")


def nameless_file(folder: str) -> FileIO:
    """Return a file in a folder that ends with the run, and has no name where that can be.

    Raises:
        OSError: it cannot be made.
    """
    if hasattr(os, "O_TMPFILE"):
        # Python's own cannot be given a name later. Not every file system has such files.
        with suppress(OSError):
            return FileIO(os.open(folder, os.O_RDWR | os.O_TMPFILE, 0o666), "r+")
    return tempfile.TemporaryFile(dir=folder, buffering=0)


class Board:
    """The file, and what is still to be written there."""

    def __init__(self, file: FileIO, folder: str) -> None:
        """Take a file, which is closed with the board, and where it is."""
        self._folder = folder
        self._file = file
        weakref.finalize(self, file.close)
        self._written = self.state().size
        self._waiting = bytearray()

    def keep_at(self, path: Path) -> bool:
        """Give the file of this run a name, so that it stays; tell whether the system can."""
        try:
            folder = os.open(path.parent, os.O_RDONLY)
        except OSError:
            return False
        try:
            # With a folder, so that the link is followed to the file that is open.
            os.link(f"/proc/self/fd/{self._file.fileno()}", path.name, dst_dir_fd=folder)
        except (OSError, NotImplementedError):  # as Python says that a system has no such links
            return False
        finally:
            os.close(folder)
        return True

    @property
    def size(self) -> int:
        """Return how much lies there."""
        return self._written + len(self._waiting)

    def state(self) -> State:
        """Return how the file is now."""
        return as_state(os.fstat(self._file.fileno()))

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
        if CAN_READ_AT:
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
        with self._in_room():
            self._file.seek(self._written)
            while waiting:
                count = self._file.write(waiting)
                self._written += count
                waiting = waiting[count:]

    def put(self, piece: bytes, start: int) -> None:
        """Write bytes at a place where nobody else writes, whatever other processes do elsewhere.

        Raises:
            HabitatError: there is no room for them.
        """
        left = memoryview(piece)
        with self._in_room():
            while left:
                count = os.pwrite(self._file.fileno(), left, start)
                start, left = start + count, left[count:]

    @contextmanager
    def _in_room(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            why = error.strerror or str(error)
            raise HabitatError(f"{self._folder}: no room for what was read: {why}") from error

    def reaches(self, end: int) -> None:
        """Take note that others have written up to a place, where nothing waits to be written."""
        self._written = max(self._written, end)
