"""The small map of a record: its country among its neighbours, and a ring about the place."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from habitat_site.rendering.maps.grid import GridLine, graticule, grid_path
from habitat_site.rendering.maps.labels import (
    Face,
    Label,
    Slot,
    around,
    beside,
    extent,
    first_free,
    inside_first,
    slots,
    touch,
)
from habitat_site.rendering.maps.layers import FIXED, coasts, picture
from habitat_site.rendering.maps.lines import area
from habitat_site.rendering.maps.outline import Point
from habitat_site.rendering.maps.parts import middle_of
from habitat_site.rendering.maps.projection import distance
from habitat_site.rendering.maps.sheet import Detail, Frame, Sheet, draw
from habitat_site.rendering.maps.topology import Topology

SIZE = 400
EDGE = (8.0, 8.0, SIZE - 8.0, SIZE - 8.0)
TWICE, LEAST = 2.0, 1.2  # sheet to country: about twice, but a continent fills its sheet
NARROWEST, WIDEST = 0.055, 2.4  # in radii of the globe: 350 km, and most of a hemisphere
FAR = 120  # degrees
GROWTH = 1.5
MARGIN = 28  # pixels between the place and the edge
STEPS = (1, 2, 5, 10, 20, 30)
LINES = 5.0
RING = 11
NAMES = 9  # more would be an atlas
SMALLEST_NAMED = 260  # square pixels
NAME = Face("map-name", 6.9, 13)
HERE = Face("map-name is-here", 11.4, 15)
BESIDE = Face("map-name is-here is-beside", 11.4, 15)
TICK = Face("map-tick", 6.2, 11)


@dataclass(frozen=True, slots=True)
class Legend:
    """The words on a locator, in one language: countries by code, degrees by signed number."""

    language: str
    country: Callable[[str], str]
    latitude: Callable[[int], str]
    longitude: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Base:
    """Everything on a locator that is the same for all records of a country."""

    sheet: Sheet
    here: tuple[str, ...]
    grid: tuple[GridLine, ...]
    drawing: str
    named: Mapping[str, tuple[Slot, ...]]
    own: Mapping[str, tuple[Slot, ...]]
    lettered: dict[str, "Lettering"] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Lettering:
    """The words on a locator in one language; of each own country all places it could be named."""

    ticks: str
    names: tuple[tuple[Label, str], ...]
    own: tuple[tuple[Label, ...], ...]


def locator_frame(points: Sequence[Point]) -> Frame:
    """Return a square about twice the extent of some places."""
    projection, side = middle_of(points)
    factor = max(LEAST, min(TWICE, TWICE + 0.25 - side))
    wide = min(WIDEST, max(NARROWEST, side * factor))
    return Frame(projection, SIZE / wide, (0.0, 0.0), SIZE, SIZE)


def is_too_wide(points: Sequence[Point]) -> bool:
    """Tell whether some places do not fit on one side of the globe."""
    return middle_of(points)[1] > WIDEST or any(
        distance(point, points[0]) > FAR for point in points[:: max(1, len(points) // 200)]
    )


def fits(frame: Frame, place: Point) -> bool:
    """Tell whether a place is on a sheet, away from its edge."""
    x, y = frame.spot(*place)
    return MARGIN <= x <= SIZE - MARGIN and MARGIN <= y <= SIZE - MARGIN


def reaching(frame: Frame, place: Point) -> Frame:
    """Return a sheet, or the least of its enlargements that holds a place away from its edge.

    They go by steps: thousands of places off their country share a handful of drawings.
    """
    while not fits(frame, place):
        frame = replace(frame, scale=frame.scale / GROWTH)
    return frame


def locator_base(topology: Topology, frame: Frame, here: tuple[str, ...]) -> Base:
    """Draw a country and its neighbours, without words and without the record."""
    sheet = draw(topology, frame, detail(frame))
    grid = tuple(graticule(frame, _step(frame)))
    drawing = coasts(sheet, grid_path(grid), sheet.shaded(here), "{id}")
    visible = {
        code: sum(area(ring) for ring in rings)
        for code, rings in sheet.countries.items()
        if code not in here
    }
    largest = sorted(visible, key=lambda code: (-visible[code], code))[:NAMES]
    named = {
        code: slots(sheet.countries[code], EDGE)
        for code in largest
        if visible[code] >= SMALLEST_NAMED
    }
    own = {code: slots(sheet.countries.get(code, ()), EDGE) for code in here}
    return Base(sheet, here, grid, drawing, named, own)


def detail(frame: Frame) -> Detail:
    """Return how fine to draw: a continent on a small sheet needs no islets, and weighs less."""
    wide = SIZE / frame.scale
    return Detail(line=0.9 + 0.6 * wide, island=2.5 + 9 * wide)


def _step(frame: Frame) -> int:
    degrees = SIZE / frame.scale * 57.3
    return next((step for step in STEPS if degrees / step <= LINES + 1), STEPS[-1])


def lettering(base: Base, legend: Legend) -> Lettering:
    """Set the words of a language on a sheet: degrees first, then neighbours, largest first."""
    ticks = _ticks(base.grid, legend)
    taken = [label.box for label in ticks]
    own = tuple(tuple(_own(base, code, legend)) for code in base.here)
    reserved = [choices[0].box for choices in own if choices]
    names = []
    for code, strips in base.named.items():
        text = legend.country(code)
        choices = (*inside_first(text, NAME, strips, 1.05), *inside_first(text, NAME, strips, 0.45))
        if label := first_free(choices, [*taken, *reserved], EDGE):
            taken.append(label.box)
            names.append((label, label.svg()))
    return Lettering("".join(label.svg() for label in ticks), tuple(names), own)


def _own(base: Base, code: str, legend: Legend) -> Iterable[Label]:
    text = legend.country(code)
    yield from inside_first(text, HERE, base.own[code], 1.0)[:12]
    rings = base.sheet.countries.get(code, ())
    points = [point for ring in rings for point in ring] or [(SIZE // 2, SIZE // 2)]
    left, top, right, bottom = extent(points)
    half = BESIDE.width(text) / 2 + EDGE[0]
    middle = max(half, min(SIZE - half, (left + right) / 2))
    yield from (Label(text, BESIDE, middle, y) for y in (top - 12, bottom + 24))
    yield from beside(text, BESIDE, (left, top, right, bottom), 8)


def _ticks(grid: Iterable[GridLine], legend: Legend) -> list[Label]:
    labels: list[Label] = []
    for line in grid:
        at = line.crossing(1, SIZE - 1) if line.is_meridian else line.crossing(0, 1)
        if at is None:
            continue
        if line.is_meridian:
            label = Label(legend.longitude(line.degrees), TICK, at[0], SIZE - 7, "middle")
        else:
            label = Label(legend.latitude(line.degrees), TICK, 7, at[1] - 4, "start")
        if first_free((label,), [each.box for each in labels], (2, 12, SIZE - 2, SIZE - 2)):
            labels.append(label)
    return labels


def locator_picture(base: Base, legend: Legend, place: Point | None, title: str, id: str) -> str:
    """Return the finished map; `place` is (lon, lat), none where only the country is published."""
    if legend.language not in base.lettered:
        base.lettered[legend.language] = lettering(base, legend)
    words = base.lettered[legend.language]
    spot = base.sheet.frame.spot(*place) if place else None
    mark = around(*spot, RING + 3) if spot else None
    names = [(label, svg) for label, svg in words.names if not (mark and touch(label.box, mark))]
    taken = [label.box for label, _ in names]
    own = []
    for choices in words.own:
        if label := first_free(choices, [*taken, *([mark] if mark else [])], EDGE):
            taken.append(label.box)
            own.append(label.svg())
    texts = "".join((*(svg for _, svg in names), *own, words.ticks))
    body = (base.drawing.replace("{id}", id), f'<g aria-hidden="true">{texts}</g>', _mark(spot))
    return picture((0, 0, SIZE, SIZE), title, body, "map map--locator", "", id)


def _mark(spot: tuple[float, float] | None) -> str:
    if spot is None:
        return ""
    x, y = round(spot[0]), round(spot[1])
    return (
        f'<circle class="map-ring" cx="{x}" cy="{y}" r="{RING}"/>\n'
        f'<path class="map-dot" {FIXED} d="M{x} {y}h0"/>'
    )
