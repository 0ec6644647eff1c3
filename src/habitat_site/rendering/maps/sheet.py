"""A piece of the globe laid on a sheet of given size, as the paths that its layers are made of."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from habitat_site.rendering.maps.frame import Frame
from habitat_site.rendering.maps.lines import closed_path, open_path
from habitat_site.rendering.maps.outline import Ring
from habitat_site.rendering.maps.pen import Detail, Pen, Pixels
from habitat_site.rendering.maps.projection import Azimuthal, EqualEarth, distance
from habitat_site.rendering.maps.topology import Ref, Shape, Topology, extract

SAFE = 150.0  # degrees from the centre; beyond, an azimuthal map turns land inside out


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paths of a sheet; each country's closed lines, for shading and naming it, on demand."""

    frame: Frame
    land: str
    border: str
    codes: tuple[str, ...]
    rings: Callable[[str], tuple[Pixels, ...]]

    def shaded(self, codes: Iterable[str]) -> str:
        """Return the path of some countries."""
        return "".join(
            closed_path(ring) for code in sorted(set(codes)) for ring in self.rings(code)
        )


def draw(topology: Topology, frame: Frame, detail: Detail) -> Sheet:
    """Draw what a frame shows of the world."""
    near = _near(topology.shapes, frame)
    shown = topology.whole if len(near) == len(topology.shapes) else extract(near, topology.arcs)
    pen = Pen(frame, detail)

    @cache  # the coast of an island is also its country's
    def closed(refs: tuple[Ref, ...]) -> Pixels:
        return pen.closed(topology.trace(refs))

    def rings(code: str) -> tuple[Pixels, ...]:
        return tuple(ring for refs in shown.countries.get(code, ()) if (ring := closed(refs)))

    borders = (line for i in shown.borders for line in pen.open(topology.trace((i,))))
    return Sheet(
        frame,
        "".join([closed_path(ring) for refs in shown.coasts if (ring := closed(refs))]),
        "".join([open_path(line) for line in borders]),
        tuple(shown.countries),
        rings,
    )


def _near(shapes: Sequence[Shape], frame: Frame) -> Sequence[Shape]:
    """Return the rings that a sheet may show, without those that it would turn inside out."""
    reach, projection = frame.reach, frame.projection
    if reach < 180:
        middle = frame.place(frame.width / 2, frame.height / 2)
        shapes = [
            shape
            for shape in shapes
            if distance(middle, shape.ring.centre) - shape.ring.reach <= reach
        ]
    if isinstance(projection, EqualEarth):
        return shapes
    return [shape for shape in shapes if _is_safe(shape.ring, projection)]


def _is_safe(ring: Ring, projection: Azimuthal) -> bool:
    centre = projection.lon, projection.lat
    if distance(centre, ring.centre) + ring.reach < SAFE:
        return True
    return all(distance(centre, point) < SAFE for point in ring.points)
