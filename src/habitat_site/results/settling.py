"""Whose figure counts where one record is counted within another: the larger does."""

from collections.abc import Mapping

from habitat_site.catalogue import RecordId
from habitat_site.results.figures import Exact
from habitat_site.results.forest import Forest

Amounts = Mapping[RecordId, Exact]


def settle(own: Amounts, forest: Forest) -> Mapping[RecordId, RecordId | None]:
    """Say, for each record of the forest, whose figure stands for it.

    It is an ancestor's, or its own, whichever is the farthest up that is at least the sum of what
    is counted within it; nobody's where its own figure is smaller than that sum, or missing.
    """
    below = _carried(own, forest)
    stands: dict[RecordId, RecordId | None] = {}
    for id in reversed(forest.order):
        parent = forest.parents.get(id)
        above = None if parent is None else stands[parent]
        largest = id in own and own[id] >= below.get(id, 0)
        stands[id] = above or (id if largest else None)
    return stands


def sum_of(own: Amounts, forest: Forest) -> Exact:
    """Return what the records of a forest come to together."""
    below = _carried(own, forest)
    roots = (own.keys() | below.keys()) - forest.parents.keys()
    return sum((max(own.get(id, 0), below.get(id, 0)) for id in roots), start=0)


def _carried(own: Amounts, forest: Forest) -> dict[RecordId, Exact]:
    """Return, for each parent, the sum of what its children contribute."""
    below: dict[RecordId, Exact] = {}
    for id, parent in forest.parents.items():
        below[parent] = below.get(parent, 0) + max(own.get(id, 0), below.get(id, 0))
    return below
