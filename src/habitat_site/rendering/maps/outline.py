"""The outline of the world: rings of longitude and latitude by country, as Natural Earth has them.

Shapes without an ISO 3166-1 code (Kosovo, Somaliland, Northern Cyprus) are drawn like any other
land, but no record can name them, so they are never shaded.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry

from habitat_site.diagnostics import HabitatError
from habitat_site.rendering.maps.projection import distance, turned

Point = tuple[float, float]  # longitude, latitude in degrees

# Natural Earth draws these with the state that governs them; ISO 3166-1 and the records do not.
# Code there, code of the part, and the box (west, south, east, north) that the part is in.
PARTS_WITH_OWN_CODE = (
    ("FR", "GF", (-55, 2, -51, 6)),
    ("FR", "GP", (-62, 15.7, -61, 17)),
    ("FR", "MQ", (-62, 14, -60, 15.2)),
    ("FR", "RE", (55, -22, 56, -20)),
    ("FR", "YT", (44, -14, 46, -12)),
    ("NO", "SJ", (-10, 70, 36, 81)),
    ("", "CX", (105, -11, 106, -10)),
)
NORWAY_ITSELF = (4, 57, 32, 71.5)

# Inhabited, and too small for the outline.
CENTRES = {
    "BQ": (-68.3, 12.2),
    "CC": (96.8, -12.2),
    "GI": (-5.4, 36.1),
    "TK": (-171.8, -9.2),
    "TV": (179.2, -8.5),
}


@dataclass(frozen=True, slots=True)
class Ring:
    """One closed line of a country; its longitudes may pass 180 so that it never tears."""

    code: str
    points: tuple[Point, ...]
    centre: Point
    reach: float  # degrees from the centre to the farthest point

    @property
    def area(self) -> float:
        """Return twice the enclosed area in square degrees; negative for a clockwise ring."""
        closed = (*self.points, self.points[0])
        return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(closed))


@dataclass(frozen=True, slots=True)
class Outline:
    """All rings of the world, in the order of the file."""

    rings: tuple[Ring, ...]
    by_code: Mapping[str, tuple[Ring, ...]]


def load_outline(path: Path) -> Outline:
    """Read the outline from a GeoJSON file.

    Raises:
        HabitatError: the file is missing or is no outline of countries.
    """
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        rings = tuple(ring for feature in features for ring in _rings(feature))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise HabitatError(f"{path}: cannot read the outline of the world: {error}") from error
    by_code: dict[str, tuple[Ring, ...]] = {}
    for ring in rings:
        by_code[ring.code] = (*by_code.get(ring.code, ()), ring)
    return Outline(rings, by_code)


def _rings(feature: Mapping[str, Any]) -> Iterator[Ring]:
    country = pycountry.countries.get(numeric=feature.get("id") or "")
    code = country.alpha_2 if country else ""
    geometry = feature["geometry"]
    polygons = geometry["coordinates"]
    for polygon in [polygons] if geometry["type"] == "Polygon" else polygons:
        for raw in polygon:
            points = unwrapped(tuple([(float(lon), float(lat)) for lon, lat in raw[:-1]]))
            if len(set(points)) > 2:  # fewer enclose nothing
                yield _ring(code, points)


def _ring(code: str, points: tuple[Point, ...]) -> Ring:
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    centre = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    reach = max(distance(centre, point) for point in points)
    return Ring(own_code(code, centre), points, centre, reach)


def own_code(code: str, centre: Point) -> str:
    """Return the code of a ring's own territory, where the file gives that of the state."""
    lon, lat = centre
    for state, part, (west, south, east, north) in PARTS_WITH_OWN_CODE:
        if state == code and west <= lon <= east and south <= lat <= north:
            own = NORWAY_ITSELF
            is_home = part == "SJ" and own[0] <= lon <= own[2] and lat <= own[3]
            return code if is_home else part
    return code


def unwrapped(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the points with longitudes turned so that neighbours are near each other."""
    every = [lon for lon, _ in points]
    if max(every) - min(every) < 180:
        return points
    lons = [every[0]]
    for lon in every[1:]:
        lons.append(round(turned(lon, lons[-1]), 6))
    return tuple((lon, lat) for lon, (_, lat) in zip(lons, points, strict=True))
