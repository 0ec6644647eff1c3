"""Lines of the outline, made ready once for sheets of every scale and projection."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from habitat_site.rendering.maps.lines import Box
from habitat_site.rendering.maps.outline import Point
from habitat_site.rendering.maps.projection import XY, Azimuthal, EqualEarth, turned

WORLD = EqualEarth()
SHORT = 32  # points; of so short a line, every thinning is kept


@dataclass(frozen=True, eq=False)
class Trace:
    """A line whose longitudes never jump, and how much each of its points matters.

    `weights` tells of each point how far a line without it would miss it, in radii of the globe.
    """

    points: Sequence[Point]
    weights: Sequence[float]
    _thinned: dict[int, Sequence[int]] = field(default_factory=dict, repr=False)
    _on_world: dict[int, Sequence[XY]] = field(default_factory=dict, repr=False)

    def count(self, tolerance: float) -> int:
        """Return how many of its points a line may not miss by so much, in radii of the globe."""
        return bisect_left(self._lightness, -tolerance)

    def spots(self, projection: EqualEarth | Azimuthal, tolerance: float) -> Sequence[XY]:
        """Return the line on the plane, without the points that it may miss by so little.

        On a flat map it is whole: all of it on the side of the cut where its middle is.
        """
        # Of most lines few points are ever asked for, and those of each sheet are others.
        count = self.count(tolerance)
        if isinstance(projection, EqualEarth):
            return self._flat(projection, count)
        points, row = self.points, projection.row
        return projection.line([row(*points[i]) for i in self._kept(count)])

    def reach(self, projection: EqualEarth) -> Box:
        """Return a box on the plane that holds the line, perhaps a little larger than it."""
        return self._world_reach if projection == WORLD else self._reach(projection)

    def _flat(self, projection: EqualEarth, count: int) -> Sequence[XY]:
        """Return so many of its points on a flat map."""
        if projection != WORLD:
            points = self.points
            places = [points[i] for i in self._kept(count)]
            return projection.places(places, self._shift(projection))
        # Every set that is spread over the world has a map about this meridian, nearly as large.
        if count not in self._on_world:
            places = [self.points[i] for i in self._kept(count)]
            self._on_world.clear()
            self._on_world[count] = projection.places(places, self._shift(projection))
        return self._on_world[count]

    def _kept(self, count: int) -> Sequence[int]:
        if count not in self._thinned:
            kept = sorted(self._heaviest[:count])
            if len(self.points) > SHORT:
                return kept
            self._thinned[count] = kept
        return self._thinned[count]

    def _shift(self, projection: EqualEarth) -> float:
        west, _, east, _ = self._box
        middle = (west + east) / 2
        return round((turned(middle, projection.meridian) - middle) / 360) * 360

    def _reach(self, projection: EqualEarth) -> Box:
        west, south, east, north = self._box
        shift = self._shift(projection) - projection.meridian
        # A parallel is longest nearest to the equator.
        nearest, farthest = self._widths
        left, right = west + shift, east + shift
        return (
            left * (farthest if left > 0 else nearest),
            south,
            right * (nearest if right > 0 else farthest),
            north,
        )

    @cached_property
    def _world_reach(self) -> Box:
        return self._reach(WORLD)

    @cached_property
    def _box(self) -> Box:
        """Return the first and the last longitude, and the least and greatest y."""
        lons, lats = zip(*self.points, strict=True)
        return (
            min(lons),
            EqualEarth.row(0, min(lats))[2],
            max(lons),
            EqualEarth.row(0, max(lats))[2],
        )

    @cached_property
    def _widths(self) -> tuple[float, float]:
        """Return how long a degree of longitude is, nearest to the equator and farthest."""
        lats = [lat for _, lat in self.points]
        ends = EqualEarth.row(0, min(lats))[1], EqualEarth.row(0, max(lats))[1]
        nearest = max(min(lats), min(max(lats), 0.0))
        return EqualEarth.row(0, nearest)[1], min(ends)

    @cached_property
    def _heaviest(self) -> Sequence[int]:
        weights = self.weights
        return array("I", sorted(range(len(weights)), key=weights.__getitem__, reverse=True))

    @cached_property
    def _lightness(self) -> Sequence[float]:
        return array("d", sorted(-weight for weight in self.weights))
