"""The map of a network or a country: Equal Earth, cropped to its initiatives, countries named."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from math import inf

from habitat_site.rendering.maps.frame import Frame
from habitat_site.rendering.maps.labels import (
    Face,
    Label,
    Taken,
    about,
    around,
    covered,
    extent,
    within,
)
from habitat_site.rendering.maps.layers import coasts, dots, picture
from habitat_site.rendering.maps.lines import Box
from habitat_site.rendering.maps.outline import Point
from habitat_site.rendering.maps.pen import Detail
from habitat_site.rendering.maps.projection import WORLD_MERIDIAN, XY, EqualEarth, turned
from habitat_site.rendering.maps.sheet import Sheet

WIDTH, HEIGHT = 800, 444  # 9:5, what a phone shows; a wide screen cuts it to 2:1
SAFE_WIDTH, SAFE_HEIGHT = 640, 300  # what the marks may fill, so that their names have room
DETAIL = Detail(line=0.8, island=2.0)
LARGEST_SPREAD = 110.0  # degrees of longitude; wider maps share the world's central meridian
LEAST_WIDTH = 0.2  # in radii of the globe: 1,300 km
GRID_LINES = 6
STEPS = (1, 2, 5, 10, 20)
LABEL = Face("map-label", 4.3, 8.5)
MARK = 6.0  # radius of a mark, in units of the sheet
WHOLE_WORLD = 4.0  # in radii of the globe, of 5.4: nothing is gained by cropping less
WORLD_FRAME = Frame(EqualEarth(), 146.0, (0.0, 0.1), WIDTH, HEIGHT)
EDGE: Box = (10.0, 30.0, WIDTH - 10.0, HEIGHT - 30.0)


def middle_longitude(lons: Iterable[float]) -> tuple[float, float]:
    """Return the middle of the shortest arc that holds some longitudes, and its length."""
    ring = sorted({lon % 360 for lon in lons})
    if len(ring) < 2:
        return (turned(ring[0], 0) if ring else WORLD_MERIDIAN), 0.0
    gaps = [(b - a, a, b) for a, b in pairwise((*ring, ring[0] + 360))]
    widest, _, start = max(gaps)
    spread = 360 - widest
    return turned(start + spread / 2, 0), spread


def region_frame(points: Sequence[Point], largest_spread: float = LARGEST_SPREAD) -> Frame:
    """Return the sheet that shows some places with a margin, at least `LEAST_WIDTH` of land."""
    middle, spread = middle_longitude(lon for lon, _ in points)
    meridian = float(round(middle)) if spread <= largest_spread else WORLD_MERIDIAN
    projection = EqualEarth(meridian)
    left, bottom, right, top = extent(projection.turned(points))
    wide = max(right - left, LEAST_WIDTH)
    if wide > WHOLE_WORLD:
        return WORLD_FRAME
    scale = min(SAFE_WIDTH / wide, SAFE_HEIGHT / max(top - bottom, LEAST_WIDTH / 2))
    return Frame(projection, scale, ((left + right) / 2, (bottom + top) / 2), WIDTH, HEIGHT)


def grid_step(frame: Frame) -> int:
    """Return how many degrees apart the lines of a region's grid are."""
    degrees = WIDTH / frame.scale * 57.3
    return next((step for step in STEPS if degrees / step <= GRID_LINES * 2), STEPS[-1])


class Marks:
    """A country's marks, and the places beside them where a name touches no mark at all.

    `taken` are the marks of every country. What is found out about one name is kept for those of
    the other languages.
    """

    def __init__(self, spots: Sequence[XY], taken: Taken) -> None:
        """Take where the marks are, and what no name may touch."""
        self._spots, self._taken = spots, taken
        self._too_long: float = inf  # letters, for which there is no room anywhere

    def free(self, name: str) -> Iterator[Label]:
        """Yield the places for a name, beside all marks and then beside each, that are free."""
        # A longer name covers all that a shorter one does, at each of its places.
        if len(name) >= self._too_long:
            return
        found = False
        width, touches = LABEL.width(name), self._taken.touches
        for mark in chain((self._whole,), (around(x, y) for x, y in self._each)):
            # Most are taken, and a label is made of the others only.
            for at in about(LABEL, mark, MARK + 3):
                box = covered(LABEL, width, at)
                if within(box, EDGE) and not touches(box):
                    found = True
                    yield Label(name, LABEL, *at)
        if not found:
            self._too_long = len(name)

    @cached_property
    def _whole(self) -> Box:
        return extent(self._spots)

    @cached_property
    def _each(self) -> Sequence[XY]:
        return sorted(set(self._spots))


@dataclass(frozen=True, slots=True)
class Plate:
    """A map of a region before a language names its countries: the marks, and all that is drawn.

    `marks` are by country, those with most first.
    """

    id: str
    sheet: str
    dots: str
    marks: Mapping[str, Marks]


def plate(
    sheet: Sheet,
    grid: str,
    places: Mapping[str, Sequence[Point]],
    shaded: Iterable[str],
    id: str,
) -> Plate:
    """Draw a map with its marks; `places` are by country."""
    spots = {code: sheet.frame.spots(of) for code, of in places.items()}
    every = [spot for of_country in spots.values() for spot in of_country]
    return Plate(
        id,
        coasts(sheet, grid, sheet.shaded(shaded), id),
        dots(every, id),
        marks_of(spots),
    )


def marks_of(spots: Mapping[str, Sequence[XY]]) -> Mapping[str, Marks]:
    """Return the marks of each country that has any, of those with most first."""
    every = {spot for of_country in spots.values() for spot in of_country}
    taken = Taken(around(*spot, MARK) for spot in every)
    most_first = sorted(spots, key=lambda code: (-len(spots[code]), code))
    return {code: Marks(spots[code], taken) for code in most_first if spots[code]}


def region_picture(
    plate: Plate, title: str, labels: Mapping[str, str], classes: str = "map"
) -> str:
    """Return the finished map; `labels` are what to write beside a country's marks."""
    names = "".join([label.svg() for label in label_marks(plate.marks, labels)])
    body = (plate.sheet, plate.dots, f'<g aria-hidden="true">{names}</g>' if names else "")
    return picture((0, 0, WIDTH, HEIGHT), title, body, classes, "xMidYMid", plate.id)


def label_marks(marks: Mapping[str, Marks], labels: Mapping[str, str]) -> list[Label]:
    """Write each country beside its marks where there is room, in the order given."""
    names, placed = Taken(), []
    for code, of_country in marks.items():
        if code not in labels:
            continue
        free = of_country.free(labels[code])
        if label := next((each for each in free if not names.touches(each.box)), None):
            placed.append(label)
            names.add(label.box)
    return placed
