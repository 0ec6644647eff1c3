"""Where names go on a sheet: rectangles that do not touch each other, by a few plain rules."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from habitat_site.rendering.maps.lines import Box
from habitat_site.rendering.maps.projection import XY

Ring = Sequence[tuple[int, int]]
Anchored = tuple[float, float, str]  # a place, and which end of a text is there
CELL = 24  # units of a sheet: about two marks


@dataclass(frozen=True, slots=True)
class Face:
    """How a class of labels is set: its width per letter and its height, in units of the sheet."""

    classes: str
    letter: float
    height: float

    def width(self, text: str) -> float:
        """Return how wide a text is, about: the fonts are the reader's."""
        return self.letter * len(text)


def covered(face: Face, width: float, at: Anchored) -> Box:
    """Return what a text of some width covers."""
    x, y, anchor = at
    left = x if anchor == "start" else x - (width if anchor == "end" else width / 2)
    return left, y - face.height * 0.8, left + width, y + face.height * 0.25


@dataclass(frozen=True, slots=True)
class Label:
    """A text with its place; (x, y) is the middle, start or end of its baseline."""

    text: str
    face: Face
    x: float
    y: float
    anchor: str = ""

    @property
    def box(self) -> Box:
        """Return what the text covers."""
        return covered(self.face, self.face.width(self.text), (self.x, self.y, self.anchor))

    def svg(self) -> str:
        """Return the element; the class already centres a text without an anchor."""
        anchor = f' text-anchor="{self.anchor}"' if self.anchor else ""
        return self._element(f' class="{self.face.classes}"', anchor)

    def within_group(self) -> str:
        """Return the element for a group that has its class and its anchor, see `group`."""
        return self._element()

    def _element(self, before: str = "", behind: str = "") -> str:
        place = f'x="{round(self.x)}" y="{round(self.y)}"'
        return f"<text{before} {place}{behind}>{escape(self.text)}</text>"


def group(face: Face, texts: Iterable[str], anchor: str = "") -> str:
    """Return the elements of labels of one face and one anchor, which are then written once."""
    inside = "".join(texts)
    if not inside:
        return ""
    attribute = f' text-anchor="{anchor}"' if anchor else ""
    return f'<g class="{face.classes}"{attribute}>{inside}</g>'


def around(x: float, y: float, radius: float = 0.0) -> Box:
    """Return the box about a mark."""
    return x - radius, y - radius, x + radius, y + radius


def within(a: Box, b: Box) -> bool:
    """Tell whether a box lies inside another."""
    return a[0] >= b[0] and a[1] >= b[1] and a[2] <= b[2] and a[3] <= b[3]


def is_clear(box: Box, others: Iterable[Box]) -> bool:
    """Tell whether a box overlaps none of some others."""
    left, top, right, bottom = box
    for a, b, c, d in others:  # noqa: SIM110 - a third of the time
        if a < right and left < c and b < bottom and top < d:
            return False
    return True


class Taken:
    """The boxes on a sheet that no label may touch, found by the cells that they lie in."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._cells: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Take a box."""
        left, top, right, bottom = box
        cells, rows = self._cells, range(int(top // CELL), int(bottom // CELL) + 1)
        for x in range(int(left // CELL), int(right // CELL) + 1):
            for y in rows:
                cells[x, y].append(box)

    def touches(self, box: Box) -> bool:
        """Tell whether a box overlaps one that is taken."""
        # Written out: a map of many countries asks this a hundred thousand times.
        left, top, right, bottom = box
        cells, rows = self._cells, range(int(top // CELL), int(bottom // CELL) + 1)
        for x in range(int(left // CELL), int(right // CELL) + 1):
            for y in rows:
                for a, b, c, d in cells.get((x, y), ()):
                    if a < right and left < c and b < bottom and top < d:
                        return True
        return False


def first_free(candidates: Iterable[Label], taken: Sequence[Taken], sheet: Box) -> Label | None:
    """Return the first label that stays on the sheet and touches nothing."""
    for label in candidates:
        box = label.box
        if within(box, sheet) and not any(each.touches(box) for each in taken):
            return label
    return None


@dataclass(frozen=True, slots=True)
class Slot:
    """A horizontal strip that lies inside a country."""

    y: float
    left: float
    right: float


def slots(rings: Iterable[Ring], sheet: Box, step: int = 7) -> tuple[Slot, ...]:
    """Return the strips inside closed lines where three rows in a sequence are free."""
    left, top, right, bottom = (round(each) for each in sheet)
    crossings: dict[int, list[float]] = {y: [] for y in range(top, bottom, step)}
    for ring in rings:
        _cross(ring, crossings, top, step)
    rows = {y: _inside(sorted(found), left, right) for y, found in crossings.items()}
    found = []
    for y, row in rows.items():
        for here in row:
            strip: tuple[float, float] | None = here
            for other in (y - step, y + step):
                strip = strip and _common(strip, rows.get(other, ()))
            if strip:
                found.append(Slot(y, *strip))
    return tuple(found)


def _cross(ring: Ring, crossings: Mapping[int, list[float]], top: int, step: int) -> None:
    """Add where a closed line crosses each row."""
    for (ax, ay), (bx, by) in pairwise((*ring, ring[0])):
        first, last = (ay, by) if ay < by else (by, ay)
        for y in range(top + max(0, -((top - first) // step)) * step, last, step):
            if y in crossings:
                # Half a unit below: never through a corner, those are whole numbers.
                crossings[y].append(ax + (y + 0.5 - ay) * (bx - ax) / (by - ay))


def _inside(crossings: Sequence[float], left: int, right: int) -> tuple[tuple[float, float], ...]:
    spans = zip(crossings[::2], crossings[1::2], strict=False)
    return tuple((max(a, left), min(b, right)) for a, b in spans if min(b, right) > max(a, left))


def _common(
    strip: tuple[float, float], others: Iterable[tuple[float, float]]
) -> tuple[float, float] | None:
    shared = [(max(strip[0], a), min(strip[1], b)) for a, b in others]
    widest = max(shared, key=lambda each: each[1] - each[0], default=(0.0, 0.0))
    return widest if widest[1] > widest[0] else None


def inside_first(text: str, face: Face, strips: Sequence[Slot], share: float) -> list[Label]:
    """Return places for a name inside its country, roomiest and most central first.

    `share` is how much of the name's width has to be inside.
    """
    if not strips:
        return []
    width = face.width(text)
    middle = sum(each.y for each in strips) / len(strips)

    def worth(strip: Slot) -> float:
        return min(strip.right - strip.left, 1.6 * width) - 0.35 * abs(strip.y - middle)

    fitting = [each for each in strips if each.right - each.left >= share * width]
    return [
        Label(text, face, (each.left + each.right) / 2, each.y + face.height * 0.3)
        for each in sorted(fitting, key=lambda each: (-worth(each), each.y, each.left))
    ]


def beside(text: str, face: Face, box: Box, gap: float) -> Iterator[Label]:
    """Yield places for a label outside a box, as `about` gives them."""
    return (Label(text, face, *at) for at in about(face, box, gap))


def about(face: Face, box: Box, gap: float) -> tuple[Anchored, ...]:
    """Return where a text stands outside a box: right, left, above, below, and the corners."""
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2 + face.height * 0.3
    above, below = top - gap - face.height * 0.25, bottom + gap + face.height * 0.8
    return (
        (right + gap, y, "start"),
        (left - gap, y, "end"),
        (x, above, "middle"),
        (x, below, "middle"),
        (right, above, "start"),
        (left, above, "end"),
        (right, below, "start"),
        (left, below, "end"),
    )


def extent(points: Iterable[XY]) -> Box:
    """Return the smallest box that holds some points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
