"""The parts of a country that belong on one sheet: a mainland with its islands, or an archipelago.

Hawaii is not near the other states, nor Réunion near Paris. A small map shows the part that a
record is in; the mainland if it does not say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from habitat_site.rendering.maps.lines import Box
from habitat_site.rendering.maps.outline import Outline, Point, Ring
from habitat_site.rendering.maps.projection import Azimuthal, turned

APART = 6.0  # degrees: Borneo and Malacca belong together, Alaska and Washington do not


@dataclass(frozen=True, slots=True)
class Part:
    """Rings near each other, and the box about them on the side of the globe where they are."""

    points: tuple[Point, ...]
    box: Box

    def gap(self, lon: float, lat: float) -> float:
        """Return how far a place is from the box, in degrees of latitude, about."""
        lon = turned(lon, (self.box[0] + self.box[2]) / 2)
        return _gap(self.box, (lon, lat, lon, lat))


def parts(outline: Outline, code: str) -> tuple[Part, ...]:
    """Return the parts of a country, the one with the largest ring first."""
    rings = sorted(outline.by_code.get(code, ()), key=lambda ring: -abs(ring.area))
    left = [(ring, _box(ring, rings[0].centre[0])) for ring in rings]
    found = []
    while left:
        group = [left.pop(0)]
        for _, box in group:  # it grows while we go through it
            near = [each for each in left if _gap(box, each[1]) < APART]
            left = [each for each in left if each not in near]
            group += near
        west, south, east, north = zip(*(box for _, box in group), strict=True)
        points = tuple(point for ring, _ in group for point in ring.points)
        found.append(Part(points, (min(west), min(south), max(east), max(north))))
    return tuple(found)


def _box(ring: Ring, meridian: float) -> Box:
    shift = turned(ring.centre[0], meridian) - ring.centre[0]
    lons, lats = [lon + shift for lon, _ in ring.points], [lat for _, lat in ring.points]
    return min(lons), min(lats), max(lons), max(lats)


def _gap(a: Box, b: Box) -> float:
    across = max(0.0, a[0] - b[2], b[0] - a[2])
    along = max(0.0, a[1] - b[3], b[1] - a[3])
    nearest = min(abs(a[1]), abs(a[3]), abs(b[1]), abs(b[3]))
    return hypot(across * cos(radians(nearest)), along)


def middle_of(points: Sequence[Point]) -> tuple[Azimuthal, float]:
    """Return the projection about the middle of some places, and the larger side they need."""
    projection = Azimuthal(*points[0])
    rows = [projection.row(*point) for point in points]
    side = 0.0
    for _ in range(4):  # it moves less than a thousandth after three
        xs, ys = zip(*projection.line(rows), strict=True)
        lon, lat = projection.inverse((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
        projection = Azimuthal(turned(lon, 0), lat)
        side = max(max(xs) - min(xs), max(ys) - min(ys))
    return projection, side
