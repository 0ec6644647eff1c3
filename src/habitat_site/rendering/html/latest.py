"""What pages that follow one another share: those of one record in its languages."""

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")
Made = TypeVar("Made")


class Latest(Generic[Value, Made]):
    """Makes something of a value, and remembers it until it is asked about another value.

    Values are the same only where they are one: to compare views takes longer than to make
    something of them.
    """

    __slots__ = ("_last", "_make")

    def __init__(self, make: Callable[[Value], Made]) -> None:
        """Take what makes one of the other."""
        self._make = make
        self._last: tuple[Value, Made] | None = None

    def of(self, value: Value) -> Made:
        """Return what is made of a value."""
        last = self._last
        if last is not None and last[0] is value:
            return last[1]
        made = self._make(value)
        self._last = value, made
        return made
