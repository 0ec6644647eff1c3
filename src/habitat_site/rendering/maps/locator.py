"""The small map of a record: its country among its neighbours, and a ring about the place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from habitat_site.rendering.maps.frame import Frame
from habitat_site.rendering.maps.grid import GridLine, graticule, grid_path
from habitat_site.rendering.maps.labels import (
    Face,
    Label,
    Slot,
    Taken,
    around,
    beside,
    extent,
    first_free,
    group,
    inside_first,
    is_clear,
    slots,
    within,
)
from habitat_site.rendering.maps.layers import coast_file, coasts, picture, under
from habitat_site.rendering.maps.lines import Box, area
from habitat_site.rendering.maps.outline import Point
from habitat_site.rendering.maps.parts import middle_of
from habitat_site.rendering.maps.pen import Detail, Pixels
from habitat_site.rendering.maps.projection import XY, distance
from habitat_site.rendering.maps.sheet import draw
from habitat_site.rendering.maps.topology import Topology

SIZE = 400
CLASS = "map--locator"
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
class Lettering:
    """The words on a locator in one language, each with the box that it covers.

    Of each own country it has all places where it could be named, the best first. `usual` is what
    is written where no mark is in the way of it.
    """

    ticks: str
    names: tuple[tuple[Box, str], ...]
    own: tuple[tuple[tuple[Box, str], ...], ...]
    usual: "Written"


@dataclass(frozen=True, slots=True)
class Written:
    """All words of a locator as one part of the picture, and the boxes that they cover."""

    boxes: tuple[Box, ...]
    html: str

    def leaves(self, mark: Box) -> bool:
        """Tell whether a mark covers none of the words."""
        return is_clear(mark, self.boxes)


@dataclass(frozen=True, slots=True)
class Mark:
    """The ring and the dot of a record, and the box that no word may touch."""

    box: Box
    html: str


@dataclass(frozen=True, slots=True)
class Base:
    """Everything on a locator that is the same for all records of a country.

    `lands` are the boxes about its own countries, `named` and `own` the strips inside countries.
    `sheet_of` is the country whose whole sheet this is, which is published as a file; empty for an
    enlargement, a part of a country, or several.
    """

    id: str
    frame: Frame
    grid: tuple[GridLine, ...]
    drawing: str
    lands: Mapping[str, Box]
    named: Mapping[str, tuple[Slot, ...]]
    own: Mapping[str, tuple[Slot, ...]]
    sheet_of: str = ""
    _lettered: dict[str, Lettering] = field(default_factory=dict, compare=False)

    def words(self, legend: Legend) -> Lettering:
        """Return the words in a language, which are set once."""
        if legend.language not in self._lettered:
            self._lettered[legend.language] = lettering(self, legend)
        return self._lettered[legend.language]


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


def locator_base(
    topology: Topology, frame: Frame, here: tuple[str, ...], id: str, sheet_of: str
) -> Base:
    """Draw a country and its neighbours, without words and without the record."""
    sheet = draw(topology, frame, detail(frame))
    grid = tuple(graticule(frame, _step(frame)))
    visible = {
        code: sum(area(ring) for ring in sheet.rings(code))
        for code in sheet.codes
        if code not in here
    }
    largest = sorted(visible, key=lambda code: (-visible[code], code))[:NAMES]
    return Base(
        id=id,
        frame=frame,
        grid=grid,
        drawing=coasts(sheet, grid_path(grid), sheet.shaded(here), id),
        lands={code: _land(sheet.rings(code)) for code in here},
        named={
            code: slots(sheet.rings(code), EDGE)
            for code in largest
            if visible[code] >= SMALLEST_NAMED
        },
        own={code: slots(sheet.rings(code), EDGE) for code in here},
        sheet_of=sheet_of,
    )


def _land(rings: Iterable[Pixels]) -> Box:
    return extent([point for ring in rings for point in ring] or [(SIZE // 2, SIZE // 2)])


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
    own = [tuple(_own(base, code, legend)) for code in base.lands]
    taken = Taken([*(label.box for label in ticks), *(each[0].box for each in own if each)])
    names = []
    for code, strips in base.named.items():
        text = legend.country(code)
        choices = (*inside_first(text, NAME, strips, 1.05), *inside_first(text, NAME, strips, 0.45))
        if label := first_free(choices, (taken,), EDGE):
            taken.add(label.box)
            names.append(label)
    written = "".join(
        group(TICK, (label.within_group() for label in ticks if label.anchor == anchor), anchor)
        for anchor in ("middle", "start")
    )
    others = tuple((label.box, label.within_group()) for label in names)
    here = tuple(tuple(_set(label for label in each if within(label.box, EDGE))) for each in own)
    return Lettering(written, others, here, _written(written, others, here, None))


def _written(
    ticks: str,
    names: Iterable[tuple[Box, str]],
    own: Iterable[Iterable[tuple[Box, str]]],
    mark: Box | None,
) -> Written:
    """Write the names that a mark leaves, and each own country where nothing is in its way."""
    marks = (mark,) if mark else ()
    others = [each for each in names if is_clear(each[0], marks)]
    taken = [*marks, *(box for box, _ in others)]
    texts = [group(NAME, [text for _, text in others])]
    for choices in own:
        for box, text in choices:
            if is_clear(box, taken):
                taken.append(box)
                texts.append(text)
                break
    html = f'<g aria-hidden="true">{"".join(texts)}{ticks}</g>'
    return Written(tuple(taken[len(marks) :]), html)


def _set(labels: Iterable[Label]) -> Iterator[tuple[Box, str]]:
    return ((label.box, label.svg()) for label in labels)


def _own(base: Base, code: str, legend: Legend) -> Iterable[Label]:
    text = legend.country(code)
    yield from inside_first(text, HERE, base.own[code], 1.0)[:12]
    left, top, right, bottom = base.lands[code]
    half = BESIDE.width(text) / 2 + EDGE[0]
    middle = max(half, min(SIZE - half, (left + right) / 2))
    yield from (Label(text, BESIDE, middle, y) for y in (top - 12, bottom + 24))
    yield from beside(text, BESIDE, (left, top, right, bottom), 8)


def _ticks(grid: Iterable[GridLine], legend: Legend) -> list[Label]:
    labels: list[Label] = []
    taken = Taken()
    for line in grid:
        at = line.crossing(1, SIZE - 1) if line.is_meridian else line.crossing(0, 1)
        if at is None:
            continue
        if line.is_meridian:
            label = Label(legend.longitude(line.degrees), TICK, at[0], SIZE - 7, "middle")
        else:
            label = Label(legend.latitude(line.degrees), TICK, 7, at[1] - 4, "start")
        if first_free((label,), (taken,), (2, 12, SIZE - 2, SIZE - 2)):
            taken.add(label.box)
            labels.append(label)
    return labels


def locator_sheet(base: Base) -> str:
    """Return a drawing as a file, for all records and languages to show beneath their words."""
    return coast_file(base.drawing, SIZE, CLASS)


def locator_picture(
    base: Base, legend: Legend, mark: Mark | None, title: str, sheet: str = ""
) -> str:
    """Return the finished map; `mark` is on the sheet, none where only the country is published.

    With the address of a sheet as a file, the map shows that instead of a drawing of its own.
    """
    words = base.words(legend)
    written = words.usual
    # A country's name is where it usually is, too: what was in the way of better places still is.
    if mark and not written.leaves(mark.box):
        written = _written(words.ticks, words.names, words.own, mark.box)
    body = ("" if sheet else base.drawing, written.html, mark.html if mark else "")
    drawn = picture((0, 0, SIZE, SIZE), title, body, f"map {CLASS}", "", base.id)
    return under(sheet, SIZE) + drawn if sheet else drawn


def mark_at(spot: XY) -> Mark:
    """Return the mark of a record at a spot of a sheet."""
    x, y = round(spot[0]), round(spot[1])
    html = (
        f'<circle class="map-ring" cx="{x}" cy="{y}" r="{RING}"/>\n'
        f'<path class="map-dot" d="M{x} {y}h0"/>'
    )
    return Mark(around(*spot, RING + 3), html)
