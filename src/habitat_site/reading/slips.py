"""What somebody probably meant by a value that is written as no machine reads it.

Only one answer is ever given: where two are possible (`4/10/2014`), there is none.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from babel import Locale

from habitat_site.languages import INTERFACE_LANGUAGES, folded, language
from habitat_site.naming import is_id, is_language
from habitat_site.records.dates import vague_date
from habitat_site.records.scalars import country_codes, currency_codes

MAX_LENGTH = 60
LONGEST_REGION = 3  # RFC 5646 §2.2: two letters or three digits; four letters are a script
# Codes that look right and are not those of ISO 3166: of the internet, of cars, of the Union.
OTHER_COUNTRY_CODES = {"UK": "GB", "EL": "GR", "USA": "US", "EEUU": "US", "EUA": "US"}
# Signs that only one currency uses; a bare "$" may be that of twenty countries.
SIGNS = {"€": "EUR", "£": "GBP", "US$": "USD", "R$": "BRL", "$U": "UYU", "₹": "INR", "CA$": "CAD"}
GROUPED = re.compile(r"[0-9]{1,3}(?:[.,' \u00a0\u202f’][0-9]{3})+")
ONE_NUMBER = re.compile(r"\D*?([0-9][0-9.,' \u00a0\u202f’]*[0-9]|[0-9])\D*")
ABOUT = re.compile(
    r"(?:~|≈|(?:circa|about|around|hacia|alrededor de|vers|cerca de|ca?)\b\.?) *", re.IGNORECASE
)
PARTS = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?")
DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
MONTH_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
WITH_CLOCK = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2})(?::[0-9]{2})?")
NAMED_MONTH = re.compile(
    r"(?:([0-9]{1,2})(?:\.|º|er)? )?(?:de )?([^\W\d]+)\.?,? (?:de |of )?([0-9]{4})"
)


def meant(code: str, value: str) -> str | None:
    """Return the valid value that is meant by one which was refused with this code, if any."""
    find = FINDERS.get(code)
    text = " ".join(value.split())
    return find(text) if find is not None and 0 < len(text) <= MAX_LENGTH else None


def _number(text: str) -> str | None:
    match = ONE_NUMBER.fullmatch(text)
    if match is None or text.startswith("-"):
        return None
    digits = match[1]
    if GROUPED.fullmatch(digits):
        return re.sub(r"\D", "", digits)
    decimal = digits.replace(",", ".")
    return decimal if re.fullmatch(r"[0-9]+(?:\.[0-9]{1,6})?", decimal) else None


def _whole(text: str) -> str | None:
    number = _number(text)
    whole, _, decimals = (number or "").partition(".")
    return whole if whole and not decimals.strip("0") else None


def _date(text: str) -> str | None:
    bare = ABOUT.sub("", text, count=1) if ABOUT.match(text) else text
    about = "~" if bare != text else ""
    kept = bare.rstrip("~?%")
    if len(bare) - len(kept) > 1:
        about = "%"
    elif bare != kept:
        about = bare[-1] if not about or bare[-1] == "~" else "%"
    found = {_valid(each + about) for each in _days(kept.strip())} - {None}
    return found.pop() if len(found) == 1 else None


def _days(text: str) -> Iterator[str]:
    yield text
    if match := PARTS.fullmatch(text):
        yield "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)])
    if match := DAY_FIRST.fullmatch(text):
        one, other, year = match[1].zfill(2), match[2].zfill(2), match[3]
        yield from (f"{year}-{other}-{one}", f"{year}-{one}-{other}")
    if match := MONTH_FIRST.fullmatch(text):
        yield f"{match[2]}-{match[1].zfill(2)}"
    if match := WITH_CLOCK.fullmatch(text):
        yield f"{match[1]}T{match[2]}"
    if (match := NAMED_MONTH.fullmatch(text)) and (month := _months().get(folded(match[2]))):
        yield f"{match[3]}-{month:02d}" + (f"-{match[1].zfill(2)}" if match[1] else "")


def _valid(text: str) -> str | None:
    try:
        return str(vague_date(text))
    except ValueError:
        return None


def _country(text: str) -> str | None:
    code = OTHER_COUNTRY_CODES.get(text.upper().replace(".", ""), text.upper())
    return code if code in country_codes() else _countries().get(folded(text))


def _currency(text: str) -> str | None:
    code = SIGNS.get(text.upper(), text.upper())
    return code if code in currency_codes() else _currencies().get(folded(text))


def _language(text: str) -> str | None:
    first, *rest = text.replace("_", "-").split("-")
    written = (each.upper() if len(each) <= LONGEST_REGION else each.title() for each in rest)
    tag = "-".join((first.lower(), *written))
    return tag if is_language(tag) else _languages().get(folded(text))


def _id(text: str) -> str | None:
    id = re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")
    return id if is_id(id) else None


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    return _by_name(lambda locale: locale.territories, country_codes())


@lru_cache(maxsize=1)
def _currencies() -> Mapping[str, str]:
    return _by_name(lambda locale: locale.currencies, currency_codes())


@lru_cache(maxsize=1)
def _languages() -> Mapping[str, str]:
    return _by_name(lambda locale: locale.languages, None)


def _by_name(
    names: Callable[[Locale], Mapping[str, str]], codes: frozenset[str] | None
) -> Mapping[str, str]:
    """Return codes by what they are called in the interface's languages."""
    return {
        folded(str(name)): code
        for lang in INTERFACE_LANGUAGES
        for code, name in names(language(lang).locale).items()
        if (code in codes if codes is not None else is_language(code))
    }


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    return {
        folded(str(name)).rstrip("."): month
        for lang in INTERFACE_LANGUAGES
        for width in ("wide", "abbreviated")
        for month, name in language(lang).locale.months["format"][width].items()
    }


FINDERS: Mapping[str, Callable[[str], str | None]] = {
    "HS205": _number,
    "HS206": _date,
    "HS208": _country,
    "HS209": _whole,
    "HS210": _language,
    "HS212": _currency,
    "HS213": _id,
}
