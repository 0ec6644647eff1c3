"""The map of the whole world, as home shows it, and what of it a phone shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from habitat_site.rendering.maps.frame import Frame
from habitat_site.rendering.maps.grid import graticule, grid_path
from habitat_site.rendering.maps.layers import coasts, dots, picture
from habitat_site.rendering.maps.outline import Point
from habitat_site.rendering.maps.pen import Detail
from habitat_site.rendering.maps.projection import EqualEarth
from habitat_site.rendering.maps.sheet import Sheet, draw
from habitat_site.rendering.maps.topology import Topology

WIDTH, NORTH, SOUTH = 1600, 79.0, -57.0
HEIGHT = 688
GRID = 20
DETAIL = Detail(line=0.85, island=1.8)
HALO = 20  # units that a mark needs beside it, at the size of a phone


@dataclass(frozen=True, slots=True)
class Crop:
    """How a narrow screen may cut the sheet without losing a mark."""

    classes: str
    align: str


WHOLE = Crop("map map--whole", "xMidYMid")
# What 3:2 and 2:1 leave of the width, least first.
CUTS = ((HEIGHT * 3 / 2, "map"), (HEIGHT * 2, "map map--wide"))


def world_frame() -> Frame:
    """Return the sheet from 57° S to 79° N, as wide as the equator."""
    projection = EqualEarth()
    east, _ = projection.forward(projection.meridian + 180, 0)
    top, bottom = projection.forward(0, NORTH)[1], projection.forward(0, SOUTH)[1]
    return Frame(projection, WIDTH / 2 / east, (0.0, (top + bottom) / 2), WIDTH, HEIGHT)


def world_sheet(topology: Topology) -> tuple[Sheet, str]:
    """Draw the world, and its grid."""
    sheet = draw(topology, world_frame(), DETAIL)
    return sheet, grid_path(graticule(sheet.frame, GRID))


def crop(xs: Iterable[float]) -> Crop:
    """Choose the narrowest cut, and its side, that keeps all marks on the sheet."""
    marks = tuple(xs)
    west, east = min(marks, default=WIDTH / 2) - HALO, max(marks, default=WIDTH / 2) + HALO
    for width, classes in CUTS:
        middle = (WIDTH - width) / 2
        for align, left in (("xMidYMid", middle), ("xMinYMid", 0.0), ("xMaxYMid", 2 * middle)):
            if left <= west and east <= left + width:
                return Crop(classes, align)
    return WHOLE


@dataclass(frozen=True, slots=True)
class Globe:
    """The map of the world before a language gives it a title."""

    id: str
    box: tuple[int, int, int, int]
    body: tuple[str, ...]
    cut: Crop


def globe(
    sheet: Sheet, grid: str, places: Iterable[Point], countries: Iterable[str], id: str
) -> Globe:
    """Draw the world with a mark for each place and some countries shaded."""
    spots = sheet.frame.spots(places)
    top = round(min([0.0, *(y - HALO for _, y in spots)]))
    bottom = round(max([float(HEIGHT), *(y + HALO for _, y in spots)]))
    body = (coasts(sheet, grid, sheet.shaded(countries), id), dots(spots, id))
    return Globe(id, (0, top, WIDTH, bottom - top), body, crop(x for x, _ in spots))


def world_picture(drawn: Globe, title: str) -> str:
    """Return the finished map."""
    return picture(drawn.box, title, drawn.body, drawn.cut.classes, drawn.cut.align, drawn.id)
