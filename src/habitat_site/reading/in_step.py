"""Many alike pieces of work done beside each other, one step of each after the other.

A step of one piece finds what the same step of the piece before left in the processor's cache: its
code, and the tables that it looks things up in. All steps of a record together do not fit in there.
"""

from collections.abc import Generator, Iterable
from typing import TypeVar

T = TypeVar("T")
Steps = Generator[None, None, T]
"""A piece of work that pauses behind each of its steps, and returns what it made."""


def in_step(pieces: Iterable[Steps[T]]) -> list[T]:
    """Return what comes of each piece, in their order; pieces may have other numbers of steps."""
    made: dict[int, T] = {}
    under_way = list(enumerate(pieces))
    while under_way:
        going_on = []
        for number, piece in under_way:
            try:
                next(piece)
            except StopIteration as ended:
                made[number] = ended.value
            else:
                going_on.append((number, piece))
        under_way = going_on
    return [made[number] for number in sorted(made)]
