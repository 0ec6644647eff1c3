"""The interface's languages: sentences, plurals, and dates and numbers by CLDR.

There is no current language: whoever needs one is given a `Language`. Catalogues are gettext `.po`
files. Sentences of pages are their own English; sentences of diagnostics and the words of a
vocabulary stand under a key (`HS302.message`, `phase.living`), which English has to define as well.
"""

import gettext
import io
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import NewType, TypeVar, cast

import babel
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import (
    format_currency,
    format_decimal,
    get_decimal_symbol,
    get_group_symbol,
)

from habitat_site import cldr
from habitat_site.diagnostics import HabitatError
from habitat_site.kept import kept, key_of
from habitat_site.resources import resource

Lang = NewType("Lang", str)

# English is written for readers everywhere: days before months.
FORMATS = {"en": "en-001"}
# What ASCII is when only letters and digits are left.
SPACED = bytes(code if chr(code).isalnum() else ord(" ") for code in range(128)).ljust(256)

INTERFACE_LANGUAGES: tuple[Lang, ...] = (Lang("en"), Lang("es"), Lang("fr"), Lang("pt"))

# As many decimals as CLDR's patterns show, and between what floats are written without exponent.
DECIMALS, LEAST, MOST = 3, 0.001, 1e15

Says = TypeVar("Says", bound=Callable[..., object])


def remembered(says: Says) -> Says:
    """Let a language say the same again without working it out; at most so many things at once."""
    # CLDR's patterns take 20 µs a number, and a site says the same years and sums on many pages.
    return cast("Says", lru_cache(maxsize=16_384, typed=True)(says))


def recalled(says: Says) -> Says:
    """Let a language say again what the same page says more than once, and hardly another."""
    return cast("Says", lru_cache(maxsize=512, typed=True)(says))


@dataclass(frozen=True, eq=False)
class Language:
    """One language: its code, how it is written, and how it says things."""

    code: Lang
    locale: Locale
    translations: gettext.NullTranslations

    @cached_property
    def direction(self) -> str:
        """Return `ltr` or `rtl`."""
        return text_direction(self.code)

    @cached_property
    def own_name(self) -> str:
        """Return the language's name in itself, as a switch between languages shows it."""
        name = self.locale.get_language_name() or self.code
        return name[0].upper() + name[1:]

    @cached_property
    def thousands(self) -> str | None:
        """Return what stands between thousands; nothing where not all digits stand in threes."""
        pattern = self.locale.decimal_formats[None]
        is_plain = (pattern.pattern, pattern.grouping) == ("#,##0.###", (3, 3))
        # Then a number needs none of Babel's work on patterns.
        return get_group_symbol(self.locale) if is_plain else None

    @cached_property
    def _point(self) -> str:
        """Return what stands before decimals."""
        return get_decimal_symbol(self.locale)

    def text(self, message: str, /, **facts: object) -> str:
        """Return a sentence in this language, with its facts filled in."""
        return self._sentence(message).format(**facts)

    @remembered
    def _sentence(self, message: str) -> str:
        return self.translations.gettext(message)

    def plural(self, one: str, many: str, count: int, /, **facts: object) -> str:
        """Return the form of a sentence that fits a count; `{count}` is the formatted number."""
        sentence = self.translations.ngettext(one, many, count)
        return sentence.format(count=self.number(count), **facts)

    def form(self, one: str, many: str, count: int) -> str:
        """Return the form of words that fits a count, which they do not name."""
        return self.translations.ngettext(one, many, count)

    @cached_property
    def form_of(self) -> Callable[[int], int]:
        """Return what tells which form fits a count, as the catalogue defines it."""
        found: Callable[[int], int] = getattr(self.translations, "plural", _one_or_many)
        return found

    @remembered
    def has(self, message: str) -> bool:
        """Tell whether the catalogue defines a key."""
        return self.translations.gettext(message) != message

    def number(self, value: float | Decimal) -> str:
        """Write a number; English `7,748`, French `7 748`."""
        group = self.thousands
        if group is None:
            return self._number(value)
        if isinstance(value, int) and value >= 0:
            return f"{value:,}".replace(",", group)
        if type(value) is float and LEAST <= value < MOST:
            whole, _, rest = repr(value).partition(".")
            if len(rest) <= DECIMALS:
                decimals = "" if rest == "0" else f"{self._point}{rest}"
                return f"{int(whole):,}".replace(",", group) + decimals
        return self._number(value)

    @recalled
    def _number(self, value: float | Decimal) -> str:
        return format_decimal(value, locale=self.locale)

    def decimals(self, value: float, most: int) -> str:
        """Write a small number with at most so many decimals."""
        plain = f"{value:.{most}f}".rstrip("0").rstrip(".")
        return plain.replace(".", self._point)

    def money(self, value: float | Decimal, currency: str) -> str:
        """Write an amount with the currency's sign; whole units unless it has a fraction."""
        if value == int(value) and value > 0:
            before, after = self._around_money(currency)
            return f"{before}{self.number(int(value))}{after}"
        return self._money(value, currency)

    @remembered
    def _around_money(self, currency: str) -> tuple[str, str]:
        """Return what stands before and after an amount of whole units."""
        before, _, after = self._money(1, currency).partition(self.number(1))
        return before, after

    def _money(self, value: float | Decimal, currency: str) -> str:
        pattern = cldr.money_pattern(self.locale, currency, 0 if value == int(value) else 2)
        return format_currency(value, currency, pattern, locale=self.locale, currency_digits=False)

    @remembered
    def currency(self, code: str) -> str:
        """Return the name of a currency."""
        return str(self.locale.currencies.get(code, code))

    @remembered
    def country(self, code: str) -> str:
        """Return the name of a country."""
        return str(self.locale.territories.get(code, code))

    @remembered
    def language(self, code: str) -> str:
        """Return the name of a language."""
        name = Locale.parse(code, sep="-").get_display_name(self.locale) if is_known(code) else None
        return name or code

    def listing(self, parts: Iterable[str]) -> str:
        """Join parts as the language does: `a, b and c`."""
        return self._listed(tuple(parts))

    @remembered
    def _listed(self, parts: tuple[str, ...]) -> str:
        return format_list(parts, locale=self.locale)

    def day(self, day: date) -> str:
        """Write a day in full."""
        around = self._around_day(day.year, day.month)
        if around is None:
            return format_date(day, format="long", locale=self.locale)
        return f"{around[0]}{day.day}{around[1]}"

    @remembered
    def _around_day(self, year: int, month: int) -> tuple[str, str] | None:
        return cldr.around_day(self.locale, year, month)

    def vague_day(self, year: int, month: int | None = None, day: int | None = None) -> str:
        """Write a year, a month or a day, as vague as given."""
        if month is None:
            return str(year)
        if day is None:
            return format_skeleton("yMMMM", date(year, month, 1), locale=self.locale)
        return self.day(date(year, month, day))

    @remembered
    def day_of_month(self, day: date) -> str:
        """Write a day without its year."""
        return format_skeleton("MMMMd", day, locale=self.locale)

    @remembered
    def stretch(self, start: date, end: date, *, has_year: bool = True) -> str:
        """Write two days and what lies between, with the month in full: `17–22 May 2026`."""
        return cldr.stretch(self.locale, start, end, has_year=has_year)

    @remembered
    def clock(self, at: time) -> str:
        """Write a time of day."""
        return format_time(datetime.combine(date(2000, 1, 1), at), "short", locale=self.locale)


def _one_or_many(count: int) -> int:
    return int(count != 1)


@lru_cache(maxsize=256)
def is_known(code: str) -> bool:
    """Tell whether CLDR knows a language."""
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


@lru_cache(maxsize=256)
def text_direction(code: str) -> str:
    """Return `ltr` or `rtl` for any language; `ltr` where CLDR does not know it."""
    return Locale.parse(code, sep="-").text_direction if is_known(code) else "ltr"


def folded(text: str) -> str:
    """Return a text without case and accents, for comparing and sorting."""
    if text.isascii():
        return text.casefold()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join([each for each in letters if not unicodedata.combining(each)])


def spaced(text: str) -> str:
    """Return a text with a space for whatever is neither a letter nor a digit."""
    if text.isascii():
        # Most names, once they have no accents: all their letters at once.
        return text.encode().translate(SPACED).decode()
    return "".join([each if each.isalnum() else " " for each in text])


def catalogue_path(code: str) -> Path:
    """Return where a language's catalogue is."""
    return resource("locales") / code / "LC_MESSAGES" / "messages.po"


@lru_cache(maxsize=16)
def language(code: str) -> Language:
    """Load an interface language.

    Raises:
        HabitatError: there is no catalogue for it, or it cannot be read.
    """
    path = catalogue_path(code)
    try:
        raw = path.read_bytes()
    except OSError as error:
        known = ", ".join(INTERFACE_LANGUAGES)
        raise HabitatError(
            f"{path}: no catalogue for language {code!r}; there are {known}"
        ) from error
    compiled = kept(
        key_of("catalogue", babel.__version__, code, raw), partial(_compiled, raw, code)
    )
    locale = Locale.parse(FORMATS.get(code, code), sep="-")
    return Language(Lang(code), locale, gettext.GNUTranslations(io.BytesIO(compiled)))


def _compiled(raw: bytes, code: str) -> bytes:
    """Return a catalogue as programs read it."""
    # They take a while to load, too.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(raw), locale=code, abort_invalid=True))
    return compiled.getvalue()
