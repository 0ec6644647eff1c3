"""Every date and year of a record, whichever kind it is of and wherever it stands."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from habitat_site.diagnostics import Loc
from habitat_site.records.dates import VagueDate
from habitat_site.records.markers import EMPTY, is_model

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
        # Most fields hold nothing, or a date.
        if value is None or value is EMPTY:
            continue
        if type(value) is VagueDate or (name == YEAR and type(value) is int):
            found.append(((*loc, name), value))
        else:
            _inside(value, (*loc, name), found)


def _inside(value: Any, loc: Loc, found: list[tuple[Loc, VagueDate | int]]) -> None:
    if is_model(value):
        _in_model(value, loc, found)
    elif isinstance(value, VagueDate):
        found.append((loc, value))
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
