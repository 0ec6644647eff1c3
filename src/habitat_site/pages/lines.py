"""One line of every card, such as its names: maps and neighbours ask for it again and again."""

from array import array
from collections.abc import Callable, Mapping

START, SIZE = array("Q").itemsize, array("I").itemsize


class Lines:
    """A line of each card, end to end in one piece of memory.

    Where they are written down they lie far apart, between all else that is known of their records.
    Processes that are forked share the piece.
    """

    def __init__(self, places: Mapping[str, int], read: Callable[[str], bytes]) -> None:
        """Take each id with its place, counted from 0, and what reads a line by its id."""
        self._places, self._read = places, read
        self._written = bytearray()
        self._starts = array("Q", bytes(START * len(places)))
        self._sizes = array("I", bytes(SIZE * len(places)))

    def keep(self, id: str, line: bytes) -> None:
        """Keep the line of one card, of which none is empty."""
        place = self._places[id]
        if not self._sizes[place]:
            self._starts[place], self._sizes[place] = len(self._written), len(line)
            self._written += line

    def __getitem__(self, id: str) -> bytearray:
        """Return the line of a card, which is read where nobody has kept it."""
        place = self._places[id]
        if not self._sizes[place]:
            self.keep(id, self._read(id))
        start = self._starts[place]
        return self._written[start : start + self._sizes[place]]
