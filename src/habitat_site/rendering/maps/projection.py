"""Two equal-area projections: of the world, and of the surroundings of one place.

Degrees go in, lengths on a globe of radius 1 come out; x grows to the east, y to the north.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import Protocol

XY = tuple[float, float]
# A place with all of its projection that does not depend on the middle of the map.
Row = tuple[float, float, float]
RADIAN = radians(1)

WORLD_MERIDIAN = 11.0  # the sheet is cut at 169° W, in the Bering Strait, and parts no land


class Projection(Protocol):
    """A way to lay the globe flat, and back."""

    def forward(self, lon: float, lat: float) -> XY:
        """Return where a place is on the plane."""
        ...

    @staticmethod
    def row(lon: float, lat: float) -> Row:
        """Return a place for `line`, which may be used for every map of this projection."""
        ...

    def line(self, rows: Iterable[Row], shift: float = 0) -> list[XY]:
        """Return where places are on the plane, all of them `shift` degrees farther east."""
        ...

    def inverse(self, x: float, y: float) -> XY:
        """Return the longitude and latitude of a point of the plane."""
        ...


# Šavrič, Patterson & Jenny (2018), The Equal Earth map projection, IJGIS 33(3), equations 1-4.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = sqrt(3) / 2
NEWTON_STEPS = 12  # five are enough but at the poles, where the first guess is worst


@lru_cache(maxsize=16_384)
def _parallel(lat: float) -> tuple[float, float]:
    """Return the width of a degree of longitude at a latitude, and y."""
    # Kept: a corner of a coast is on dozens of sheets, and a place on the maps of its country, its
    # model, its themes and its networks.
    theta = asin(M * sin(radians(lat)))
    square = theta * theta
    sixth = square * square * square
    stretch = A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)
    y = theta * (A1 + A2 * square + sixth * (A3 + A4 * square))
    return RADIAN * cos(theta) / (M * stretch), y


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """Equal Earth about a central meridian: every land keeps its true share of the page."""

    meridian: float = WORLD_MERIDIAN

    def forward(self, lon: float, lat: float) -> XY:
        """Return where a place is on the plane; longitudes are not wrapped."""
        return self.line((self.row(lon, lat),))[0]

    @staticmethod
    def row(lon: float, lat: float) -> Row:
        """Return the longitude, the width of one of its degrees, and y."""
        width, y = _parallel(lat)
        return lon, width, y

    def line(self, rows: Iterable[Row], shift: float = 0) -> list[XY]:
        """Return where places are on the plane; longitudes are not wrapped."""
        meridian = self.meridian - shift
        return [((lon - meridian) * width, y) for lon, width, y in rows]

    def places(self, places: Iterable[XY], shift: float = 0) -> list[XY]:
        """Return where places are on the plane, all of them `shift` degrees farther east."""
        meridian = self.meridian - shift
        return [
            ((lon - meridian) * width, y) for lon, lat in places for width, y in (_parallel(lat),)
        ]

    def turned(self, places: Iterable[XY]) -> list[XY]:
        """Return where places are on the plane, each within half a turn of the meridian."""
        here = self.meridian
        # As the function of that name, which takes as long as all else.
        return self.places([(here + (lon - here + 180) % 360 - 180, lat) for lon, lat in places])

    def inverse(self, x: float, y: float) -> XY:
        """Return the longitude and latitude of a point of the plane, by Newton's method."""
        theta = y / A1
        for _ in range(NEWTON_STEPS):
            square = theta * theta
            sixth = square * square * square
            error = theta * (A1 + A2 * square + sixth * (A3 + A4 * square)) - y
            theta -= error / (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square))
        square = theta * theta
        stretch = A1 + 3 * A2 * square + square**3 * (7 * A3 + 9 * A4 * square)
        lon = degrees(x * M * stretch / cos(theta))
        return lon + self.meridian, degrees(asin(max(-1.0, min(1.0, sin(theta) / M))))


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's azimuthal equal-area projection about a centre; its opposite has no place."""

    lon: float
    lat: float

    def forward(self, lon: float, lat: float) -> XY:
        """Return where a place is on the plane."""
        return self.line((self.row(lon, lat),))[0]

    @staticmethod
    def row(lon: float, lat: float) -> Row:
        """Return the longitude, and the latitude's sine and cosine."""
        phi = radians(lat)
        return lon, sin(phi), cos(phi)

    def line(self, rows: Iterable[Row], shift: float = 0) -> list[XY]:
        """Return where places are on the plane."""
        here, centre = self.lon - shift, radians(self.lat)
        up_here, out_here = sin(centre), cos(centre)
        spots = []
        for lon, up, out in rows:
            delta = (lon - here) * RADIAN
            along = cos(delta)
            apart = 1 + up_here * up + out_here * out * along
            k = sqrt(2 / (apart if apart > 1e-12 else 1e-12))  # noqa: FURB136 - half the time of max
            spots.append((k * out * sin(delta), k * (out_here * up - up_here * out * along)))
        return spots

    def within(self, rows: Iterable[Row], reach: float) -> Iterator[list[Row]]:
        """Return the parts of a line that are less than so many degrees from the centre."""
        here, centre = self.lon, radians(self.lat)
        up_here, out_here, least = sin(centre), cos(centre), cos(radians(reach))
        near: list[Row] = []
        for row in rows:
            lon, up, out = row
            if up_here * up + out_here * out * cos((lon - here) * RADIAN) > least:
                near.append(row)
            elif near:
                yield near
                near = []
        if near:
            yield near

    def inverse(self, x: float, y: float) -> XY:
        """Return the longitude and latitude of a point of the plane."""
        rho = hypot(x, y)
        if rho == 0:
            return self.lon, self.lat
        centre, c = radians(self.lat), 2 * asin(min(1.0, rho / 2))
        lat = asin(max(-1.0, min(1.0, cos(c) * sin(centre) + y * sin(c) * cos(centre) / rho)))
        east = atan2(x * sin(c), rho * cos(centre) * cos(c) - y * sin(centre) * sin(c))
        return self.lon + degrees(east), degrees(lat)


def turned(lon: float, meridian: float) -> float:
    """Return a longitude, turned so that it is within half a turn of a meridian."""
    return meridian + (lon - meridian + 180) % 360 - 180


def distance(a: XY, b: XY) -> float:
    """Return the angle between two places of the globe, in degrees."""
    (lon_a, lat_a), (lon_b, lat_b) = a, b
    half_lat, half_lon = radians(lat_b - lat_a) / 2, radians(lon_b - lon_a) / 2
    chord = sin(half_lat) ** 2 + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(half_lon) ** 2
    return degrees(2 * asin(min(1.0, sqrt(chord))))
