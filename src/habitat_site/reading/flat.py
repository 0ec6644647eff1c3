"""Parts of records as plain lists of what their fields hold, and parts made of such lists again.

Pydantic validated a part when its file was read. To let it do so again takes twice as long as to
make the part of its values, and the names of the fields before each of them as long again as the
values themselves. Which lists these are is told by the models alone, and nobody keeps them longer
than the code of the models: another version of the tool reads the files anew.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any, Literal, NamedTuple, TypeVar, cast, get_args, get_origin

from pydantic import BaseModel

from habitat_site.records.dates import VagueDate, vague_date
from habitat_site.records.marked import EMPTY
from habitat_site.records.markers import held_in, is_part

PLAIN = frozenset((str, int, float, bool))

P = TypeVar("P", bound=BaseModel)
Change = Callable[[Any], Any]

# What a part consists of. `object.__setattr__` finds these anew each time, and takes twice as long.
put_fields, put_given, put_extra, put_private = (
    BaseModel.__dict__[name].__set__
    for name in (
        "__dict__",
        "__pydantic_fields_set__",
        "__pydantic_extra__",
        "__pydantic_private__",
    )
)


class Form(NamedTuple):
    """How what a field holds is written as plain values, where it is not as it is, and read."""

    write: Change | None
    read: Change


def flat(part: BaseModel) -> list[Any]:
    """Return what the fields of a part hold, in their order, as values that JSON knows."""
    return cast("list[Any]", _written(type(part))(part))


def whole(model: type[P], values: list[Any]) -> P:
    """Return the part that was written as these values.

    Raises:
        ValueError: they are not as many as the part has fields.
    """
    return cast("P", _read(model)(values))


@cache
def _forms(model: type[BaseModel]) -> tuple[tuple[int, Form], ...]:
    """Return the places of the fields that do not hold plain values, and how they are written."""
    fields = enumerate(model.model_fields.values())
    formed = ((at, _form(info.annotation)) for at, info in fields)
    return tuple((at, form) for at, form in formed if form is not None)


@cache
def _written(model: type[BaseModel]) -> Change:
    pick = _picking(tuple(model.model_fields))
    changes = tuple((at, form.write) for at, form in _forms(model) if form.write)

    def write(part: BaseModel) -> list[Any]:
        values = [*pick(part.__dict__)]
        for at, change in changes:
            value = values[at]
            # Most fields hold nothing.
            if value is not None and value is not EMPTY:
                values[at] = change(value)
        return values

    return write


def _picking(names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """Return what picks the values of some names, in a third of the time of one by one."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple(values[name] for name in names)


@cache
def _read(model: type[BaseModel]) -> Change:
    names, given = tuple(model.model_fields), set(model.model_fields)
    changes = tuple((at, form.read) for at, form in _forms(model))
    new, count = model.__new__, len(names)

    def read(written: list[Any]) -> BaseModel:
        if len(written) != count:
            raise ValueError(f"{model.__name__} has {count} fields, not {len(written)}")
        values = written.copy()
        for at, change in changes:
            value = values[at]
            # In this order: to compare every value with a list takes longer.
            if value:
                values[at] = change(value)
            elif value == []:
                values[at] = EMPTY
        part = new(model)
        put_fields(part, dict(zip(names, values)))  # noqa: B905 - as many, and there are millions
        put_given(part, given)
        put_extra(part, None)
        put_private(part, None)
        return part

    return read


def _form(annotation: Any) -> Form | None:
    """Return how what a field may hold is written; nothing where it is plain already.

    Raises:
        TypeError: it could not be told what a written value was.
    """
    kinds = list(held_in(annotation))
    formed = [form for form in map(_form_of, kinds) if form is not None]
    if not formed:
        return None
    if len(kinds) == 1:
        return formed[0]
    parts = [each for each in kinds if is_part(each)]
    if len(parts) == 1 and [each for each in kinds if each not in parts] == [str]:
        return _part_or_text(parts[0])
    raise TypeError(f"{annotation} cannot be told apart as plain values")


def _form_of(kind: Any) -> Form | None:
    """Return how one kind of value is written; nothing for a plain one."""
    if kind in PLAIN or get_origin(kind) is Literal:
        return None
    if kind is VagueDate:
        return Form(attrgetter("text"), vague_date)
    if kind is Decimal:
        return Form(str, Decimal)
    if is_part(kind):
        return Form(_written(kind), _read(kind))
    if get_origin(kind) is tuple and get_args(kind)[1:] == (...,):
        inner = _form(get_args(kind)[0])
        return Form(None, tuple) if inner is None else _each(inner)
    if get_origin(kind) is dict and not any(map(_form, get_args(kind))):
        return None
    raise TypeError(f"{kind} has no form as plain values")


def _each(inner: Form) -> Form:
    write, read = inner.write, inner.read
    return Form(
        (lambda values: list(map(write, values))) if write else None,
        lambda values: tuple(map(read, values)),
    )


def _part_or_text(model: type[BaseModel]) -> Form:
    write, read = _written(model), _read(model)
    return Form(
        lambda value: value if isinstance(value, str) else write(value),
        lambda value: value if isinstance(value, str) else read(value),
    )
