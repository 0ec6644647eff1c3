"""Numbers, dates and money are written as each language writes them."""

from datetime import date, time
from decimal import Decimal
from gettext import NullTranslations

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from habitat_site.diagnostics import HabitatError
from habitat_site.languages import (
    INTERFACE_LANGUAGES,
    Lang,
    Language,
    folded,
    language,
    spaced,
    text_direction,
)

THIN, WIDE = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("lang", "written"), [("en", "7,748"), ("es", "7.748"), ("fr", f"7{THIN}748"), ("pt", "7.748")]
)
def test_thousands(lang: str, written: str) -> None:
    assert language(lang).number(7748) == written


@pytest.mark.parametrize(
    ("lang", "written"),
    [("en", "April 2014"), ("es", "abril de 2014"), ("fr", "avril 2014"), ("pt", "abril de 2014")],
)
def test_a_month_without_a_day(lang: str, written: str) -> None:
    assert language(lang).vague_day(2014, 4) == written


def test_a_year_is_a_year() -> None:
    assert language("fr").vague_day(2014) == "2014"


def test_a_day_in_full() -> None:
    assert language("pt").day(date(2014, 10, 6)) == "6 de outubro de 2014"


@pytest.mark.parametrize("code", [*INTERFACE_LANGUAGES, "ar", "de", "eu", "hu", "ja", "th"])
def test_a_day_is_written_as_cldr_writes_it(code: str) -> None:
    """All days of a month share what stands about their number; of some languages more differs."""
    spoken = Language(Lang(code), Locale.parse(code), NullTranslations())
    days = [date(2028, month, number) for month in range(1, 13) for number in (1, 2, 8, 20, 28)]
    assert [spoken.day(day) for day in days] == [
        format_date(day, "long", spoken.locale) for day in days
    ]


def test_a_clock_time() -> None:
    assert language("es").clock(time(9, 30)) == "9:30"


def test_money_has_no_idle_decimals() -> None:
    english = language("en")
    assert (english.money(14_000_000, "USD"), english.money(596358.91, "USD")) == (
        "US$14,000,000",
        "US$596,358.91",
    )


def test_a_country_and_a_language_by_name() -> None:
    french = language("fr")
    assert (french.country("DE"), french.language("es")) == ("Allemagne", "espagnol")


def test_an_unknown_code_stays_as_it_is() -> None:
    assert language("en").language("xx-none") == "xx-none"


def test_a_list_is_joined_as_the_language_does() -> None:
    assert language("es").listing(["a", "b", "c"]) == "a, b y c"


def test_direction() -> None:
    assert (text_direction("ar"), text_direction("es"), text_direction("xx")) == (
        "rtl",
        "ltr",
        "ltr",
    )


def test_a_language_without_a_catalogue_is_said_clearly() -> None:
    with pytest.raises(HabitatError, match="no catalogue for language 'de'"):
        language("de")


@pytest.mark.parametrize(
    ("text", "same"), [("Español", "espanol"), ("SÃO", "sao"), ("Straße", "strasse"), ("ﬁn", "fin")]
)
def test_a_folded_text_has_no_case_and_no_accents(text: str, same: str) -> None:
    assert folded(text) == same


@pytest.mark.parametrize("lang", INTERFACE_LANGUAGES)
@pytest.mark.parametrize(
    "value", [0, 7, 999, 1000, 12_345_678, 10**15, -1234, 2.5, 1234.567, Decimal("3.14159"), 6.0,
              0.0, 1e-5, 0.001, 0.05, 0.0005, 0.1 + 0.2, 99_999.25, 1234.5675, 1e14 + 0.5, 1e15,
              1e22, -0.5]
)  # fmt: skip  # a list of numbers
def test_a_number_is_written_as_cldr_writes_it(lang: Lang, value: float) -> None:
    """Whole numbers, and those with few decimals, take a short cut past Babel's patterns."""
    spoken = language(lang)
    assert spoken.number(value) == format_decimal(value, locale=spoken.locale)


@pytest.mark.parametrize("lang", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("currency", ["USD", "EUR", "BRL", "INR"])
@pytest.mark.parametrize("value", [1, 1000, 14_000_000, 12.0])
def test_money_is_written_as_cldr_writes_it(lang: Lang, currency: str, value: float) -> None:
    """Whole amounts take a short cut past Babel's patterns."""
    spoken = language(lang)
    pattern = spoken.locale.currency_formats["standard"].pattern.replace(".00", "")
    expected = format_currency(
        value, currency, pattern, locale=spoken.locale, currency_digits=False
    )
    assert spoken.money(value, currency) == expected


@pytest.mark.parametrize(
    ("lang", "written"),
    [
        ("en", ["NAD 37,600,000", "CHF 12.50", "KES 0", "-SEK 5"]),
        ("es", ["37.600.000 NAD", "12,50 CHF", "0 KES", "-5 SEK"]),
        ("fr", ["37\u202f600\u202f000 $NA", "12,50 CHF", "0 KES", "-5 SEK"]),
        ("pt", ["NAD 37.600.000", "CHF 12,50", "KES 0", "-SEK 5"]),
    ],
)
def test_a_currency_of_letters_stands_apart_from_its_number(lang: str, written: list[str]) -> None:
    """The space never breaks; a sign such as `US$` keeps its place as CLDR has it."""
    spoken = language(lang)
    amounts = ((37_600_000, "NAD"), (Decimal("12.5"), "CHF"), (0, "KES"), (-5, "SEK"))
    found = [spoken.money(value, currency) for value, currency in amounts]
    assert [each.replace("\u00a0", " ") for each in found] == written
    assert " " not in "".join(found)


@pytest.mark.parametrize(
    ("value", "written"), [(17.4, "17,4"), (66.0, "66"), (0.0, "0"), (33.00265, "33,00265")]
)
def test_a_small_number_has_the_decimals_that_it_was_given(value: float, written: str) -> None:
    assert language("fr").decimals(value, 5) == written


@pytest.mark.parametrize("lang", INTERFACE_LANGUAGES)
def test_counts_of_one_form_ask_for_the_same_words(lang: str) -> None:
    spoken = language(lang)
    forms = ("measure.homes_built", "measure.homes_built.many")
    said: dict[int, str] = {}
    for count in (0, 1, 2, 5, 11, 21, 100, 1_000_000):
        words = spoken.form(*forms, count)
        assert said.setdefault(spoken.form_of(count), words) == words
    assert len({spoken.form_of(count) for count in range(200)}) <= 6  # the most that gettext knows


def test_what_is_no_letter_and_no_digit_becomes_a_space() -> None:
    ascii = "".join(map(chr, range(128)))
    assert spaced(ascii) == "".join(each if each.isalnum() else " " for each in ascii)
    assert spaced("Covisur 9 (São Paulo)·x²") == "Covisur 9  São Paulo  x²"
