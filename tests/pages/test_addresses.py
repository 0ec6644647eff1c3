"""Addresses are those that the site promises, and links between them are relative."""

import pytest

from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.records import FOLDERS

EN = Lang("en")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (urls.page_path(EN, "home"), "en/"),
        (urls.page_path(EN, "agenda"), "en/agenda/"),
        (urls.record_path(EN, "initiatives", "palo-alto"), "en/initiatives/palo-alto/"),
        (urls.record_path(EN, "events", "open-day"), "en/agenda/open-day/"),
        (urls.record_path(EN, "pages", "about"), "en/about/"),
        (urls.facet_path(EN, "country", "UY"), "en/countries/uy/"),
        (urls.facet_path(EN, "theme", "land"), "en/themes/land/"),
        (urls.dossier_path(EN, "country", "UY"), "en/countries/uy/dossier/"),
        (urls.dossier_path(EN, "theme", "land"), "en/themes/land/dossier/"),
        (urls.page_path(EN, "compare"), "en/countries/compare/"),
        (urls.part_path(EN, "country", "UY", "b"), "en/countries/uy/b/"),
        (urls.index_path(EN, "b"), "en/initiatives/index-b.json"),
        (urls.accompanied("en/agenda/feed.xml"), "en/agenda/"),
        (urls.calendar_path(), "agenda.ics"),
        (urls.calendar_path("sdi"), "networks/sdi.ics"),
        (urls.feed_path(urls.page_path(EN, "home")), "en/feed.xml"),
        (
            urls.feed_path(urls.record_path(EN, "networks", "sdi")),
            "en/networks/sdi/feed.xml",
        ),
        (urls.feed_path(urls.list_path(EN, "events")), "en/agenda/feed.xml"),
        (urls.country_calendar_path("UY"), "countries/uy.ics"),
        (urls.subscriptions_path(EN), "en/networks.opml"),
        (urls.data_path("results.json"), "data/results.json"),
    ],
)
def test_addresses(path: str, address: str) -> None:
    assert urls.address(path) == address


@pytest.mark.parametrize(
    ("origin", "target", "link"),
    [
        ("en/index.html", "en/agenda/index.html", "agenda/"),
        ("en/agenda/index.html", "en/index.html", "../"),
        ("en/index.html", "en/index.html", "./"),
        ("index.html", "en/index.html", "en/"),
        ("en/a/index.html", "assets/site.css", "../../assets/site.css"),
        ("en/a/index.html", "fr/a/index.html", "../../fr/a/"),
    ],
)
def test_links_are_relative(origin: str, target: str, link: str) -> None:
    assert urls.relative(origin, target) == link


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_record_is_addressed_without_its_path_as_with_it(folder: str) -> None:
    path = urls.record_path(Lang("pt"), folder, "casa-comum")
    assert urls.record_address(Lang("pt"), folder, "casa-comum") == urls.address(path)
