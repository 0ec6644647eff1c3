"""A link goes from one page to another wherever the site stands."""

import pytest

from habitat_site.languages import Lang
from habitat_site.pages.urls import around_id, record_path, relative


@pytest.mark.parametrize(
    ("origin", "target", "link"),
    [
        ("en/index.html", "en/index.html", "./"),
        ("en/index.html", "en/agenda/index.html", "agenda/"),
        ("en/agenda/index.html", "en/index.html", "../"),
        ("en/agenda/index.html", "en/agenda/points.json", "points.json"),
        ("en/networks/a/index.html", "es/networks/a/index.html", "../../../es/networks/a/"),
        ("en/networks/a/index.html", "assets/site.css", "../../../assets/site.css"),
        ("index.html", "en/index.html", "en/"),
        ("404.html", "index.html", "./"),
    ],
)
def test_links_are_as_short_as_they_can_be(origin: str, target: str, link: str) -> None:
    assert relative(origin, target) == link


@pytest.mark.parametrize("folder", ["initiatives", "networks", "pages"])
def test_links_to_records_of_a_kind_differ_by_their_ids_alone(folder: str) -> None:
    origin, lang = "en/countries/pe/points.json", Lang("en")
    before, after = around_id(origin, lang, folder)
    assert f"{before}palo-alto{after}" == relative(origin, record_path(lang, folder, "palo-alto"))
