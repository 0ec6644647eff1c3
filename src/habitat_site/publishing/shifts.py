"""How long one process makes pages before a new one takes its place.

Whatever a worker looks at of the plan it has a copy of from then on, and after half a million pages
it would have one of it all.
"""

import re
import time
from pathlib import Path

# So many pages are made at most, where nobody tells how much memory a process has; and no fewer
# than these by one that takes much, or it would do nothing but open what it needs. What a
# successor opens anew takes half a second; after its first thousands a worker's pages add half a
# kilobyte each to what it has for itself.
LONGEST, SHORTEST = 262_144, 1024
# As many bytes as a process may have for itself alone: half of them it needs whatever the size of
# the site, for the records, cards and outlines that it has open.
MOST_ALONE = 320 * 2**20
BETWEEN = 1.0  # seconds between two looks at that, which take some milliseconds


class Shift:
    """What a worker has made since it began."""

    def __init__(self) -> None:
        """Begin now."""
        self._pages = 0
        self._looked = time.monotonic()

    def has_made(self, pages: int) -> None:
        """Take how many more pages are made."""
        self._pages += pages

    def is_over(self) -> bool:
        """Tell, before each portion, whether another worker should make it."""
        if self._pages >= LONGEST:
            return True
        if self._pages < SHORTEST or time.monotonic() < self._looked + BETWEEN:
            return False
        self._looked = time.monotonic()
        return alone() > MOST_ALONE


def alone() -> int:
    """Return how many bytes of memory this process shares with no other; 0 if nobody tells."""
    try:
        told = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^Private_Dirty: +(\d+) kB$", told, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0
