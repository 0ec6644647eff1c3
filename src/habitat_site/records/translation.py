"""What a translation file says of itself."""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from habitat_site.records.scalars import Text
from habitat_site.records.shared import Part


def _stamp(value: Any) -> str:
    text = str(value).strip()
    if re.fullmatch(r"[0-9a-f]{12}", text) is None:
        raise PydanticCustomError("HS219", "not a stamp", {"value": text})
    return text


class Translation(Part):
    """Which state of the original was translated, by whom, and how.

    `of` is the first 12 hexadecimal digits of the SHA-256 of the original's translatable text.
    """

    of: Annotated[str, BeforeValidator(_stamp)] | None = None
    by: Text | None = None
    method: Literal["human", "machine"] = "human"
