"""The values of a record whose fields say what they mean, found in one walk through it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from habitat_site.diagnostics import Loc
from habitat_site.records.markers import (
    Marker,
    Markers,
    held_in,
    is_part,
    markers,
    own_markers,
    parts_of,
)

# There is one empty tuple, and records are full of it.
EMPTY: tuple[()] = ()
_as_it_is = tuple.__new__


class Marked(NamedTuple):
    """One value of a record, where it stands, and what its field is marked with.

    A record has dozens: a tuple is made in a third of the time of a frozen dataclass.
    """

    loc: Loc
    value: Any
    markers: Markers


class Own(NamedTuple):
    """The markers of a field, and their kinds: a value goes to each of them."""

    markers: Markers
    kinds: tuple[type[Marker], ...]


KINDS: tuple[type[Marker], ...] = get_args(Marker)
Found = Mapping[type[Marker], list[Marked]]


def by_marker(model: BaseModel) -> Mapping[type[Marker], tuple[Marked, ...]]:
    """Return the values of a record by the kinds of their markers, each in field order."""
    # Sorted out while they are found: to go through all of them again takes half as long.
    found: Found = {kind: [] for kind in KINDS}
    _in_model(model, (), Own((), ()), found)
    return {kind: tuple(values) for kind, values in found.items() if values}


def marked(model: BaseModel) -> Iterator[Marked]:
    """Yield every value whose field, or whose list's items, carry a marker, in field order."""
    row: list[Marked] = []
    _in_model(model, (), Own((), ()), dict.fromkeys(KINDS, row))
    return _each_once(row)


def marked_in(value: Any, loc: Loc, field: FieldInfo) -> Iterator[Marked]:
    """Yield every value with a marker in what one field holds, which stands at `loc`."""
    row: list[Marked] = []
    _in_value(value, loc, _own(own_markers(field)), dict.fromkeys(KINDS, row))
    return _each_once(row)


def _each_once(row: Iterable[Marked]) -> Iterator[Marked]:
    """Yield values of a row, in which one with several markers stands several times together."""
    return (next(same) for _, same in groupby(row, key=id))


def _in_model(model: BaseModel, loc: Loc, _own: Own, found: Found) -> None:
    values = model.__dict__
    for name, at, own, walk in _worth_a_look(type(model)):
        value = values[name]
        # Most fields hold nothing at all, or one value.
        if value is None or value is EMPTY:
            continue
        if walk is None:
            carried, kinds = own
            # As the class does it, without going through its own function.
            each = _as_it_is(Marked, (loc + at, value, carried))
            for kind in kinds:
                found[kind].append(each)
        else:
            walk(value, loc + at, own, found)


def _in_models(models: Sequence[BaseModel], loc: Loc, own: Own, found: Found) -> None:
    for index, model in enumerate(models):
        _in_model(model, (*loc, index), own, found)


def _in_value(value: Any, loc: Loc, own: Own, found: Found) -> None:
    if isinstance(value, BaseModel):
        _in_model(value, loc, own, found)
    elif isinstance(value, (tuple, list)):
        for index, each in enumerate(value):
            _in_value(each, (*loc, index), own, found)
    elif isinstance(value, dict):
        for key, each in value.items():
            _in_value(each, (*loc, key), own, found)
    else:
        one = Marked(loc, value, own.markers)
        for kind in own.kinds:
            found[kind].append(one)


def _in_values(values: Sequence[Any], loc: Loc, own: Own, found: Found) -> None:
    for index, value in enumerate(values):
        each = _as_it_is(Marked, ((*loc, index), value, own.markers))
        for kind in own.kinds:
            found[kind].append(each)


Walk = Callable[[Any, Loc, Own, Found], None]


@cache
def _worth_a_look(model: type[BaseModel]) -> tuple[tuple[str, Loc, Own, Walk | None], ...]:
    """Return the fields that carry markers, or hold parts whose fields do, and how to walk on."""
    return tuple(
        (name, (name,), _own(own), _walk(model.model_fields[name].annotation))
        for name, own in markers(model).items()
        if own or any(map(_worth_a_look, parts_of(model.model_fields[name].annotation)))
    )


def _own(found: Markers) -> Own:
    return Own(found, tuple(map(type, found)))


def _walk(annotation: Any) -> Walk | None:
    """Return how to walk through what a field may hold; nothing where it holds one value."""
    kinds = set(held_in(annotation))
    if not any(map(_has_inside, kinds)):
        return None
    if all(map(is_part, kinds)):
        return _in_model
    inner = {each for one in kinds if get_origin(one) is tuple for each in get_args(one)}
    inner -= {...}
    if len(kinds) != 1 or not inner:
        return _in_value
    if all(map(is_part, inner)):
        return _in_models
    held = {kind for each in inner for kind in held_in(each)}
    return _in_value if any(map(_has_inside, held)) else _in_values


def _has_inside(kind: Any) -> bool:
    """Tell whether a value of a type holds others."""
    return get_origin(kind) in (tuple, dict) or is_part(kind)
