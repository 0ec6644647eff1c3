"""Lines on the sheet: cut at its edge, and written as short SVG paths."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from habitat_site.rendering.maps.projection import XY

Box = tuple[float, float, float, float]  # left, top, right, bottom


def clipped(points: Sequence[XY], box: Box) -> list[XY]:
    """Return the part of a closed line inside a box (Sutherland & Hodgman)."""
    left, top, right, bottom = box
    ring = list(points)
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        if ring:
            ring = list(_beyond(ring, axis, limit, sign))
    return ring


def _beyond(ring: Sequence[XY], axis: int, limit: float, sign: int) -> Iterator[XY]:
    for a, b in pairwise((ring[-1], *ring)):
        a_in, b_in = (a[axis] - limit) * sign >= 0, (b[axis] - limit) * sign >= 0
        if a_in != b_in:
            t = (limit - a[axis]) / (b[axis] - a[axis])
            yield a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])
        if b_in:
            yield b


def pieces(points: Sequence[XY], box: Box) -> Iterator[list[XY]]:
    """Return the parts of an open line whose segments come near a box."""
    left, top, right, bottom = box
    piece: list[XY] = []
    for a, b in pairwise(points):
        (ax, ay), (bx, by) = a, b
        outside = (
            max(ax, bx) < left or min(ax, bx) > right or max(ay, by) < top or min(ay, by) > bottom
        )
        if outside and piece:
            yield piece
            piece = []
        if not outside:
            piece = [*(piece or [a]), b]
    if piece:
        yield piece


def rounded(points: Iterable[XY]) -> list[tuple[int, int]]:
    """Return points in whole numbers, without those that fall together or on a straight line."""
    line: list[tuple[int, int]] = []
    for x, y in points:
        point = round(x), round(y)
        if line and line[-1] == point:
            continue
        if len(line) > 1 and _goes_on(line[-2], line[-1], point):
            line.pop()
        line.append(point)
    return line


def _goes_on(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    ux, uy, vx, vy = b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]
    return ux * vy == uy * vx and ux * vx + uy * vy > 0


def area(points: Sequence[tuple[int, int]]) -> float:
    """Return the enclosed area of a closed line, without sign."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*points, points[0])))) / 2


def open_path(points: Sequence[tuple[int, int]]) -> str:
    """Write an open line, each point as its distance from the one before."""
    (x, y), *rest = points
    steps = "".join(
        _pair(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(((x, y), *rest))
    ).lstrip()
    return f"M{x}{'' if y < 0 else ' '}{y}l{steps}" if rest else f"M{x}{'' if y < 0 else ' '}{y}h0"


def closed_path(points: Sequence[tuple[int, int]]) -> str:
    """Write a closed line."""
    ends_where_it_starts = points[0] == points[-1]
    return open_path(points[:-1] if ends_where_it_starts else points) + "z"


def _pair(x: int, y: int) -> str:
    return f"{'' if x < 0 else ' '}{x}{'' if y < 0 else ' '}{y}"
