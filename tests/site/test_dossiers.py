"""Dossiers that can be cited, and the comparison of countries, as a reader sees them."""

import json
from pathlib import Path

import pytest

from tests.site.advocacy_records import RECORDS
from tests.site.dom import Element
from tests.site.sites import BuiltSite, small_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return small_site(tmp_path_factory.mktemp("advocacy"), RECORDS)


def links(page: Element) -> list[str]:
    """Return where a page's links lead."""
    return [each["href"] for each in page.all("a")]


def test_a_dossier_has_totals_sources_instruments_gaps_promises_and_meetings(
    site: BuiltSite,
) -> None:
    page = site.page("en/countries/mx/dossier/").only("main")
    assert page.only("h1").text == "Mexico"
    sections = {
        each["aria-labelledby"]: each.text for each in page.all("section", class_="section")
    }
    assert "homes built 210 from 1 initiative, 2022" in sections["achieved"]
    assert "Sixty years of struggle, The Press" in sections["initiatives"]
    assert "What helps Housing law" in sections["instruments"]
    assert "Programme Elsewhere: Programme of loans (Kenya)" in sections["missing"]
    assert "Finance Elsewhere: Programme of loans (Kenya)" in sections["missing"]
    assert "Kept A gathering every year" in sections["commitments"]
    assert "Open day" in sections["meetings"]


@pytest.mark.parametrize(
    ("lang", "cited"),
    [
        ("en", "Small site: “Mexico: a dossier”, as of 3 February 2026."),
        ("es", "Small site: «México: expediente», a 3 de febrero de 2026."),
        ("fr", "Small site\u00a0: «\u00a0Mexique\u00a0: dossier\u00a0», état au 3 février 2026."),
        ("pt", "Small site: “México: dossiê”, situação em 3 de fevereiro de 2026."),
    ],
)
def test_a_dossier_says_how_to_cite_it(site: BuiltSite, lang: str, cited: str) -> None:
    """By a stable address, the date of its newest record, and the licence."""
    page = site.page(f"{lang}/countries/mx/dossier/")
    (said,) = ("".join(each.strings()).strip() for each in page.all("p", class_="cite"))
    assert said.startswith(cited)
    assert f"https://example.org/{lang}/countries/mx/dossier/." in said
    assert "CC-BY-SA-4.0" in said
    told = json.loads("".join(page.only("script", type="application/ld+json").strings()))
    assert (told["@type"], told["dateModified"]) == ("Report", "2026-02-03")


@pytest.mark.parametrize(
    ("lang", "codes"),
    # Kenya is Quênia in Portuguese, behind México.
    [("en", ["ke", "mx"]), ("es", ["ke", "mx"]), ("fr", ["ke", "mx"]), ("pt", ["mx", "ke"])],
)
def test_the_comparison_leads_to_the_dossiers_by_the_names_of_countries(
    site: BuiltSite, lang: str, codes: list[str]
) -> None:
    rows = site.page(f"{lang}/countries/compare/").only("tbody").all("tr")
    assert [row.only("a")["href"] for row in rows] == [f"../{code}/dossier/" for code in codes]


def test_the_comparison_shows_instruments_promises_and_totals(site: BuiltSite) -> None:
    _, mexico = site.page("en/countries/compare/").only("tbody").all("tr")
    cells = [[span.text for span in cell.all("span")] for cell in mexico.all("td")]
    assert [(label, said) for label, said, *_ in cells] == [
        ("Instruments", "Law"),
        ("Commitments", "Kept"),
        ("Initiatives", "1"),
        ("Homes built", "210 1 of 1 reports it"),
        ("Households", "–"),
        ("People", "–"),
    ]


def test_the_list_leads_to_every_dossier_and_to_the_comparison(site: BuiltSite) -> None:
    found = links(site.page("en/advocacy/").only("main"))
    for path in ("ke", "mx"):
        assert f"../countries/{path}/dossier/" in found
    for theme in ("finance", "land"):
        assert f"../themes/{theme}/dossier/" in found
    assert "../countries/compare/" in found


def test_dossiers_and_comparison_are_in_the_sitemap(site: BuiltSite) -> None:
    listed = site.text("sitemap.xml")
    for path in ("countries/mx/dossier/", "themes/land/dossier/", "countries/compare/"):
        assert f"<loc>https://example.org/en/{path}</loc>" in listed


def test_a_site_without_advocacy_has_none_of_these_pages(tmp_path: Path) -> None:
    rest = {name: text for name, text in RECORDS.items() if not name.startswith("advocacy/")}
    files = small_site(tmp_path, rest).files
    assert [path for path in files if "dossier" in path or "compare" in path] == []
