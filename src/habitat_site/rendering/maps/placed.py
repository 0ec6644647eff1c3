"""What maps need to know of a place."""

from typing import Protocol


class Placed(Protocol):
    """Where an initiative is, as far as it is published, and in which country."""

    @property
    def lat(self) -> float:
        """Return the latitude."""
        ...

    @property
    def lon(self) -> float:
        """Return the longitude."""
        ...

    @property
    def country(self) -> str:
        """Return the country's code."""
        ...
