"""Which piece of a projection's plane a sheet of given size shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from habitat_site.rendering.maps.lines import Box
from habitat_site.rendering.maps.outline import Point
from habitat_site.rendering.maps.projection import XY, Azimuthal, EqualEarth, distance, turned

BLEED = 14  # how far lines go on past the edge: half of the widest waterline, and a little


@dataclass(frozen=True, slots=True)
class Frame:
    """Which part of the plane a sheet shows, and how large."""

    projection: EqualEarth | Azimuthal
    scale: float
    centre: XY
    width: int
    height: int

    def spot(self, lon: float, lat: float) -> XY:
        """Return where a place is on the sheet; y grows downwards."""
        if isinstance(self.projection, EqualEarth):
            lon = turned(lon, self.projection.meridian)
        return self.of_plane(self.projection.forward(lon, lat))

    def spots(self, places: Iterable[Point]) -> list[XY]:
        """Return where places are on the sheet, in their order."""
        # As `spot` for each: a map of the world has ten thousand.
        projection = self.projection
        if not isinstance(projection, EqualEarth):
            return [self.spot(lon, lat) for lon, lat in places]
        plane = projection.turned(places)
        (left, up), scale, (x, y) = (self.width / 2, self.height / 2), self.scale, self.centre
        return [(left + scale * (a - x), up - scale * (b - y)) for a, b in plane]

    def of_plane(self, point: XY) -> XY:
        """Return where a point of the projection's plane is on the sheet."""
        x, y = point[0] - self.centre[0], point[1] - self.centre[1]
        return self.width / 2 + self.scale * x, self.height / 2 - self.scale * y

    def laid(self, line: Iterable[XY]) -> list[XY]:
        """Return where the points of a line of the projection's plane are on the sheet."""
        scale, (x, y) = self.scale, self.centre
        left, top = self.width / 2 - scale * x, self.height / 2 + scale * y
        return [(left + scale * x, top - scale * y) for x, y in line]

    def place(self, x: float, y: float) -> Point:
        """Return the longitude and latitude of a point of the sheet."""
        right, up = (x - self.width / 2) / self.scale, (self.height / 2 - y) / self.scale
        return self.projection.inverse(self.centre[0] + right, self.centre[1] + up)

    @property
    def box(self) -> Box:
        """Return the sheet's edges with the bleed."""
        return -BLEED, -BLEED, self.width + BLEED, self.height + BLEED

    @property
    def reach(self) -> float:
        """Return the angle from the middle to the farthest edge; 180 where a corner has none."""
        middle = self.place(self.width / 2, self.height / 2)
        edge = [(x, y) for x in (0, self.width / 2, self.width) for y in (0, self.height)]
        far = (self.width + self.height) / self.scale
        if far > 2:
            return 180.0
        return max(distance(middle, self.place(x, y)) for x, y in edge) * 1.1
