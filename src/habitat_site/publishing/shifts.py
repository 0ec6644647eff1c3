"""How long one process makes pages before a new one takes its place.

Whatever a worker looks at of the plan it has a copy of from then on, and after half a million pages
it would have one of it all.
"""

import mmap
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
# The system is asked for that again when so much may have been added: each time it walks through
# all of a process's memory, which takes a fiftieth of a second where there is much.
STEP = 16 * 2**20
# A page of memory becomes a process's own when it is written to, which the system counts: a fault.
FAULT = mmap.PAGESIZE
# Where the system gives huge pages unasked, one fault brings more: then after so many seconds.
AT_LEAST = 8.0


class Shift:
    """What a worker has made since it began."""

    def __init__(self) -> None:
        """Begin now."""
        self._pages = 0
        self._look = faults() + MOST_ALONE // FAULT
        self._looked = time.monotonic()

    def has_made(self, pages: int) -> None:
        """Take how many more pages are made."""
        self._pages += pages

    def is_over(self) -> bool:
        """Tell, before each portion, whether another worker should make it."""
        if self._pages >= LONGEST:
            return True
        if self._pages < SHORTEST or not self._may_have_too_much():
            return False
        mine = alone()
        self._look = faults() + max(MOST_ALONE - mine, STEP) // FAULT
        self._looked = time.monotonic()
        return mine > MOST_ALONE

    def _may_have_too_much(self) -> bool:
        return faults() >= self._look or time.monotonic() >= self._looked + AT_LEAST


def faults() -> int:
    """Return how often this process was given a page of memory, its own or one that it shares."""
    import resource  # there is none on Windows, nor a fork

    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def alone() -> int:
    """Return how many bytes of memory this process shares with no other; 0 if nobody tells."""
    try:
        told = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^Private_Dirty: +(\d+) kB$", told, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0
