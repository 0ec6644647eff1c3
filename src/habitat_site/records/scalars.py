"""Single values that kinds share: text, numbers, codes of countries, languages and currencies.

Every value arrives as text, because the reader types nothing (`NO` is Norway). An error's type is
the code of the diagnostic that it becomes.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from habitat_site.naming import ID, LANGUAGE, MAX_ID, is_id, is_language
from habitat_site.records.forms import CodesOf, written
from habitat_site.records.markers import (
    Dated,
    FieldName,
    OwnFile,
    Reference,
    SourceReference,
    Translatable,
    Web,
)

NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
WHOLE = re.compile(r"[0-9]{1,15}")
YEAR = re.compile(r"[0-9]{4}")
DEGREES = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{1,8})?")
FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
GROUPED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
MAX_SUMMARY = 300
# The same few codes and ids stand in record after record.
_once = lru_cache(maxsize=4096)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]
Prose = Annotated[Text, Translatable()]
Label = Annotated[Text, StringConstraints(max_length=300), Translatable()]


def _summary(value: str) -> str:
    if len(value) > MAX_SUMMARY:
        facts = {"length": str(len(value)), "most": str(MAX_SUMMARY)}
        raise PydanticCustomError("HS207", "too long", facts)
    return value


Summary = Annotated[
    Text,
    AfterValidator(_summary),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": MAX_SUMMARY}),
    Translatable(),
]


def _number(value: Any) -> int | float:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    text = str(value).strip()
    if NUMBER.fullmatch(text) is None:
        raise PydanticCustomError("HS205", "not a number", {"value": text})
    return float(text) if "." in text else int(text)


def _amount(value: Any) -> int | float:
    # Half of those who write here group thousands with a point; no currency of theirs has mills.
    number = _number(value)
    if type(number) is float and GROUPED.fullmatch(text := str(value).strip()):
        raise PydanticCustomError("HS205", "not a number", {"value": text})
    return number


def _whole(value: Any) -> int:
    text = str(value).strip()
    if WHOLE.fullmatch(text) is None:
        raise PydanticCustomError("HS209", "not a whole number", {"value": text})
    return int(text)


Number = Annotated[
    int | float,
    BeforeValidator(_number),
    written("number", NUMBER.pattern, "number", minimum=0),
]
Amount = Annotated[
    int | float,
    BeforeValidator(_amount),
    written("amount", NUMBER.pattern, "number", minimum=0),
]
Whole = Annotated[
    int, BeforeValidator(_whole), written("whole", WHOLE.pattern, "integer", minimum=0)
]


def _year(value: Any) -> int:
    text = str(value).strip()
    if YEAR.fullmatch(text) is None:
        raise PydanticCustomError("HS206", "not a year", {"value": text})
    return int(text)


Year = Annotated[
    int,
    BeforeValidator(_year),
    written("year", YEAR.pattern, "integer", minimum=0, maximum=9999),
    Dated(),
]


def _degrees(most: int) -> Any:
    def check(value: Any) -> Decimal:
        text = str(value).strip()
        degrees = Decimal(text) if DEGREES.fullmatch(text) else None
        if degrees is None or abs(degrees) > most:
            raise PydanticCustomError("HS211", "not degrees", {"value": text, "most": str(most)})
        return degrees

    return BeforeValidator(check)


Latitude = Annotated[
    Decimal, _degrees(90), written("degrees", DEGREES.pattern, "number", minimum=-90, maximum=90)
]
Longitude = Annotated[
    Decimal, _degrees(180), written("degrees", DEGREES.pattern, "number", minimum=-180, maximum=180)
]


@lru_cache(maxsize=1)
def country_codes() -> frozenset[str]:
    """Return the codes of ISO 3166-1 alpha-2."""
    from pycountry import countries

    return frozenset(country.alpha_2 for country in countries)


@lru_cache(maxsize=1)
def currency_codes() -> frozenset[str]:
    """Return the codes of ISO 4217."""
    from pycountry import currencies

    return frozenset(currency.alpha_3 for currency in currencies)


@_once
def _country(value: str) -> str:
    if value not in country_codes():
        raise PydanticCustomError("HS208", "not a country", {"value": value})
    return value


@_once
def _currency(value: str) -> str:
    if value not in currency_codes():
        raise PydanticCustomError("HS212", "not a currency", {"value": value})
    return value


@_once
def _language(value: str) -> str:
    if not is_language(value):
        raise PydanticCustomError("HS210", "not a language", {"value": value})
    return value


@_once
def _id(value: str) -> str:
    if not is_id(value):
        raise PydanticCustomError("HS213", "not an id", {"value": value})
    return value


@_once
def reference(value: str) -> str:
    """Return the id of another record, with its folder before it or without."""
    folder, _, rest = value.rpartition("/")
    if folder and ID.fullmatch(folder) is None:
        raise PydanticCustomError("HS213", "not an id", {"value": value})
    _id(rest)
    return value


@_once
def _file(value: str) -> str:
    if FILE.fullmatch(value) is None or ".." in value:
        raise PydanticCustomError("HS214", "not a file name", {"value": value})
    return value


Country = Annotated[Text, AfterValidator(_country), CodesOf("country", country_codes)]
Currency = Annotated[Text, AfterValidator(_currency), CodesOf("currency", currency_codes)]
Language = Annotated[Text, AfterValidator(_language), written("language", LANGUAGE.pattern)]
Id = Annotated[Text, AfterValidator(_id), written("id", ID.pattern, "integer", maxLength=MAX_ID)]
Url = Annotated[Text, StringConstraints(max_length=2000), Web()]
File = Annotated[Text, AfterValidator(_file), OwnFile()]
SourceId = Annotated[Text, AfterValidator(_id), SourceReference()]
Field = Annotated[Text, StringConstraints(max_length=100), FieldName()]
NetworkId = Annotated[Text, AfterValidator(reference), Reference(("networks",))]
InitiativeId = Annotated[Text, AfterValidator(reference), Reference(("initiatives",))]
EventId = Annotated[Text, AfterValidator(reference), Reference(("events",))]
AwardId = Annotated[Text, AfterValidator(reference), Reference(("awards",), "award")]
EditionId = Annotated[Text, AfterValidator(reference), Reference(("awards",), "edition")]
NominationId = Annotated[Text, AfterValidator(reference), Reference(("awards",), "nomination")]
FundId = Annotated[Text, AfterValidator(reference), Reference(("funds",), "fund")]
OfferId = Annotated[Text, AfterValidator(reference), Reference(("assistance",), "offer")]
RequestId = Annotated[Text, AfterValidator(reference), Reference(("assistance",), "request")]
InstrumentId = Annotated[Text, AfterValidator(reference), Reference(("advocacy",), "instrument")]

Precision = Literal["exact", "neighbourhood", "city", "country", "hidden"]
DECIMALS: dict[str, int | None] = {
    "exact": 5,
    "neighbourhood": 2,
    "city": 1,
    "country": None,
    "hidden": None,
}
