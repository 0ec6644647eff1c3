"""Values of options as a person types them, without a library that takes long to import.

Typer converts every value by pydantic, whose import takes longer than finding that nothing has
changed. What is plainly right is converted here; all else, and every word about what is wrong, is
Typer's. A Typer that has no such place to put a converter does it all itself.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin


def convert_plainly(options: Iterable[object]) -> None:
    """Let options take what is plainly right at once."""
    for option in options:
        vars(option)["_runtime_param"] = Plain()


class Plain:
    """Converts the value of one option, in the place of Typer's own converter."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return what a command gets for a value; Typer's own answer where it is not plain."""
        wanted = param.type_descriptor
        try:
            return _plain(value, wanted.annotation, wanted.parameter_info)
        except (TypeError, ValueError):
            vars(param)["_runtime_param"] = None
            return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def _plain(value: Any, wanted: Any, limits: Any) -> Any:
    if value is None and get_origin(wanted) is not list:
        return None
    if get_origin(wanted) is list:
        (one,) = get_args(wanted)
        return [_plain(each, one, limits) for each in value or ()]
    if wanted in {str, Path}:
        return wanted(value)
    if wanted is datetime:
        return datetime.strptime(value, limits.formats[0])  # noqa: DTZ007 - a day has no zone
    if wanted is int:
        return _number(value, limits)
    if issubclass(wanted, Enum):
        return wanted(value)
    raise TypeError(wanted)


def _number(value: Any, limits: Any) -> int:
    number = int(value)
    is_high = limits.min is None or number >= limits.min
    is_low = limits.max is None or number <= limits.max
    if not (is_high and is_low and str(number) == str(value)):
        raise ValueError(value)
    return number
