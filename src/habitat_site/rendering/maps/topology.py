"""Which lines of the outline are coasts and which are borders, each known once.

Neighbouring countries share their border point by point, and the two halves of a country that the
antimeridian cuts share that cut. So a line that two rings have in opposite directions is a border,
or a seam if the country is the same; a line of one ring alone is coast.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from habitat_site.rendering.maps.outline import Outline, Point, Ring
from habitat_site.rendering.maps.thinning import weights

Ref = int  # the arc's index; ~index for the same arc backwards, as TopoJSON writes it


class Kind(Enum):
    """What a line separates."""

    COAST = "coast"
    BORDER = "border"
    SEAM = "seam"


@dataclass(frozen=True, slots=True)
class Arc:
    """A line between two places where more than two lines meet, or a closed one.

    `weights` tells of each point how far a line without it would miss it, in radii of the globe.
    """

    points: tuple[Point, ...]
    kind: Kind
    weights: tuple[float, ...]

    def thinned(self, tolerance: float) -> tuple[Point, ...]:
        """Return the line without the points that it may miss by so little."""
        pairs = zip(self.points, self.weights, strict=True)
        return tuple(point for point, weight in pairs if weight > tolerance)


@dataclass(frozen=True, slots=True)
class Shape:
    """A ring of a country as the arcs it is made of."""

    ring: Ring
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Topology:
    """All arcs, and the rings made of them."""

    arcs: tuple[Arc, ...]
    shapes: tuple[Shape, ...]


def topology(outline: Outline) -> Topology:
    """Return the arcs of an outline and how its rings are made of them."""
    codes: dict[tuple[Point, Point], str] = {}
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in outline.rings:
        for a, b in _edges(ring):
            codes[a, b] = ring.code
            neighbours[a].add(b)
            neighbours[b].add(a)
    nodes = {point for point, others in neighbours.items() if len(others) != 2}
    arcs: list[Arc] = []
    known: dict[tuple[Point, ...], Ref] = {}
    shapes = []
    for ring in outline.rings:
        refs = []
        for points in _cut(ring, nodes):
            key = tuple(_key(point) for point in points)
            if key not in known:
                known[key] = len(arcs)
                known[key[::-1]] = ~len(arcs)
                arcs.append(Arc(points, _kind(key, codes), weights(points)))
            refs.append(known[key])
        shapes.append(Shape(ring, tuple(refs)))
    return Topology(tuple(arcs), tuple(shapes))


def _key(point: Point) -> Point:
    """Return the same value for the same place, on whichever side of the antimeridian."""
    return round(point[0] % 360, 3), point[1]


def _edges(ring: Ring) -> Iterator[tuple[Point, Point]]:
    keys = [_key(point) for point in ring.points]
    return pairwise([*keys, keys[0]])


def _kind(key: Sequence[Point], codes: Mapping[tuple[Point, Point], str]) -> Kind:
    here, there = codes[key[0], key[1]], codes.get((key[1], key[0]))
    if there is None:
        return Kind.COAST
    return Kind.SEAM if here == there != "" else Kind.BORDER


def _cut(ring: Ring, nodes: set[Point]) -> Iterator[tuple[Point, ...]]:
    """Cut a ring where other lines meet it; one that none meets starts at its lowest point."""
    keys = [_key(point) for point in ring.points]
    cuts = [i for i, key in enumerate(keys) if key in nodes] or [keys.index(min(keys))]
    points = ring.points[cuts[0] :] + ring.points[: cuts[0] + 1]
    ends = [cut - cuts[0] for cut in cuts] + [len(ring.points)]
    for start, end in pairwise(ends):
        yield points[start : end + 1]


def used_once(shapes: Iterable[Shape]) -> tuple[Ref, ...]:
    """Return the arcs that only one of these rings has: their common outer line."""
    count: dict[int, int] = defaultdict(int)
    refs = [ref for shape in shapes for ref in shape.refs]
    for ref in refs:
        count[_index(ref)] += 1
    return tuple(ref for ref in refs if count[_index(ref)] == 1)


def used_twice(shapes: Iterable[Shape], arcs: Sequence[Arc]) -> tuple[int, ...]:
    """Return the borders between these rings, each once."""
    count: dict[int, int] = defaultdict(int)
    for shape in shapes:
        for ref in shape.refs:
            count[_index(ref)] += 1
    return tuple(i for i, n in count.items() if n > 1 and arcs[i].kind is Kind.BORDER)


def _index(ref: Ref) -> int:
    return ref if ref >= 0 else ~ref


def chained(refs: Iterable[Ref], arcs: Sequence[Arc]) -> Iterator[tuple[Ref, ...]]:
    """Join arcs end to start into closed lines."""
    left = {ref: _ends(ref, arcs) for ref in refs}
    starts: dict[Point, list[Ref]] = defaultdict(list)
    for ref, (start, _) in left.items():
        starts[start].append(ref)
    while left:
        ref = next(iter(left))
        first, end = left.pop(ref)
        starts[first].remove(ref)
        line = [ref]
        while end != first and starts[end]:
            ref = starts[end].pop()
            _, end = left.pop(ref)
            line.append(ref)
        yield tuple(line)


def _ends(ref: Ref, arcs: Sequence[Arc]) -> tuple[Point, Point]:
    points = arcs[_index(ref)].points
    first, last = _key(points[0]), _key(points[-1])
    return (first, last) if ref >= 0 else (last, first)


def joined(refs: Iterable[Ref], lines: Sequence[Sequence[Point]]) -> list[Point]:
    """Return the points of arcs one after another, without the repeated joints."""
    points: list[Point] = []
    for ref in refs:
        line = lines[ref] if ref >= 0 else lines[~ref][::-1]
        points.extend(line[1:] if points else line)
    return points
