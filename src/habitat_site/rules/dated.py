"""Every date and year of a record, whichever kind it is of and wherever it stands."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from habitat_site.diagnostics import Loc
from habitat_site.records.dates import VagueDate

YEAR = "year"


def dates_of(model: BaseModel, loc: Loc = ()) -> Iterator[tuple[Loc, VagueDate | int]]:
    """Yield the dates, and the numbers of fields called `year`, in the order of the fields."""
    for name in _dated_fields(type(model)):
        value = getattr(model, name)
        if name == YEAR and isinstance(value, int):
            yield (*loc, name), value
        elif value is not None:
            yield from _inside(value, (*loc, name))


def _inside(value: object, loc: Loc) -> Iterator[tuple[Loc, VagueDate | int]]:
    match value:
        case VagueDate():
            yield loc, value
        case BaseModel():
            yield from dates_of(value, loc)
        case tuple():
            for index, each in enumerate(value):
                yield from _inside(each, (*loc, index))
        case Mapping():
            for key, each in value.items():
                yield from _inside(each, (*loc, key))


@cache
def _dated_fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(
        name
        for name, info in model.model_fields.items()
        if name == YEAR or _may_hold_dates(info.annotation)
    )


def _may_hold_dates(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, VagueDate | BaseModel):
        return True
    return any(_may_hold_dates(argument) for argument in get_args(annotation))
