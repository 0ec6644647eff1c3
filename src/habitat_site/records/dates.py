"""Dates as vague as the truth: ISO 8601 with EDTF's qualifiers.

Source: Extended Date/Time Format (Library of Congress, 2019), level 1, `~`, `?` and `%`.
"""

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from habitat_site.records.markers import MEANS, Dated

PATTERN = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?:T(?P<time>[0-9]{2}:[0-9]{2}))?)?)?"
    r"(?P<qualifier>[~?%]?)"
)


@dataclass(frozen=True, slots=True)
class VagueDate:
    """A year, a month or a day, perhaps with a clock time, perhaps only about so or uncertain."""

    year: int
    month: int | None = None
    day: int | None = None
    clock: time | None = None
    qualifier: str = ""
    text: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Write it down: most dates are read once for many records, and written for each."""
        object.__setattr__(self, "text", self._written())

    def __str__(self) -> str:
        """Return the date as it is written in a record."""
        return self.text

    def _written(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        clock = f"T{self.clock:%H:%M}" if self.clock else ""
        return "-".join(parts) + clock + self.qualifier

    @property
    def is_day(self) -> bool:
        """Tell whether the day is known, so that a calendar can hold it."""
        return self.day is not None

    @property
    def first(self) -> date:
        """Return the earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Return the latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def later(self, by: timedelta) -> "VagueDate":
        """Return the same moment of a later day; a month or a year is moved by its first day."""
        day = self.first + by
        return replace(self, year=day.year, month=day.month, day=day.day)


@lru_cache(maxsize=4096)
def vague_date(text: str) -> VagueDate:
    """Read a date as a record writes it.

    Raises:
        ValueError: the text is not a date, or names a day that does not exist.
    """
    match = PATTERN.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    clock = time.fromisoformat(match["time"]) if match["time"] else None
    value = VagueDate(
        int(match["year"]),
        int(match["month"]) if match["month"] else None,
        int(match["day"]) if match["day"] else None,
        clock,
        match["qualifier"],
    )
    _ = (value.first, value.last)
    return value


def _validate(value: Any) -> VagueDate:
    try:
        # Every value of a file is text.
        if type(value) is str:
            return vague_date(value)
        return value if isinstance(value, VagueDate) else vague_date(str(value))
    except ValueError as error:
        raise PydanticCustomError("HS206", "not a date", {"value": str(value)}) from error


# The same for editors, whose regular expressions name groups in another way (ECMA-262).
FORM = re.sub(r"\?P<\w+>", "?:", PATTERN.pattern)
Date = Annotated[
    VagueDate,
    BeforeValidator(_validate),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["integer", "string"], "pattern": f"^(?:{FORM})$", MEANS: "date"}),
    Dated(),
]
