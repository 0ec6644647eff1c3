"""Loops: a record that, followed along one kind of reference, leads back to itself."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from habitat_site.catalogue import Catalogue, Entry, Projection
from habitat_site.diagnostics import Loc
from habitat_site.documents import Document
from habitat_site.records import Event, Initiative, Network, Record
from habitat_site.rules.rule import Finding

R = TypeVar("R", bound=Record)
Ways = Mapping[str, Mapping[str, Loc]]
"""For each record, the records that it leads to, and by which of its fields."""

MOST_SHOWN = 6


def counted_within_itself(catalogue: Catalogue) -> Iterator[tuple[Document, Finding]]:
    """HS306: initiatives that are counted within each other in a circle."""
    yield from _loops(catalogue.initiatives, partial(_counted_within, catalogue))


def of_some(catalogue: Catalogue, asked: frozenset[str]) -> Iterator[tuple[Document, Finding]]:
    """HS306, if one of the records of some keys is counted within itself."""
    ids = [key.removeprefix("initiatives/") for key in asked]
    if any(id in catalogue.wholes(id) for id in ids):
        yield from counted_within_itself(catalogue)


def part_of_itself(catalogue: Catalogue) -> Iterator[tuple[Document, Finding]]:
    """HS307: events within or after each other, or networks that belong to each other."""
    yield from _loops_of_events(catalogue)
    yield from _loops_of_networks(catalogue)


def part_of_some(catalogue: Catalogue, asked: frozenset[str]) -> Iterator[tuple[Document, Finding]]:
    """HS307 for the kinds of the records of some keys."""
    folders = {key.partition("/")[0] for key in asked}
    if "events" in folders:
        yield from _loops_of_events(catalogue)
    if "networks" in folders:
        yield from _loops_of_networks(catalogue)


def _loops_of_events(catalogue: Catalogue) -> Iterator[tuple[Document, Finding]]:
    for field in ("part_of", "follows"):
        yield from _loops(catalogue.events, partial(_leads, field))


def _loops_of_networks(catalogue: Catalogue) -> Iterator[tuple[Document, Finding]]:
    yield from _loops(catalogue.networks, partial(_leads, "member_of"))


def _counted_within(catalogue: Catalogue, entry: Entry[Initiative]) -> Iterator[tuple[str, Loc]]:
    within = catalogue.ties[entry.key].within
    if within is not None:
        yield within, ("counted_within",)


def _leads(field: str, entry: Entry[Record]) -> Iterator[tuple[str, Loc]]:
    for id, loc in WAYS.read(entry):
        if loc[0] == field:
            yield id, loc


def ways(entry: Entry[Record]) -> tuple[tuple[str, Loc], ...]:
    """Return the events and networks within or after which one stands, each with its field."""
    match entry.record:
        case Event(part_of=part_of, follows=follows):
            found = ((part_of, "part_of"), (follows, "follows"))
            return tuple((id, (field,)) for id, field in found if id is not None)
        case Network(member_of=memberships):
            # Partners may name each other, and roles may have changed since a membership ended.
            return tuple(
                (membership.network, ("member_of", index))
                for index, membership in enumerate(memberships)
                if membership.relation != "partner" and membership.until is None
            )
        case _:
            return ()


WAYS = Projection("ways", frozenset(("events", "networks")), tuple[tuple[str, Loc], ...], ways)


def _loops(
    entries: Iterable[Entry[R]], leads_to: Callable[[Entry[R]], Iterator[tuple[str, Loc]]]
) -> Iterator[tuple[Document, Finding]]:
    by_id = {str(entry.id): entry for entry in entries}
    ways = {
        id: {other: loc for other, loc in leads_to(entry) if other in by_id}
        for id, entry in by_id.items()
    }
    for loop in circles(ways):
        for position, id in enumerate(loop):
            following = loop[(position + 1) % len(loop)]
            around = (*loop[position:], *loop[:position])
            others = tuple(
                (by_id[other].document, ways[other][around[(index + 2) % len(loop)]])
                for index, other in enumerate(around[1:MOST_SHOWN])
            )
            facts = {"id": id, "value": following, "loop": _shown(around)}
            yield by_id[id].document, Finding(ways[id][following], facts, related=others)


def _shown(loop: tuple[str, ...]) -> str:
    ids = loop if len(loop) <= MOST_SHOWN else (*loop[:MOST_SHOWN], "…")
    return " → ".join((*ids, loop[0]))


def circles(ways: Ways) -> Iterator[tuple[str, ...]]:
    """Yield circles until every record that is on one has been shown; iterative, so never too deep.

    Records are looked at in the order of their ids, and each circle is a shortest one.
    """
    within = _without_ends(ways)
    shown: set[str] = set()
    for start in sorted(within):
        if start not in shown and (circle := _way_back(start, ways, within)):
            shown.update(circle)
            yield circle


def _without_ends(ways: Ways) -> set[str]:
    """Return the records left after taking away, again and again, those that lead nowhere."""
    leading: dict[str, set[str]] = {id: set() for id in ways}
    open_ways = {id: len(targets) for id, targets in ways.items()}
    for id, targets in ways.items():
        for target in targets:
            leading[target].add(id)
    ends = deque(id for id, count in open_ways.items() if count == 0)
    left = set(ways)
    while ends:
        end = ends.popleft()
        left.discard(end)
        for id in leading[end]:
            open_ways[id] -= 1
            if open_ways[id] == 0:
                ends.append(id)
    return left


def _way_back(start: str, ways: Ways, within: set[str]) -> tuple[str, ...]:
    came_from: dict[str, str] = {}
    next_ones = deque((start,))
    while next_ones:
        here = next_ones.popleft()
        for target in sorted(ways[here]):
            if target == start:
                return _path(start, here, came_from)
            if target in within and target not in came_from:
                came_from[target] = here
                next_ones.append(target)
    return ()


def _path(start: str, end: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    path = [end]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    return tuple(reversed(path))
