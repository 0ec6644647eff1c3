"""Who supports whom, as the list of funds shows it."""

import pytest

from tests.site.sites import LANGUAGES, BuiltSite


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_name_in_the_picture_can_be_read_whole(real_site: BuiltSite, lang: str) -> None:
    section = real_site.page(f"{lang}/funds/").only("section", aria_labelledby="flows")
    (names,) = (each for each in section.all("g") if "flows__names" in each.classes)
    lines = [each.text for each in names.all("text")]
    (table, *_) = section.all("table")
    assert len(lines) > 30
    assert not [line for line in lines if line.endswith("…")]
    # Each is a part of a name that the table has in full.
    assert not [line for line in lines if line not in table.text]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_stays_within_one_country_comes_last_and_apart(
    real_site: BuiltSite, lang: str
) -> None:
    section = real_site.page(f"{lang}/funds/").only("section", aria_labelledby="flows")
    (_, between, within) = section.all("table")
    for row in between.only("tbody").all("tr"):
        giver, receiver = row.only("th").text, row.all("td")[1]
        linked = [each.text for each in receiver.all("a")]
        assert giver not in linked
    assert len(within.only("tbody").all("tr")) >= 9


def test_what_came_in_over_years_says_so(real_site: BuiltSite) -> None:
    page = real_site.page("en/funds/twahangana/")
    figures = page.only("section", aria_labelledby="figures").text
    assert "since 1995" in figures
    assert "2015 – 2020" in figures
    assert "2002 – 2010" in real_site.page("en/funds/cliff/").text
    for lang, said in (("en", "since 2000"), ("es", "desde 2000"), ("pt", "desde 2000")):
        flows = real_site.page(f"{lang}/funds/").only("section", aria_labelledby="flows")
        rows = [row.text for row in flows.all("tr") if "Central government" in row.text]
        assert [said in row for row in rows] == [True]
