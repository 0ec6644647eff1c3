"""What a page weighs on the wire, with everything that it loads (SITE, "Weight on the wire")."""

import gzip
import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

import pytest

from tests.site.dom import Element
from tests.site.sites import LANGUAGES, BuiltSite

KB = 1000
RECORD, LIST, MAP = 60 * KB, 100 * KB, 300 * KB
RECORD_PAGES = re.compile(r"(?:en|es|fr|pt)/(?:initiatives|agenda)/[^/]+/index\.html")
NETWORK_PAGES = re.compile(r"(?:en|es|fr|pt)/networks/[^/]+/index\.html")
MECHANISMS = r"(?:en|es|fr|pt)/(?:awards|funds|assistance|advocacy)"
JOINED_PAGES = re.compile(rf"{MECHANISMS}/[^/]+/index\.html")
# A dossier is a document to print, with all that a country or a theme has.
JOINED_LISTS = re.compile(
    rf"{MECHANISMS}/index\.html|../countries/compare/index\.html|../balance/index\.html"
)
FACET_PAGES = re.compile(r"(?:en|es|fr|pt)/(?:countries|themes|models)/[^/]+/index\.html")
FETCHED = re.compile(r"[\w./-]+\.(?:js|css|json|geojson)\b")
LISTS = ("", "initiatives/", "networks/", "agenda/", "results/", "data/")


def loaded(page: Element) -> Iterator[str]:
    """Yield what a browser fetches for a page by itself, photos apart."""
    for link in page.all("link"):
        if set(link["rel"].split()) & {"stylesheet", "icon", "manifest", "preload"}:
            yield link["href"]
    yield from (script["src"] for script in page.all("script") if "src" in script)


def started(page: Element) -> Iterator[str]:
    """Yield what an interactive map fetches once the reader starts it."""
    for element in page.walk():
        for name, value in element.attributes.items():
            if name.startswith("data-"):
                yield from FETCHED.findall(value)


@lru_cache(maxsize=4096)
def weight(site: BuiltSite, name: str) -> int:
    """Return a file's size as it is sent."""
    return len(gzip.compress((site.root / name).read_bytes(), 6))


def total(site: BuiltSite, path: str, *, with_map: bool = False) -> int:
    """Return the size of a page with all that it loads."""
    page = site.page(path)
    names = set(loaded(page)) | (set(started(page)) if with_map else set())
    files = {
        posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
        for name in names
        if not urlsplit(name).scheme
    }
    assert "assets/site.css" in files
    assert files <= site.files
    return weight(site, path) + sum(weight(site, name) for name in files)


def too_heavy(site: BuiltSite, paths: list[str], most: int) -> list[tuple[str, int]]:
    """Return the pages above a budget with their weight."""
    found = [(path, total(site, path)) for path in paths]
    return [each for each in found if each[1] > most]


def test_a_record_weighs_at_most_60_kb(real_site: BuiltSite) -> None:
    """Initiatives, events and networks, in every language."""
    paths = [p for p in real_site.html if RECORD_PAGES.fullmatch(p) or NETWORK_PAGES.fullmatch(p)]
    assert len(paths) > 300
    assert too_heavy(real_site, paths, RECORD) == []


def test_home_and_lists_weigh_at_most_100_kb(real_site: BuiltSite) -> None:
    """Home, lists, results, data, and every country, theme and model."""
    paths = [f"{lang}/{name}index.html" for lang in LANGUAGES for name in LISTS]
    paths += [p for p in real_site.html if FACET_PAGES.fullmatch(p)]
    assert too_heavy(real_site, paths, LIST) == []


@pytest.mark.parametrize("site", ["real_site", "example_site"])
def test_awards_funds_help_and_advocacy_weigh_no_more(
    request: pytest.FixtureRequest, site: str
) -> None:
    """Tallies with every ballot, ledgers, matches and dossiers are records and lists as well."""
    built: BuiltSite = request.getfixturevalue(site)
    records = [path for path in built.html if JOINED_PAGES.fullmatch(path)]
    lists = [path for path in built.html if JOINED_LISTS.fullmatch(path)]
    dossiers = [path for path in built.html if path.endswith("/dossier/index.html")]
    assert min(len(records), len(lists), len(dossiers)) >= len(LANGUAGES)
    assert too_heavy(built, records, RECORD) == []
    assert too_heavy(built, [*lists, *dossiers], LIST) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_page_weighs_at_most_300_kb(real_site: BuiltSite, lang: str) -> None:
    """With the map started: the outline, the library and the points."""
    path = f"{lang}/map/index.html"
    names = set(started(real_site.page(path)))
    assert any("points" in name for name in names), names
    assert total(real_site, path, with_map=True) <= MAP


def test_the_stylesheet_weighs_at_most_12_kb(real_site: BuiltSite) -> None:
    """With the interactive map's own rules, and without a comment."""
    assert weight(real_site, "assets/site.css") <= 12 * KB
    assert b"/*" not in (real_site.root / "assets/site.css").read_bytes()
