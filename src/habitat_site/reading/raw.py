"""What a record's contents are had from, wherever they are."""

from dataclasses import dataclass
from typing import Protocol


class Raw(Protocol):
    """Bytes, or what they can be had from."""

    def read(self) -> bytes:
        """Return the bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes in memory."""

    raw: bytes

    def read(self) -> bytes:
        """Return the bytes."""
        return self.raw
