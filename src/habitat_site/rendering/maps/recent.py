"""What was made last, for the next who asks for the same."""

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """A few values by what they are made of, which is compared and never hashed.

    A page's maps are asked for once in each language, with the same tuple of thousands of places:
    that is known again at once, where its hash would cost more than the map.
    """

    def __init__(self, most: int = 1) -> None:
        self._most = most
        self._kept: list[tuple[K, V]] = []

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Return the value of a key, made now unless it is one of the last."""
        for i, (known, value) in enumerate(self._kept):
            if known == key:
                self._kept.append(self._kept.pop(i))
                return value
        made = make()
        self._kept = [*self._kept, (key, made)][-self._most :]
        return made
