"""Which points of the outline a drawing can do without, found once for sheets of every scale."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, inf, radians, sin, sqrt

from habitat_site.rendering.maps.outline import Point

XYZ = tuple[float, float, float]


def weights(points: Sequence[Point]) -> tuple[float, ...]:
    """Return how far the line would miss each point without it, in radii of the globe.

    The points above any tolerance are the line that Douglas & Peucker would leave of these.
    """
    spots = [_on_globe(*point) for point in points]
    found = [inf] * len(spots)
    last = len(spots) - 1
    # A closed line has no two ends to thin between: take the first point and the opposite one.
    ends = (0, last // 2, last) if points[0] == points[-1] else (0, last)
    spans = [(start, end, inf) for start, end in pairwise(ends)]
    while spans:
        start, end, limit = spans.pop()
        if end - start < 2:
            continue
        gap, middle = _farthest(spots, start, end)
        # Never above what the line hangs on, which would be left out before it.
        found[middle] = limit = min(gap, limit)
        spans += [(start, middle, limit), (middle, end, limit)]
    return tuple(found)


def _on_globe(lon: float, lat: float) -> XYZ:
    east, north = radians(lon), radians(lat)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def _farthest(spots: Sequence[XYZ], start: int, end: int) -> tuple[float, int]:
    (ax, ay, az), (bx, by, bz) = spots[start], spots[end]
    dx, dy, dz = bx - ax, by - ay, bz - az
    length = dx * dx + dy * dy + dz * dz
    best, where = -1.0, start
    for i, (east, north, up) in enumerate(spots[start + 1 : end], start + 1):
        x, y, z = east - ax, north - ay, up - az
        along = (x * dx + y * dy + z * dz) / length if length else 0.0
        if along > 0:
            along = min(along, 1.0)
            gap = (x - along * dx) ** 2 + (y - along * dy) ** 2 + (z - along * dz) ** 2
        else:
            gap = x**2 + y**2 + z**2
        if gap > best:
            best, where = gap, i
    return sqrt(best), where
