"""Which lines of the outline are coasts and which are borders, each known once.

Neighbouring countries share their border point by point, and the two halves of a country that the
antimeridian cuts share that cut. So a line that two rings have in opposite directions is a border,
or a seam if the country is the same; a line of one ring alone is coast.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from itertools import pairwise, repeat
from typing import TypeVar

from habitat_site.rendering.maps.outline import Outline, Point, Ring, unwrapped
from habitat_site.rendering.maps.thinning import weights
from habitat_site.rendering.maps.traces import Trace

T = TypeVar("T")
Ref = int  # the arc's index; ~index for the same arc backwards, as TopoJSON writes it


class Kind(Enum):
    """What a line separates."""

    COAST = "coast"
    BORDER = "border"
    SEAM = "seam"


@dataclass(frozen=True)
class Arc:
    """A line between two places where more than two lines meet, or a closed one."""

    points: tuple[Point, ...]
    kind: Kind

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """Return how far a line without each point would miss it, in radii of the globe."""
        return weights(self.points)

    @cached_property
    def ends(self) -> tuple[Point, Point]:
        """Return where it starts and ends, the same on whichever side of the antimeridian."""
        return _key(self.points[0]), _key(self.points[-1])


@dataclass(frozen=True, slots=True)
class Shape:
    """A ring of a country as the arcs it is made of."""

    ring: Ring
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """What some rings are together: their common coasts, the borders between them, the countries.

    Coasts are closed lines of arcs; borders are single arcs, each once.
    """

    coasts: tuple[tuple[Ref, ...], ...]
    borders: tuple[int, ...]
    countries: Mapping[str, tuple[tuple[Ref, ...], ...]]


@dataclass(frozen=True)
class Topology:
    """All arcs, and the rings made of them."""

    arcs: tuple[Arc, ...]
    shapes: tuple[Shape, ...]
    _traces: dict[tuple[Ref, ...], Trace] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def whole(self) -> Extract:
        """Return what all rings are together."""
        return extract(self.shapes, self.arcs)

    def weigh(self) -> None:
        """Find the weights of all points now, so that they are kept with the arcs."""
        for arc in self.arcs:
            _ = arc.weights  # from now on the arc keeps them

    def trace(self, refs: tuple[Ref, ...]) -> Trace:
        """Return arcs one after another as one line, ready for every sheet."""
        if refs not in self._traces:
            points = joined(refs, lambda i: self.arcs[i].points)
            heavy = joined(refs, lambda i: self.arcs[i].weights)
            self._traces[refs] = Trace(unwrapped(points), heavy)
        return self._traces[refs]


def topology(outline: Outline) -> Topology:
    """Return the arcs of an outline and how its rings are made of them."""
    keys = [tuple(_key(point) for point in ring.points) for ring in outline.rings]
    codes: dict[tuple[Point, Point], str] = {}
    for ring, of_ring in zip(outline.rings, keys, strict=True):
        codes.update(zip(pairwise((*of_ring, of_ring[0])), repeat(ring.code), strict=False))
    nodes = _nodes(keys)
    arcs: list[Arc] = []
    known: dict[tuple[Point, ...], Ref] = {}
    shapes = []
    for ring, of_ring in zip(outline.rings, keys, strict=True):
        refs = []
        for points, key in _cut(ring, of_ring, nodes):
            if key not in known:
                known[key] = len(arcs)
                known[key[::-1]] = ~len(arcs)
                arcs.append(Arc(points, _kind(key, codes)))
            refs.append(known[key])
        shapes.append(Shape(ring, tuple(refs)))
    return Topology(tuple(arcs), tuple(shapes))


def _key(point: Point) -> Point:
    """Return the same value for the same place, on whichever side of the antimeridian."""
    return round(point[0] % 360, 3), point[1]


def _nodes(lines: Iterable[tuple[Point, ...]]) -> set[Point]:
    """Return the points of closed lines that have more, or fewer, than two neighbours."""
    neighbours: dict[Point, tuple[Point, ...]] = {}
    for line in lines:
        for before, here, after in zip((line[-1], *line), line, (*line[1:], line[0]), strict=False):
            found = neighbours.get(here)
            if found is None:
                neighbours[here] = before, after
            elif found != (after, before):
                neighbours[here] = tuple({*found, before, after})
    return {point for point, found in neighbours.items() if len(set(found)) != 2}


def _kind(key: Sequence[Point], codes: Mapping[tuple[Point, Point], str]) -> Kind:
    here, there = codes[key[0], key[1]], codes.get((key[1], key[0]))
    if there is None:
        return Kind.COAST
    return Kind.SEAM if here == there != "" else Kind.BORDER


def _cut(
    ring: Ring, keys: tuple[Point, ...], nodes: set[Point]
) -> Iterator[tuple[tuple[Point, ...], tuple[Point, ...]]]:
    """Cut a ring and its keys where other lines meet it; a lone one starts at its lowest point."""
    cuts = [i for i, key in enumerate(keys) if key in nodes] or [keys.index(min(keys))]
    points = ring.points[cuts[0] :] + ring.points[: cuts[0] + 1]
    turned_keys = keys[cuts[0] :] + keys[: cuts[0] + 1]
    ends = [cut - cuts[0] for cut in cuts] + [len(ring.points)]
    for start, end in pairwise(ends):
        yield points[start : end + 1], turned_keys[start : end + 1]


def extract(shapes: Sequence[Shape], arcs: Sequence[Arc]) -> Extract:
    """Return what some rings are together."""
    countries: dict[str, list[tuple[Ref, ...]]] = defaultdict(list)
    for shape in shapes:
        countries[shape.ring.code].append(shape.refs)
    countries.pop("", None)
    return Extract(
        tuple(chained(used_once(shapes), arcs)),
        used_twice(shapes, arcs),
        {code: tuple(refs) for code, refs in countries.items()},
    )


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
    first, last = arcs[_index(ref)].ends
    return (first, last) if ref >= 0 else (last, first)


def joined(refs: Iterable[Ref], line_of: Callable[[int], Sequence[T]]) -> tuple[T, ...]:
    """Return what arcs have, point by point, without the repeated joints."""
    found: list[T] = []
    for ref in refs:
        line = line_of(ref) if ref >= 0 else line_of(~ref)[::-1]
        found.extend(line[1:] if found else line)
    return tuple(found)
