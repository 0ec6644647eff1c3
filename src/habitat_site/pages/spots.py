"""What maps need of an initiative: the part of its card that says where it is.

Whole sets are gone through for their maps, again and again; a whole card takes three times as much,
and its figure most of that.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from habitat_site.catalogue import Entry, Projection
from habitat_site.languages import Lang
from habitat_site.pages.cards import WrittenTexts, initiative_card, initiative_cards
from habitat_site.records import Initiative
from habitat_site.records.dates import Date
from habitat_site.results.places import Point


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an initiative is, what a map calls it, and how new it is."""

    id: str
    title: WrittenTexts
    place: WrittenTexts
    countries: tuple[str, ...]
    started: Date | None
    reported: Date | None
    point: Point | None
    is_vouched_for: bool


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


@lru_cache(maxsize=8)
def initiative_spots(languages: tuple[Lang, ...]) -> Projection[Spot]:
    """Return the projection of an initiative to its spot: read from what is written of its card."""
    cards = initiative_cards(languages)
    return Projection(cards.name, cards.folders, Spot, partial(_spot, languages=languages))


def _spot(entry: Entry[Initiative], languages: tuple[Lang, ...]) -> Spot:
    card = initiative_card(entry, languages)
    return Spot(
        card.id,
        card.title,
        card.place,
        card.countries,
        card.started,
        card.reported,
        card.point,
        card.is_vouched_for,
    )
