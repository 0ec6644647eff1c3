"""Meridians and parallels as they run over a sheet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from habitat_site.rendering.maps.frame import Frame
from habitat_site.rendering.maps.lines import open_path, pieces, rounded
from habitat_site.rendering.maps.projection import XY, EqualEarth, Row, turned

GRID_RADIUS = 110  # degrees from the centre of an azimuthal map


@dataclass(frozen=True, slots=True)
class GridLine:
    """A meridian or a parallel as it runs over a sheet."""

    degrees: int
    is_meridian: bool
    points: tuple[XY, ...]

    def crossing(self, axis: int, at: float) -> XY | None:
        """Return where it crosses the line x = `at` (axis 0) or y = `at` (axis 1)."""
        for a, b in pairwise(self.points):
            if (a[axis] - at) * (b[axis] - at) <= 0 and a[axis] != b[axis]:
                t = (at - a[axis]) / (b[axis] - a[axis])
                return a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])
        return None


def graticule(frame: Frame, step: int) -> Iterator[GridLine]:
    """Return the meridians and parallels of a sheet, every `step` degrees."""
    lon, lat = frame.place(frame.width / 2, frame.height / 2)
    if isinstance(frame.projection, EqualEarth):
        lon = frame.projection.meridian
    around, reach = min(18, 180 // step), frame.reach
    start = round(lon / step) * step
    row = frame.projection.row
    ends = max(-85.0, lat - around * step), min(85.0, lat + around * step)
    meridian = [row(0.0, at) for at in _every(*ends, step)]
    for degrees in range(start - around * step, start + around * step, step):
        line = [(float(degrees), one, other) for _, one, other in meridian]
        yield from _on_sheet(frame, round(turned(degrees, 0)), line, is_meridian=True)
    ends = lon - min(179.9, around * step), lon + min(179.9, around * step)
    along = tuple(_every(*ends, step))
    for degrees in range(-90 + step, 90, step):
        if abs(degrees - lat) > reach:
            continue
        _, one, other = row(0.0, float(degrees))
        line = [(at, one, other) for at in along]
        yield from _on_sheet(frame, degrees, line, is_meridian=False)


def _every(start: float, end: float, step: int) -> Iterator[float]:
    count = max(1, round((end - start) / step * 2))
    return (start + (end - start) * i / count for i in range(count + 1))


def _on_sheet(
    frame: Frame, degrees: int, line: Sequence[Row], *, is_meridian: bool
) -> Iterator[GridLine]:
    projection, box = frame.projection, (0, 0, frame.width, frame.height)
    parts = (line,) if isinstance(projection, EqualEarth) else projection.within(line, GRID_RADIUS)
    for near in parts:
        for piece in pieces(frame.laid(projection.line(near)), box):
            yield GridLine(degrees, is_meridian, tuple(piece))


def grid_path(lines: Iterable[GridLine]) -> str:
    """Return the path of a graticule."""
    rounds = (rounded(line.points) for line in lines)
    return "".join(open_path(line) for line in rounds if len(line) > 1)
