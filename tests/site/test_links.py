"""Every link of the site leads somewhere: to a file that is there, and to a place in it."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest

from tests.site.dom import Element
from tests.site.sites import BuiltSite

ADDRESSES = ("href", "src", "action", "data", "poster", "content")
OUTWARD = frozenset({"http", "https", "mailto", "data"})


def addresses(page: Element) -> Iterator[str]:
    """Yield every address that a page names, once each."""
    seen = set()
    for element in page.walk():
        for name in ADDRESSES:
            value = element[name]
            if name == "content" and element.tag != "meta":
                continue
            if name == "content" and not value.startswith(("http://", "https://")):
                continue
            if name in element and value not in seen:
                seen.add(value)
                yield value


def broken(site: BuiltSite, path: str) -> Iterator[str]:
    """Yield every local address of a page that leads nowhere."""
    page = site.page(path)
    for address in addresses(page):
        local = address.removeprefix(site.base_url)
        absolute = local != address
        if urlsplit(local).scheme in OUTWARD or urlsplit(local).netloc:
            continue
        where, _, fragment = local.partition("#")
        where = unquote(where.partition("?")[0])
        if where.startswith("/"):
            # Only the page that has no place of its own may link from the host's root on.
            prefix = urlsplit(site.base_url).path
            if path != "404.html" or not where.startswith(prefix):
                yield f"{address}: leaves a path below the host"
                continue
            where, absolute = where.removeprefix(prefix), True
        target = target_of(path, where, absolute=absolute)
        if target not in site.files:
            yield f"{address}: no {target}"
        elif fragment and target.endswith(".html") and not fragment_of(site, target, fragment):
            yield f"{address}: no such place in {target}"


def target_of(path: str, where: str, *, absolute: bool) -> str:
    """Return the file that a link leads to, seen from a page or from the top of the site."""
    folder = "" if absolute else posixpath.dirname(path)
    if not where and not absolute:
        return path
    name = f"{where}index.html" if not where or where.endswith("/") else where
    return posixpath.normpath(posixpath.join(folder, name))


def fragment_of(site: BuiltSite, path: str, fragment: str) -> bool:
    """Tell whether a page has a place of this name."""
    return unquote(fragment) in _places(site, path)


_PLACES: dict[tuple[str, str], frozenset[str]] = {}


def _places(site: BuiltSite, path: str) -> frozenset[str]:
    key = (str(site.root), path)
    if key not in _PLACES:
        _PLACES[key] = frozenset(e["id"] for e in site.page(path).walk() if e["id"])
    return _PLACES[key]


@pytest.mark.parametrize("top", ["", "en", "es", "fr", "pt"])
def test_every_local_link_and_fragment_resolves(real_site: BuiltSite, top: str) -> None:
    """Of the pages of one language, or of those at the root."""
    pages = [name for name in real_site.html if name.rpartition("/")[0].partition("/")[0] == top]
    assert pages
    wrong = [(path, what) for path in pages for what in broken(real_site, path)]
    assert not wrong, f"{len(wrong)} broken, such as {wrong[:8]}"


def test_the_checker_finds_what_is_broken(real_site: BuiltSite) -> None:
    """A page with four bad links and one good one has four findings."""
    page = Element("main", {})
    for href in ("../nowhere/", "#nothing", "/en/", "missing.html", "../agenda/#main"):
        page.children.append(Element("a", {"href": href}, page))
    site = BuiltSite(real_site.root)
    site._parsed["en/map/index.html"] = page  # noqa: SLF001 - instead of a file
    assert len(list(broken(site, "en/map/index.html"))) == 4


def test_a_copy_is_named_but_not_linked(real_site: BuiltSite) -> None:
    """A source that is a copy of another's text is never linked to (RECORDS, `sources`)."""
    copies = {
        source["url"]
        for name in ("initiatives", "networks", "events")
        for record in real_site.json(f"data/{name}.json")
        for source in record.get("sources", ())
        if source.get("kind") == "copy" and "url" in source
    }
    assert copies, "the shipped content names copies"
    linked = {
        (path, link["href"])
        for path in real_site.html
        for link in real_site.page(path).all("a")
        if link["href"] in copies
    }
    assert not linked


def test_every_page_can_be_reached_from_the_front_door(real_site: BuiltSite) -> None:
    """Following links alone, without scripts, a reader comes to every page."""
    reached, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached or path not in real_site.files:
            continue
        reached.add(path)
        for link in real_site.page(path).all("a"):
            where = link["href"].partition("#")[0].partition("?")[0]
            if where and not urlsplit(where).scheme:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), where))
                name = posixpath.join(target, "index.html") if where.endswith("/") else target
                if name.endswith(".html"):
                    waiting.append(posixpath.normpath(name))
    assert set(real_site.html) - reached == {"404.html"}


@pytest.mark.parametrize("name", ["awards", "funds", "assistance", "advocacy"])
def test_every_page_leads_to_what_networks_do_together(real_site: BuiltSite, name: str) -> None:
    page = real_site.page("en/initiatives/index.html")
    assert f"../{name}/" in {link["href"] for link in page.all("a")}
