"""What is left of a file's data when some of it is taken out, and where each value is then."""

from collections.abc import Iterator
from typing import Any

from habitat_site.diagnostics import Loc


def without(value: object, removed: set[Loc], at: Loc) -> object:
    """Return what is left of a value at a place of the file."""
    if isinstance(value, dict):
        inside = ((key, (*at, key)) for key in value)
        return {k: without(value[k], removed, p) for k, p in inside if p not in removed}
    if isinstance(value, list):
        items = ((each, (*at, index)) for index, each in enumerate(value))
        return [without(each, removed, place) for each, place in items if place not in removed]
    return value


def places(
    value: object, removed: set[Loc], old: Loc = (), new: Loc = ()
) -> Iterator[tuple[Loc, Loc]]:
    """Yield the place of each value in the file, and the one that it has in what is left."""
    yield old, new
    if isinstance(value, dict):
        for key, each in value.items():
            yield from places(each, removed, (*old, key), (*new, key))
    elif isinstance(value, list):
        in_order = sorted(range(len(value)), key=lambda index: ((*old, index) in removed, index))
        for position, index in enumerate(in_order):
            yield from places(value[index], removed, (*old, index), (*new, position))


def value_at(data: Any, loc: Loc) -> Any:
    """Return the value at a place of the file."""
    for part in loc:
        data = data[part]
    return data
