"""The map of a network or a country: Equal Earth, cropped to its initiatives, countries named."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from habitat_site.rendering.maps.frame import Frame
from habitat_site.rendering.maps.labels import (
    Face,
    Label,
    Taken,
    around,
    beside,
    extent,
    first_free,
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
    spots = [projection.forward(turned(lon, meridian), lat) for lon, lat in points]
    left, bottom, right, top = extent(spots)
    wide = max(right - left, LEAST_WIDTH)
    if wide > WHOLE_WORLD:
        return WORLD_FRAME
    scale = min(SAFE_WIDTH / wide, SAFE_HEIGHT / max(top - bottom, LEAST_WIDTH / 2))
    return Frame(projection, scale, ((left + right) / 2, (bottom + top) / 2), WIDTH, HEIGHT)


def grid_step(frame: Frame) -> int:
    """Return how many degrees apart the lines of a region's grid are."""
    degrees = WIDTH / frame.scale * 57.3
    return next((step for step in STEPS if degrees / step <= GRID_LINES * 2), STEPS[-1])


@dataclass(frozen=True, slots=True)
class Plate:
    """A map of a region before a language names its countries: the marks, and all that is drawn.

    `marks` are by country, those with most first.
    """

    id: str
    sheet: str
    dots: str
    marks: Mapping[str, Sequence[XY]]
    taken: Taken


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
    most_first = sorted(spots, key=lambda code: (-len(spots[code]), code))
    return Plate(
        id,
        coasts(sheet, grid, sheet.shaded(shaded), id),
        dots(every, id),
        {code: spots[code] for code in most_first},
        Taken(around(*spot, MARK) for spot in set(every)),
    )


def region_picture(
    plate: Plate, title: str, labels: Mapping[str, str], classes: str = "map"
) -> str:
    """Return the finished map; `labels` are what to write beside a country's marks."""
    names = "".join([label.svg() for label in label_marks(plate.marks, plate.taken, labels)])
    body = (plate.sheet, plate.dots, f'<g aria-hidden="true">{names}</g>' if names else "")
    return picture((0, 0, WIDTH, HEIGHT), title, body, classes, "xMidYMid", plate.id)


def label_marks(
    spots: Mapping[str, Sequence[XY]], marks: Taken, labels: Mapping[str, str]
) -> list[Label]:
    """Write each country beside its marks where there is room, in the order given."""
    names, placed = Taken(), []
    for code, of_country in spots.items():
        if code not in labels or not of_country:
            continue
        whole = extent(of_country)
        beside_all = beside(labels[code], LABEL, whole, MARK + 3)
        beside_each = (
            label
            for x, y in sorted(set(of_country))
            for label in beside(labels[code], LABEL, around(x, y), MARK + 3)
        )
        if label := first_free(chain(beside_all, beside_each), (marks, names), EDGE):
            placed.append(label)
            names.add(label.box)
    return placed
