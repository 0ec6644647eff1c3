"""Pages of advocacy as a reader sees them: every field, dossiers that can be cited, comparison."""

import json
from pathlib import Path

import pytest

from tests.site.dom import Element
from tests.site.sites import BuiltSite, small_site

LAW = """\
    ---
    title: Housing law
    lang: en
    summary: A law for those who build their own homes.
    kind: instrument
    type: law
    jurisdiction: local
    country: MX
    place: Valley of stones
    institution: Council of the valley
    date: 2006-06-27
    status: in-force
    recognises: Homes that people build themselves.
    themes: [land]
    models: [self-build]
    history:
      - date: 2014-03-24
        event: amended
        label: Reform of the commons
        source: gazette
    text:
      url: https://law.example.org/text.pdf
      lang: es
      note: Only the first part.
    signatories:
      - fucvam
      - name: League of tenants
        url: https://tenants.example.org/
    demands:
      - Land for all who need it
    proven_by: [palo-alto]
    event: open-day
    notes:
      date: The gazette gives another day.
      recognises: Read in the gazette.
      history: Older reforms are not known.
    sources:
      - id: gazette
        title: Official gazette
        url: https://gazette.example.org/
        supports: [date, history]
    updated: 2026-02-03
    ---
    """
PROMISE = """\
    ---
    title: A gathering every year
    lang: en
    summary: It was offered to meet once a year.
    kind: commitment
    nature: demand
    made_by:
      - name: Council of the valley
        url: https://valley.example.org/
      - fucvam
    made_to:
      - name: Ministry of homes
    date: 2007-11
    due: 2008-12
    event: open-day
    instrument: housing-law
    country: MX
    place: Hall of the valley
    themes: [land]
    status: kept
    evidence:
      - date: 2009-01
        status: kept
        text: They met again.
        source: gazette
    notes:
      made_by: Both signed it.
      evidence: Seen by two of us.
    sources:
      - id: gazette
        title: Official gazette
        url: https://gazette.example.org/
    ---
    """
RECORDS = {
    "advocacy/housing-law.md": LAW,
    "advocacy/every-year.md": PROMISE,
    "initiatives/palo-alto.md": """\
    ---
    title: Palo Alto
    lang: en
    summary: Families built their homes.
    country: MX
    themes: [finance]
    results:
      homes_built: {value: 210, as_of: 2022, source: press}
    sources:
      - id: press
        title: Sixty years of struggle
        url: https://press.example.org/palo-alto
        publisher: The Press
    ---
    """,
    "advocacy/ke-programme.md": """\
    ---
    title: Programme of loans
    lang: en
    summary: Loans for groups.
    kind: instrument
    type: programme
    jurisdiction: national
    country: KE
    recognises: Groups that save.
    themes: [finance]
    ---
    """,
    "networks/fucvam.md": """\
    ---
    title: Federation of cooperatives
    lang: en
    summary: A federation.
    type: national
    ---
    """,
    "events/open-day.md": """\
    ---
    title: Open day
    lang: en
    summary: A day.
    kind: day
    start: 2007-11-29
    country: MX
    ---
    """,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return small_site(tmp_path_factory.mktemp("advocacy"), RECORDS)


def links(page: Element) -> list[str]:
    """Return where a page's links lead."""
    return [each["href"] for each in page.all("a")]


def test_an_instruments_page_shows_every_field(site: BuiltSite) -> None:
    page = site.page("en/advocacy/housing-law/").only("main")
    said = (
        "Housing law",
        "A law for those who build their own homes.",
        "Law",
        "Local",
        "Mexico",
        "Valley of stones",
        "Council of the valley",
        "27 June 2006",
        "In force",
        "Homes that people build themselves.",
        "Land",
        "24 March 2014",
        "Amended",
        "Reform of the commons",
        "Spanish",
        "Only the first part.",
        "Federation of cooperatives",
        "League of tenants",
        "Land for all who need it",
        "Palo Alto",
        "Open day",
        "The gazette gives another day.",
        "Read in the gazette.",
        "Older reforms are not known.",
        "Official gazette",
        "3 February 2026",
    )
    assert [text for text in said if text not in page.text] == []
    assert {
        "https://law.example.org/text.pdf",
        "https://tenants.example.org/",
        "../../initiatives/palo-alto/",
        "../../networks/fucvam/",
        "../../agenda/open-day/",
        "../../countries/mx/dossier/",
        "#source-gazette",
    } <= set(links(page))


def test_a_commitments_page_shows_every_field(site: BuiltSite) -> None:
    page = site.page("en/advocacy/every-year/").only("main")
    said = (
        "Demand",
        "Council of the valley",
        "Federation of cooperatives",
        "Ministry of homes",
        "November 2007",
        "December 2008",
        "Open day",
        "Housing law",
        "Hall of the valley",
        "Kept",
        "January 2009",
        "They met again.",
        "Both signed it.",
        "Seen by two of us.",
    )
    assert [text for text in said if text not in page.text] == []
    assert {"https://valley.example.org/", "../housing-law/"} <= set(links(page))


def test_an_instrument_shows_the_commitments_about_it(site: BuiltSite) -> None:
    law = site.page("en/advocacy/housing-law/").only("section", aria_labelledby="joined")
    assert law.text.endswith("A gathering every year is about it")


def test_a_dossier_has_totals_sources_instruments_gaps_promises_and_meetings(
    site: BuiltSite,
) -> None:
    page = site.page("en/countries/mx/dossier/").only("main")
    assert page.only("h1").text == "Mexico"
    sections = {
        each["aria-labelledby"]: each.text for each in page.all("section", class_="section")
    }
    assert "homes built 210 from 1 of 1 initiatives, 2022" in sections["achieved"]
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
        ("Homes built", "210 1 of 1 report it"),
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
