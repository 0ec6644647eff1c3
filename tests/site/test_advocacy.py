"""Pages of instruments and commitments show every field and what points at them."""

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
