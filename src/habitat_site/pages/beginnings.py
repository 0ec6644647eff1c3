"""The beginnings of all cards, which maps and neighbours ask for again and again."""

from array import array
from collections.abc import Callable, Mapping

START, SIZE = array("Q").itemsize, array("I").itemsize


class Beginnings:
    """What cards begin with, end to end in one piece of memory: two hundred bytes of each.

    Where they are written down they lie far apart, between all else that is known of their records.
    Processes that are forked share the piece.
    """

    def __init__(self, places: Mapping[str, int], read: Callable[[str], bytes]) -> None:
        """Take each id with its place, counted from 0, and what reads a beginning by its id."""
        self._places, self._read = places, read
        self._written = bytearray()
        self._starts = array("Q", bytes(START * len(places)))
        self._sizes = array("I", bytes(SIZE * len(places)))

    def keep(self, id: str, beginning: bytes) -> None:
        """Keep the beginning of one card, of which none is empty."""
        place = self._places[id]
        if not self._sizes[place]:
            self._starts[place], self._sizes[place] = len(self._written), len(beginning)
            self._written += beginning

    def __getitem__(self, id: str) -> bytearray:
        """Return the beginning of a card, which is read where nobody has kept it."""
        place = self._places[id]
        if not self._sizes[place]:
            self.keep(id, self._read(id))
        start = self._starts[place]
        return self._written[start : start + self._sizes[place]]
