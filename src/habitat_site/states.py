"""Whether a file is as it was, told without opening it: same size, times and inode."""

import os
import time
from typing import NamedTuple


class State(NamedTuple):
    """How a file was when it was looked at; one that is the same has not been changed.

    Times count nanoseconds, of what the file holds and of anything about it.
    """

    size: int
    modified: int
    changed: int
    inode: int


# A file that changes twice within the tick of its file system's clock looks the same both times.
# Kernels tick every 4 to 10 ms; old file systems keep whole seconds, and FAT every second one.
TICK = 50_000_000
COARSE_TICK = 2_000_000_000
SECOND = 1_000_000_000


def state_of(path: str | os.PathLike[str]) -> State:
    """Return the state of a file.

    Raises:
        OSError: there is none, or it cannot be looked at.
    """
    return as_state(os.stat(path))  # noqa: PTH116 - of tens of thousands of files


def as_state(found: os.stat_result) -> State:
    """Return what the system says of a file as its state."""
    return State(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


class Clock:
    """Tells whether a file is old enough for its state to be trusted, as of one moment."""

    def __init__(self) -> None:
        """Take the moment."""
        self._now = time.time_ns()
        self._long_ago = self._now - COARSE_TICK

    def trusts(self, state: State) -> bool:
        """Tell whether the file would look otherwise if it changed from now on."""
        _, modified, changed, _ = state
        # Nearly all are.
        if modified < self._long_ago and changed < self._long_ago:
            return True
        tick = TICK if changed % SECOND else COARSE_TICK
        return max(modified, changed) < self._now - tick
