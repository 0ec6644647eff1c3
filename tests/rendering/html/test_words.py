"""Dates and orders as a reader of the language expects them."""

import pytest

from habitat_site.languages import Lang, language
from habitat_site.records.dates import VagueDate, vague_date
from habitat_site.rendering.html.words import Words


def words(lang: str) -> Words:
    return Words(language(Lang(lang)))


def day(text: str) -> VagueDate:
    return vague_date(text)


@pytest.mark.parametrize(
    ("lang", "whole", "in_its_year"),
    [
        ("en", "15–19 February 2024", "15–19 February"),
        ("es", "15–19 de febrero de 2024", "15–19 de febrero"),
        ("fr", "15–19 février 2024", "15–19 février"),
        ("pt", "15–19 de fevereiro de 2024", "15–19 de fevereiro"),
    ],
)
def test_a_stretch_of_days_names_the_month_in_full(lang: str, whole: str, in_its_year: str) -> None:
    first, last = day("2024-02-15"), day("2024-02-19")
    spaces = str.maketrans("\u2009\u202f\u00a0", "   ")
    assert words(lang).dates(first, last).translate(spaces).replace(" – ", "–") == whole
    assert words(lang).days(first, last).translate(spaces).replace(" – ", "–") == in_its_year


def test_a_day_that_ends_on_itself_is_one_day() -> None:
    first = day("2026-10-05")
    assert words("en").days(first, first) == words("en").days(first, None) == "5 October"


def test_countries_stand_in_the_order_of_their_names() -> None:
    groups = [("", 0), ("CH", 1), ("CM", 2), ("DE", 3), ("ES", 4)]
    assert [code for code, _ in words("en").countries_in_order(groups)] == [
        "CM",
        "DE",
        "ES",
        "CH",
        "",
    ]
    assert [code for code, _ in words("es").countries_in_order(groups)] == [
        "DE",
        "CM",
        "ES",
        "CH",
        "",
    ]
