"""A piece of the globe laid on a sheet of given size, as the paths that its layers are made of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from habitat_site.rendering.maps.lines import (
    Box,
    area,
    clipped,
    closed_path,
    open_path,
    pieces,
    rounded,
    thinned,
)
from habitat_site.rendering.maps.outline import Point, unwrapped
from habitat_site.rendering.maps.projection import (
    XY,
    Azimuthal,
    EqualEarth,
    Projection,
    distance,
    turned,
)
from habitat_site.rendering.maps.topology import (
    Shape,
    Topology,
    chained,
    joined,
    used_once,
    used_twice,
)

BLEED = 14  # how far lines go on past the edge: half of the widest waterline, and a little
SAFE_RADIUS = 1.93  # 150° from the centre; beyond, an azimuthal map turns land inside out


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
    countries: dict[str, tuple[tuple[tuple[int, int], ...], ...]]

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
        _thinned(arc.points, frame, detail.line) if i in needed else ()
        for i, arc in enumerate(topology.arcs)
    ]
    coasts = (joined(refs, lines) for refs in chained(used_once(shapes), topology.arcs))
    countries: dict[str, tuple[tuple[tuple[int, int], ...], ...]] = {}
    for shape in shapes:
        ring = _closed(joined(shape.refs, lines), frame, detail.island)
        if ring and shape.ring.code:
            countries[shape.ring.code] = (*countries.get(shape.ring.code, ()), ring)
    borders = (lines[i] for i in used_twice(shapes, topology.arcs))
    return Sheet(
        frame,
        "".join(
            closed_path(ring) for coast in coasts if (ring := _closed(coast, frame, detail.island))
        ),
        "".join(open_path(piece) for line in borders for piece in _open(line, frame)),
        countries,
    )


def _near(shapes: Iterable[Shape], frame: Frame) -> Iterator[Shape]:
    middle, reach = frame.place(frame.width / 2, frame.height / 2), frame.reach
    for shape in shapes:
        if distance(middle, shape.ring.centre) - shape.ring.reach > reach:
            continue
        if isinstance(frame.projection, Azimuthal) and not _is_safe(shape, frame.projection):
            continue
        yield shape


def _is_safe(shape: Shape, projection: Projection) -> bool:
    return all(hypot(*projection.forward(*point)) < SAFE_RADIUS for point in shape.ring.points)


def _thinned(points: Sequence[Point], frame: Frame, tolerance: float) -> Sequence[Point]:
    forward = frame.projection.forward
    spots = [frame.of_plane(forward(*point)) for point in points]
    by_spot = dict(zip(spots, points, strict=True))
    if spots[0] != spots[-1]:
        return [by_spot[spot] for spot in thinned(spots, tolerance)]
    # A closed line has no two ends to thin between: take the first point and the opposite one.
    half = len(spots) // 2
    first, second = thinned(spots[: half + 1], tolerance), thinned(spots[half:], tolerance)
    return [by_spot[spot] for spot in (*first, *second[1:])]


def _spots(points: Sequence[Point], frame: Frame) -> list[XY]:
    """Project a line whole: all of it on the side of the cut where its middle is."""
    line = unwrapped(tuple(points))
    lons = [lon for lon, _ in line]
    middle = (min(lons) + max(lons)) / 2
    shift = 0.0
    if isinstance(frame.projection, EqualEarth):
        shift = turned(middle, frame.projection.meridian) - middle
    return [frame.of_plane(frame.projection.forward(lon + shift, lat)) for lon, lat in line]


def _closed(points: Sequence[Point], frame: Frame, island: float) -> tuple[tuple[int, int], ...]:
    ring = rounded(clipped(_spots(points, frame), frame.box))
    if ring and ring[0] == ring[-1]:
        ring.pop()
    return tuple(ring) if len(ring) > 2 and area(ring) >= island else ()


def _open(points: Sequence[Point], frame: Frame) -> Iterator[list[tuple[int, int]]]:
    for piece in pieces(_spots(points, frame), frame.box):
        line = rounded(piece)
        if len(line) > 1:
            yield line
