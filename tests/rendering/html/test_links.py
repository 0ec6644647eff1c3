"""Links are those of `urls`, however they are worked out."""

from itertools import product

import pytest

from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.rendering.html.addresses import addresses
from habitat_site.rendering.html.links import Links
from habitat_site.rendering.site import Site
from tests.rendering.context import SETTINGS

PATHS = (
    "index.html",
    "404.html",
    "agenda.ics",
    "assets/site.css",
    "en/index.html",
    "en/feed.xml",
    "en/about/index.html",
    "en/agenda/index.html",
    "en/agenda/meeting/index.html",
    "en/initiatives/index.html",
    "en/initiatives/agenda/index.html",
    "en/initiatives/barrio/index.html",
    "en/initiatives/barrio-2/index.html",
    "en/countries/uy/index.html",
    "en/countries/uy/b/index.html",
    "es/initiatives/barrio/index.html",
    "es/about-index.html",
)
SITE = Site(SETTINGS, frozenset(PATHS))
HERE = addresses(Lang("en"), PATHS)


def links(origin: str) -> Links:
    return Links(SITE, origin, HERE)


@pytest.mark.parametrize("origin", PATHS)
def test_a_link_is_the_way_from_one_page_to_another(origin: str) -> None:
    found = {target: links(origin)(target) for target in PATHS}
    assert found == {target: urls.relative(origin, target) for target in PATHS}


def test_what_has_no_page_has_no_link() -> None:
    link = links("en/agenda/meeting/index.html")
    assert link.record("initiatives/barrio") == "../../initiatives/barrio/"
    assert link.facet("country", "UY") == "../../countries/uy/"
    assert link.prose("about") == "../../about/"
    assert [link.record("initiatives/gone"), link.facet("theme", "land"), link.prose("x")] == [
        ""
    ] * 3


@pytest.mark.parametrize("origin", PATHS)
def test_a_record_is_linked_as_its_page_is(origin: str) -> None:
    """From the page itself, from one below it, and from beside a page that asked before."""
    shared = addresses(Lang("en"), PATHS)
    for key in ("initiatives/agenda", "initiatives/barrio", "events/meeting", "pages/about"):
        path = urls.record_path(Lang("en"), *key.split("/"))
        for one in (PATHS[9], origin):
            assert Links(SITE, one, shared).record(key) == urls.relative(one, path)


def test_a_dossier_is_linked_where_there_is_one() -> None:
    paths = [*PATHS, urls.dossier_path(Lang("en"), "country", "UY")]
    link = Links(Site(SETTINGS, frozenset(paths)), PATHS[0], addresses(Lang("en"), paths))
    assert link.dossier("country", "UY").endswith("countries/uy/dossier/")
    assert link.dossier("country", "MX") == link.dossier("theme", "land") == ""


def test_a_data_file_is_there_or_not() -> None:
    paths = [*PATHS, urls.data_path("awards.json")]
    link = Links(Site(SETTINGS, frozenset(paths)), PATHS[0], addresses(Lang("en"), paths))
    assert (link.has_data("awards.json"), link.has_data("funds.json")) == (True, False)


def test_pages_of_one_shelf_have_the_same_fixed_links() -> None:
    """So that a frame can be written once for all of them."""
    fixed = [*map(urls.page_path, [Lang("en")] * 7, urls.FIXED), *PATHS[:4], PATHS[5], PATHS[6]]
    for one, other in product(map(links, PATHS), repeat=2):
        if one.shelf == other.shelf:
            assert [*map(one, fixed)] == [*map(other, fixed)]
    shelves = {links(path).shelf for path in PATHS}
    assert len(shelves) == len(PATHS) - 2  # three initiatives stand on one


def test_only_pages_that_a_site_has_are_there() -> None:
    link = links("en/agenda/meeting/index.html")
    assert link.there("home", "awards", "agenda", "initiatives", "balance") == [
        "home",
        "agenda",
        "initiatives",
    ]


def test_the_drawing_of_a_country_is_linked_where_it_is_published() -> None:
    site = Site(SETTINGS, frozenset({"assets/lands/uy.svg"}))
    link = Links(site, "en/initiatives/barrio/index.html", HERE)
    assert link.sheet("UY") == "../../../assets/lands/uy.svg"
    assert link.sheet("BO") == ""
