"""A piece of the globe laid on a sheet of given size, as the paths that its layers are made of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from habitat_site.rendering.maps.lines import (
    Box,
    area,
    clipped,
    closed_path,
    open_path,
    pieces,
    rounded,
)
from habitat_site.rendering.maps.outline import Point, Ring, unwrapped
from habitat_site.rendering.maps.projection import (
    XY,
    Azimuthal,
    EqualEarth,
    distance,
    turned,
)
from habitat_site.rendering.maps.topology import (
    Ref,
    Shape,
    Topology,
    chained,
    joined,
    used_once,
    used_twice,
)

Pixels = tuple[tuple[int, int], ...]  # a line in whole units of the sheet

BLEED = 14  # how far lines go on past the edge: half of the widest waterline, and a little
SAFE = 150.0  # degrees from the centre; beyond, an azimuthal map turns land inside out


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

    def of_plane(self, point: XY) -> XY:
        """Return where a point of the projection's plane is on the sheet."""
        x, y = point[0] - self.centre[0], point[1] - self.centre[1]
        return self.width / 2 + self.scale * x, self.height / 2 - self.scale * y

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


@dataclass(frozen=True, slots=True)
class Detail:
    """How fine the lines are: what is nearer or smaller than this many pixels is left out."""

    line: float
    island: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paths of a sheet, and each country's closed lines for shading and naming it."""

    frame: Frame
    land: str
    border: str
    countries: dict[str, tuple[Pixels, ...]]

    def shaded(self, codes: Iterable[str]) -> str:
        """Return the path of some countries."""
        return "".join(
            closed_path(ring)
            for code in sorted(set(codes))
            for ring in self.countries.get(code, ())
        )


def draw(topology: Topology, frame: Frame, detail: Detail) -> Sheet:
    """Draw what a frame shows of the world."""
    shapes = tuple(_near(topology.shapes, frame))
    needed = {ref if ref >= 0 else ~ref for shape in shapes for ref in shape.refs}
    lines: list[Sequence[Point]] = [
        arc.thinned(detail.line / frame.scale) if i in needed else ()
        for i, arc in enumerate(topology.arcs)
    ]

    @cache  # the coast of an island is also its country's
    def closed(refs: tuple[Ref, ...]) -> Pixels:
        return _closed(joined(refs, lines), frame, detail.island)

    countries: dict[str, tuple[Pixels, ...]] = {}
    for shape in shapes:
        ring = closed(shape.refs)
        if ring and shape.ring.code:
            countries[shape.ring.code] = (*countries.get(shape.ring.code, ()), ring)
    coasts = chained(used_once(shapes), topology.arcs)
    borders = (lines[i] for i in used_twice(shapes, topology.arcs))
    return Sheet(
        frame,
        "".join(closed_path(ring) for refs in coasts if (ring := closed(refs))),
        "".join(open_path(piece) for line in borders for piece in _open(line, frame)),
        countries,
    )


def _near(shapes: Iterable[Shape], frame: Frame) -> Iterator[Shape]:
    middle, reach = frame.place(frame.width / 2, frame.height / 2), frame.reach
    for shape in shapes:
        is_near = distance(middle, shape.ring.centre) - shape.ring.reach <= reach
        if is_near and _is_safe(shape.ring, frame.projection):
            yield shape


def _is_safe(ring: Ring, projection: EqualEarth | Azimuthal) -> bool:
    if isinstance(projection, EqualEarth):
        return True
    centre = projection.lon, projection.lat
    if distance(centre, ring.centre) + ring.reach < SAFE:
        return True
    return all(distance(centre, point) < SAFE for point in ring.points)


def _spots(points: Sequence[Point], frame: Frame) -> list[XY]:
    """Project a line whole: all of it on the side of the cut where its middle is."""
    line = unwrapped(tuple(points))
    lons = [lon for lon, _ in line]
    middle = (min(lons) + max(lons)) / 2
    shift = 0.0
    if isinstance(frame.projection, EqualEarth):
        shift = turned(middle, frame.projection.meridian) - middle
    return [frame.of_plane(frame.projection.forward(lon + shift, lat)) for lon, lat in line]


def _closed(points: Sequence[Point], frame: Frame, island: float) -> Pixels:
    ring = rounded(clipped(_spots(points, frame), frame.box))
    if ring and ring[0] == ring[-1]:
        ring.pop()
    return tuple(ring) if len(ring) > 2 and area(ring) >= island else ()


def _open(points: Sequence[Point], frame: Frame) -> Iterator[list[tuple[int, int]]]:
    for piece in pieces(_spots(points, frame), frame.box):
        line = rounded(piece)
        if len(line) > 1:
            yield line
