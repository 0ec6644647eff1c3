"""Where records are, no finer than each may be published: every output takes places from here."""

from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import NamedTuple

from habitat_site.catalogue import Entry, RecordId
from habitat_site.records import Initiative
from habitat_site.records.scalars import DECIMALS, Precision
from habitat_site.records.shared import Place

# The smallest step that is published, by the number of decimals.
STEPS = {each: Decimal(1).scaleb(-each) for each in DECIMALS.values() if each is not None}


class Coordinates(NamedTuple):
    """Degrees, already rounded to what is published."""

    lat: float
    lon: float


class Point(NamedTuple):
    """An initiative on a map, and the country that it is counted in there.

    There is one for each map that shows it: a named tuple takes half as long to make as a class.
    """

    id: RecordId
    lat: float
    lon: float
    precision: Precision
    country: str = ""


def published(place: Place | None) -> Coordinates | None:
    """Return the coordinates that may be published, or nothing for a country or a hidden place.

    A file with finer coordinates is refused by the check; rounding here keeps them in even if a
    rule should ever miss one.
    """
    if place is None or place.lat is None or place.lon is None:
        return None
    decimals = DECIMALS[place.precision]
    if decimals is None:
        return None
    return _coordinates(place.lat, place.lon, decimals)


def point_of(entry: Entry[Initiative]) -> Point | None:
    """Return the place of an initiative if its coordinates are published."""
    place = entry.record.place
    found = published(place)
    if place is None or found is None:
        return None
    country = entry.record.all_countries[0]
    return Point(entry.id, found.lat, found.lon, place.precision, country)


@lru_cache(maxsize=4096)
def _coordinates(lat: Decimal, lon: Decimal, decimals: int) -> Coordinates:
    # Every output of a record asks for the same.
    return Coordinates(_rounded(lat, decimals), _rounded(lon, decimals))


def _rounded(degrees: Decimal, decimals: int) -> float:
    # Adding zero turns -0.0 into 0.0.
    return float(degrees.quantize(STEPS[decimals], ROUND_HALF_EVEN)) + 0.0
