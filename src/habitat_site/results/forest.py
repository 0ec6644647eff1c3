"""Which records are counted within which, in a whole catalogue and in a set of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from habitat_site.catalogue import Catalogue, RecordId


@dataclass(frozen=True, slots=True)
class Forest:
    """The record that each is counted within, and an order with children before their parents.

    Records that are nobody's child and nobody's parent are left out of both. `parents` has the
    same order.
    """

    parents: Mapping[RecordId, RecordId]
    order: tuple[RecordId, ...]

    def within(self, members: Collection[RecordId]) -> "Forest":
        """Return the forest of a set: each record hangs on its nearest ancestor in the set.

        What is counted within a region's record is also part of the country's that the region is
        counted within. So a parent outside the set passes its children on to its own parent, or
        they would be added beside a figure that includes them.
        """
        parents = {}
        for id in self.order:
            parent = self._nearest(id, members) if id in members else None
            if parent is not None:
                parents[id] = parent
        involved = parents.keys() | set(parents.values())
        return Forest(parents, tuple(id for id in self.order if id in involved))

    def _nearest(self, id: RecordId, members: Collection[RecordId]) -> RecordId | None:
        parent = self.parents.get(id)
        while parent is not None and parent not in members:
            parent = self.parents.get(parent)
        return parent


def forest_of(catalogue: Catalogue) -> Forest:
    """Return the forest of all initiatives.

    Loops are errors of content, but totals must not hang on them: a record that is counted within
    itself, over whatever detour, is taken to be counted within nothing.
    """
    given = {child: parent for parent, children in catalogue.children.items() for child in children}
    looped = _on_loops(given)
    parents = {child: parent for child, parent in given.items() if child not in looped}
    depth = _depths(parents)
    order = tuple(sorted(depth, key=lambda id: (-depth[id], id)))
    return Forest({id: parents[id] for id in order if id in parents}, order)


def _on_loops(parents: Mapping[RecordId, RecordId]) -> frozenset[RecordId]:
    looped: set[RecordId] = set()
    finished: set[RecordId] = set()
    for start in parents:
        path: dict[RecordId, int] = {}
        id: RecordId | None = start
        while id is not None and id not in finished and id not in path:
            path[id] = len(path)
            id = parents.get(id)
        if id is not None and id in path:
            looped.update(each for each, position in path.items() if position >= path[id])
        finished.update(path)
    return frozenset(looped)


def _depths(parents: Mapping[RecordId, RecordId]) -> dict[RecordId, int]:
    depth: dict[RecordId, int] = {}
    for start in parents:
        path = []
        id = start
        while id not in depth and id in parents:
            path.append(id)
            id = parents[id]
        depth.setdefault(id, 0)
        for each in reversed(path):
            depth[each] = depth[parents[each]] + 1
    return depth
