"""What CLDR knows of money and days that Babel has no call for, or leaves to its caller."""

import re
import unicodedata
from datetime import date

from babel import Locale
from babel.dates import DateTimeFormat, format_date, format_interval
from babel.numbers import get_currency_symbol

# No line ends between a number and its currency.
UNBROKEN = "\u00a0"

# The fields of a day in full, where CLDR has it of its number, the name of its month, and its year.
FIELD = re.compile(r"%\((\w+)\)s")
NUMBERED = {"d", "MMMM", "y"}
GAP = "\0"


def money_pattern(locale: Locale, currency: str, digits: int) -> str:
    """Return the pattern of amounts in a currency with so many decimals.

    The sign stands apart from the digits where it is letters there: UTS 35, Numbers, "Currency
    spacing".
    """
    pattern = str(locale.currency_formats["standard"].pattern)
    pattern = pattern.replace(".00", "." + "0" * digits if digits else "")
    sign = get_currency_symbol(currency, locale)
    if "¤#" in pattern and not _is_sign(sign[-1]):
        return pattern.replace("¤", f"¤{UNBROKEN}")
    if re.search("[#0]¤", pattern) and not _is_sign(sign[0]):
        return pattern.replace("¤", f"{UNBROKEN}¤")
    return pattern


def _is_sign(character: str) -> bool:
    """Tell whether a character needs no space beside a number: `$` and `€`, no letter."""
    return unicodedata.category(character)[0] in "SZ"


def around_day(locale: Locale, year: int, month: int) -> tuple[str, str] | None:
    """Return what stands before and after a day's number, if only its number tells it."""
    written = locale.date_formats["long"].format
    if set(FIELD.findall(written)) != NUMBERED:
        return None
    names = DateTimeFormat(date(year, month, 1), locale)
    before, _, after = (written.replace("%(d)s", GAP) % names).partition(GAP)
    return before, after


def stretch(locale: Locale, start: date, end: date, *, has_year: bool) -> str:
    """Write two days and what lies between, with the month in full: `17–22 May 2026`."""
    skeleton = "yMMMMd" if has_year else "MMMMd"
    differing = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    # Many languages have an interval for the short month alone.
    formats = locale.interval_formats
    known = formats.get(skeleton) or formats.get(skeleton.replace("MMMM", "MMM")) or {}
    match known.get(differing):
        case [first, last]:
            parts = ((start, first), (end, last))
            return "".join(
                format_date(day, re.sub(r"\bMMM\b", "MMMM", part), locale) for day, part in parts
            )
        case _:
            return str(format_interval(start, end, skeleton, locale=locale))
