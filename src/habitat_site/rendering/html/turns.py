"""The turns of a loop in a template, for `loop.last` and its like."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


class Turn:
    """One turn of a loop, as `loop` shows it."""

    __slots__ = ("first", "index", "index0", "last")

    first: bool
    index: int
    index0: int
    last: bool


def turns(values: Iterable[T], undefined: object = None) -> Iterable[tuple[T, Turn]]:
    """Return each value with its turn; the turn is the same object, changed each time."""
    all_values = tuple(values)
    # Most loops of a page have nothing to go through.
    return _turns(all_values) if all_values else ()


def _turns(all_values: tuple[T, ...]) -> Iterator[tuple[T, Turn]]:
    turn, last = Turn(), len(all_values) - 1
    turn.first, turn.last = True, False
    for index, value in enumerate(all_values):
        turn.index0, turn.index = index, index + 1
        if index == last:
            turn.last = True
        yield value, turn
        turn.first = False
