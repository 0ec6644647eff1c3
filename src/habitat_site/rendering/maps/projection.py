"""Two equal-area projections: of the world, and of the surroundings of one place.

Degrees go in, lengths on a globe of radius 1 come out; x grows to the east, y to the north.
"""

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import Protocol

XY = tuple[float, float]

WORLD_MERIDIAN = 11.0  # the sheet is cut at 169° W, in the Bering Strait, and parts no land


class Projection(Protocol):
    """A way to lay the globe flat, and back."""

    def forward(self, lon: float, lat: float) -> XY:
        """Return where a place is on the plane."""
        ...

    def inverse(self, x: float, y: float) -> XY:
        """Return the longitude and latitude of a point of the plane."""
        ...


# Šavrič, Patterson & Jenny (2018), The Equal Earth map projection, IJGIS 33(3), equations 1-4.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = sqrt(3) / 2
NEWTON_STEPS = 12  # five are enough but at the poles, where the first guess is worst


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """Equal Earth about a central meridian: every land keeps its true share of the page."""

    meridian: float = WORLD_MERIDIAN

    def forward(self, lon: float, lat: float) -> XY:
        """Return where a place is on the plane; longitudes are not wrapped."""
        theta = asin(M * sin(radians(lat)))
        square = theta * theta
        sixth = square * square * square
        stretch = A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)
        x = radians(lon - self.meridian) * cos(theta) / (M * stretch)
        return x, theta * (A1 + A2 * square + sixth * (A3 + A4 * square))

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
        phi, centre, delta = radians(lat), radians(self.lat), radians(lon - self.lon)
        up, out = sin(phi), cos(phi)
        up_here, out_here = sin(centre), cos(centre)
        along = cos(delta)
        k = sqrt(2 / max(1 + up_here * up + out_here * out * along, 1e-12))
        return k * out * sin(delta), k * (out_here * up - up_here * out * along)

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
