"""What maps and pages of others need of an initiative: a part of its card."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habitat_site.pages.cards import Texts
from habitat_site.records.dates import VagueDate
from habitat_site.results.places import Point


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an initiative is, and how new it is.

    Whole sets are gone through for their maps, again and again; a whole card takes ten times as
    much.
    """

    id: str
    countries: tuple[str, ...]
    started: VagueDate | None
    reported: VagueDate | None
    point: Point | None
    is_vouched_for: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What an initiative's page says of another beside it."""

    key: str
    title: Texts
    place: Texts
    countries: tuple[str, ...]
    phase: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A point with what an interactive map calls it."""

    point: Point
    title: Texts
    place: Texts


@dataclass(frozen=True, slots=True)
class Chart:
    """The points of a set, how many of it are in each country, and how many are vouched for."""

    points: tuple[Point, ...]
    counts: Mapping[str, int]
    vouched_for: int

    @property
    def countries(self) -> tuple[str, ...]:
        """Return the countries, sorted by code."""
        return tuple(sorted(self.counts))


def chart(spots: Iterable[Spot]) -> Chart:
    """Return the chart of a set, of which no two spots are held at once."""
    points: list[Point] = []
    counts: Counter[str] = Counter()
    vouched_for = 0
    for spot in spots:
        counts.update(set(spot.countries))
        vouched_for += spot.is_vouched_for
        if spot.point:
            points.append(spot.point)
    return Chart(tuple(points), counts, vouched_for)
