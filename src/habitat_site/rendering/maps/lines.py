"""Lines on the sheet: cut at its edge, and written as short SVG paths."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from habitat_site.rendering.maps.projection import XY

Box = tuple[float, float, float, float]  # left, top, right, bottom
Pixel = tuple[int, int]  # a point in whole units of a sheet


def clipped(points: Sequence[XY], box: Box) -> Sequence[XY]:
    """Return the part of a closed line inside a box (Sutherland & Hodgman)."""
    left, top, right, bottom = box
    ring = points
    for axis, limit, is_least in ((0, left, True), (0, right, False), (1, top, True)):
        ring = _beyond(ring, axis, limit, is_least=is_least)
    return _beyond(ring, 1, bottom, is_least=False)


def _beyond(ring: Sequence[XY], axis: int, limit: float, *, is_least: bool) -> Sequence[XY]:
    """Return the part on one side of a limit; most lines are wholly on one."""
    along = [point[axis] for point in ring]
    if not ring or (min(along) >= limit if is_least else max(along) <= limit):
        return ring
    if max(along) < limit if is_least else min(along) > limit:
        return ()
    cut = []
    a = ring[-1]
    a_in = a[axis] >= limit if is_least else a[axis] <= limit
    for b in ring:
        b_in = b[axis] >= limit if is_least else b[axis] <= limit
        if a_in != b_in:
            t = (limit - a[axis]) / (b[axis] - a[axis])
            cut.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        if b_in:
            cut.append(b)
        a, a_in = b, b_in
    return cut


def pieces(points: Sequence[XY], box: Box) -> Iterator[list[XY]]:
    """Return the parts of an open line whose segments come near a box."""
    left, top, right, bottom = box
    piece: list[XY] = []
    for a, b in pairwise(points):
        (ax, ay), (bx, by) = a, b
        if (
            (ax < left and bx < left)
            or (ax > right and bx > right)
            or (ay < top and by < top)
            or (ay > bottom and by > bottom)
        ):
            if piece:
                yield piece
                piece = []
        elif piece:
            piece.append(b)
        else:
            piece = [a, b]
    if piece:
        yield piece


def rounded(points: Iterable[XY]) -> list[Pixel]:
    """Return points in whole numbers, without those that fall together or on a straight line."""
    line: list[Pixel] = []
    last_x = last_y = along = down = 0
    for x, y in [(round(x), round(y)) for x, y in points]:
        if not line:
            last_x, last_y = x, y
            line.append((x, y))
            continue
        right, below = x - last_x, y - last_y
        if not right and not below:
            continue
        # The first step has none before it, and goes on from nothing.
        if along * below == down * right and along * right + down * below > 0:
            line[-1] = x, y
            along, down = along + right, down + below
        else:
            line.append((x, y))
            along, down = right, below
        last_x, last_y = x, y
    return line


def area(points: Sequence[Pixel]) -> float:
    """Return the enclosed area of a closed line, without sign."""
    twice = 0
    ax, ay = points[-1]
    for bx, by in points:
        twice += ax * by - bx * ay
        ax, ay = bx, by
    return abs(twice) / 2


def open_path(points: Sequence[Pixel]) -> str:
    """Write an open line, each point as its distance from the one before."""
    x, y = points[0]
    start = f"M{x}{'' if y < 0 else ' '}{y}"
    if len(points) == 1:
        return start + "h0"
    steps = [_step(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points)]
    return f"{start}l{''.join(steps).lstrip()}"


def closed_path(points: Sequence[Pixel]) -> str:
    """Write a closed line."""
    ends_where_it_starts = points[0] == points[-1]
    return open_path(points[:-1] if ends_where_it_starts else points) + "z"


@lru_cache(maxsize=16_384)
def _step(x: int, y: int) -> str:
    """Write a step: almost all are short, and the same few again and again."""
    return f"{'' if x < 0 else ' '}{x}{'' if y < 0 else ' '}{y}"
