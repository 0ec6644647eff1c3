"""Every date and year of a record, whichever kind it is of and wherever it stands."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from habitat_site.diagnostics import Loc
from habitat_site.records.dates import VagueDate

YEAR = "year"


def dates_of(model: BaseModel) -> Iterator[tuple[Loc, VagueDate | int]]:
    """Yield the dates, and the numbers of fields called `year`, in the order of the fields."""
    found: list[tuple[Loc, VagueDate | int]] = []
    _in_model(model, (), found)
    return iter(found)


def _in_model(model: BaseModel, loc: Loc, found: list[tuple[Loc, VagueDate | int]]) -> None:
    values = model.__dict__
    for name in _dated_fields(type(model)):
        value = values[name]
        if value is None:
            continue
        if isinstance(value, VagueDate) or (name == YEAR and isinstance(value, int)):
            found.append(((*loc, name), value))
        elif value:
            _inside(value, (*loc, name), found)


def _inside(value: object, loc: Loc, found: list[tuple[Loc, VagueDate | int]]) -> None:
    if isinstance(value, VagueDate):
        found.append((loc, value))
    elif isinstance(value, BaseModel):
        _in_model(value, loc, found)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            _inside(each, (*loc, index), found)
    elif isinstance(value, dict):
        for key, each in value.items():
            _inside(each, (*loc, key), found)


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
