"""Whose figure counts where one record is counted within another: the larger does."""

from collections.abc import Callable, Mapping
from operator import attrgetter

from habitat_site.catalogue import RecordId
from habitat_site.results.figures import Exact, Range
from habitat_site.results.forest import Forest

VALUE, LOW, HIGH = map(attrgetter, ("value", "low", "high"))


def settle(own: Mapping[RecordId, Range], forest: Forest) -> Mapping[RecordId, RecordId | None]:
    """Say, for each record of the forest, whose figure stands for it.

    It is an ancestor's, or its own, whichever is the farthest up that is at least the sum of what
    is counted within it; nobody's where its own figure is smaller than that sum, or missing.
    """
    below = _carried(own, forest, VALUE)
    stands: dict[RecordId, RecordId | None] = {}
    for id in reversed(forest.order):
        parent = forest.parents.get(id)
        above = None if parent is None else stands[parent]
        largest = id in own and own[id].value >= below.get(id, 0)
        stands[id] = above or (id if largest else None)
    return stands


def sum_of(own: Mapping[RecordId, Range], forest: Forest, of: Callable[[Range], Exact]) -> Exact:
    """Return what the records of a forest come to together."""
    below = _carried(own, forest, of)
    roots = (own.keys() | below.keys()) - forest.parents.keys()
    return sum((_larger(id, own, below, of) for id in roots), start=0)


def _carried(
    own: Mapping[RecordId, Range], forest: Forest, of: Callable[[Range], Exact]
) -> dict[RecordId, Exact]:
    """Return, for each parent, the sum of what its children contribute."""
    below: dict[RecordId, Exact] = {}
    for id in forest.order:
        parent = forest.parents.get(id)
        if parent is not None:
            below[parent] = below.get(parent, 0) + _larger(id, own, below, of)
    return below


def _larger(
    id: RecordId,
    own: Mapping[RecordId, Range],
    below: Mapping[RecordId, Exact],
    of: Callable[[Range], Exact],
) -> Exact:
    carried = below.get(id, 0)
    return max(of(own[id]), carried) if id in own else carried
