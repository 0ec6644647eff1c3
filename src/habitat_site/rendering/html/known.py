"""What a language has said before: found again sooner than by a function that remembers."""

from collections.abc import Callable
from typing import Any, TypeVar

from markupsafe import Markup

Said = TypeVar("Said")

# Of each kind of thing: dates of a large site are some thousands, countries some hundreds.
MOST = 16_384


class Known(dict[Any, Said]):
    """Things said, by what they are said of; what is asked for first is worked out.

    It forgets all of them now and then.
    """

    __slots__ = ("_encoded", "_say")

    def __init__(self, say: Callable[[Any], Said]) -> None:
        """Take what works it out."""
        super().__init__()
        self._say = say
        self._encoded: Known[bytes] | None = None

    def __missing__(self, key: Any) -> Said:
        """Return what nobody has asked for yet."""
        if len(self) >= MOST:
            self.clear()
        found = self[key] = self._say(key)
        return found

    def encoded(self: "Known[Markup]") -> "Known[bytes]":
        """Return the same as it stands in a page, for all who ask."""
        if self._encoded is None:
            self._encoded = Known(lambda key: self[key].encode())
        return self._encoded
