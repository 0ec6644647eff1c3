"""What every HTML page carries, checked on every page of the shipped site.

Each rule returns what is wrong with a page, so that one failure names every page that breaks it.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.site.dom import HEADINGS, Element
from tests.site.sites import LANGUAGES, BuiltSite

BASE = "https://example.org/"
WITHOUT_LANGUAGE = {"index.html": "en", "404.html": "en"}
# It stands for no page in particular, so that it has no siblings.
NOWHERE = "404.html"
# The front doors: nothing is above them.
WITHOUT_CRUMBS = {"index.html", "404.html", *(f"{lang}/index.html" for lang in LANGUAGES)}
RECORD = re.compile(r"(en|es|fr|pt)/(initiatives|networks|agenda)/[^/]+/index\.html")
PROSE = re.compile(r"(en|es|fr|pt)/(about|governance|how-we-count|how-to-contribute|privacy)/.*")
LOADING = {"img": "src", "script": "src", "iframe": "src", "source": "src", "embed": "src"}
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"}

Rule = Callable[[str, Element], Iterator[str]]


def address(path: str) -> str:
    """Return a page's address in the language of the base URL."""
    return BASE + path.removesuffix("index.html")


def language_and_direction(path: str, page: Element) -> Iterator[str]:
    """`lang` is that of the address, and `dir` is written out."""
    html = page.only("html")
    expected = WITHOUT_LANGUAGE.get(path, path.partition("/")[0])
    if html["lang"] != expected:
        yield f"lang is {html['lang']}"
    if html["dir"] != "ltr":
        yield f"dir is {html['dir']}"
    for each in page.all(lang=""):
        yield f"<{each.tag}> has an empty lang"


def hreflang(path: str, page: Element) -> Iterator[str]:
    """Every language is named once, this page among them; the default one is x-default."""
    found = {
        link["hreflang"]: link["href"]
        for link in page.all("link", rel="alternate")
        if "hreflang" in link
    }
    if path == NOWHERE:
        return
    if set(found) != {*LANGUAGES, "x-default"}:
        yield f"hreflang names {sorted(found)}"
    elif path not in WITHOUT_LANGUAGE:
        rest = path.partition("/")[2]
        for lang in LANGUAGES:
            if found[lang] != address(f"{lang}/{rest}"):
                yield f"hreflang {lang} is {found[lang]}"


def canonical(path: str, page: Element) -> Iterator[str]:
    """The canonical address is the page's own, under the base URL."""
    found = [link["href"] for link in page.all("link", rel="canonical")]
    if found != [address(path)]:
        yield f"canonical is {found}"


def description(path: str, page: Element) -> Iterator[str]:
    """Title and description are there, in plain words and of sensible length."""
    title = page.only("head").all("title")[0].text
    said = [m["content"] for m in page.all("meta", name="description")]
    if not title or len(said) != 1 or not 20 <= len(said[0]) <= 320:
        yield f"title {title!r}, description {said}"
    if re.search(r"[<>]|&\w+;", title + said[0]):
        yield f"markup in title or description: {title!r} {said[0]!r}"


def open_graph(path: str, page: Element) -> Iterator[str]:
    """What others show when the page is shared is filled in."""
    found = {m["property"]: m["content"] for m in page.all("meta") if "property" in m}
    for name in ("og:title", "og:description", "og:type", "og:url", "og:site_name", "og:locale"):
        if not found.get(name, "").strip():
            yield f"no {name}"
    if found.get("og:url") != address(path):
        yield f"og:url is {found.get('og:url')}"


def json_ld(path: str, page: Element) -> Iterator[str]:
    """JSON-LD parses and says what it is about."""
    blocks = [s for s in page.all("script") if s["type"] == "application/ld+json"]
    if not blocks:
        yield "no JSON-LD"
    for block in blocks:
        data: Any = json.loads("".join(block.strings()))
        if data.get("@context") != "https://schema.org" or "@type" not in data:
            yield f"JSON-LD says {data}"
        if not isinstance(data.get("name", data.get("headline")), str):
            yield "JSON-LD has no name"


def skip_link(path: str, page: Element) -> Iterator[str]:
    """The first link leads past the navigation, to the one `main`."""
    first = page.only("body").all("a")[0]
    if first["href"] != "#main" or page.only("main")["id"] != "main":
        yield f"the first link is {first['href']}"


def headings(path: str, page: Element) -> Iterator[str]:
    """There is one `h1`, no level is skipped, and no heading is empty."""
    found = page.all(*HEADINGS)
    levels = [int(h.tag[1]) for h in found]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} h1"
    for above, below, heading in zip(levels, levels[1:], found[1:], strict=False):
        if below > above + 1:
            yield f"h{above} is followed by h{below}: {heading.text}"
    yield from (f"empty {h.tag}" for h in found if not h.text)


def breadcrumb(path: str, page: Element) -> Iterator[str]:
    """A page that is no front door says where it is, from home on."""
    crumbs = page.all("nav", class_="crumbs")
    if (not crumbs) != (path in WITHOUT_CRUMBS):
        yield f"{len(crumbs)} breadcrumbs"
    for crumb in crumbs:
        if not crumb["aria-label"] or not crumb.all("a"):
            yield "a breadcrumb without a name or without links"


def improve(path: str, page: Element) -> Iterator[str]:
    """A page that is made from one file links to where that file is edited."""
    links = [a["href"] for a in page.all("a") if "/edit/main/content/" in a["href"]]
    if (RECORD.fullmatch(path) or PROSE.fullmatch(path)) and not links:
        yield "no link to improve it"
    name = PurePosixPath(path).parent.name
    yield from (f"edits {link}" for link in links if f"/{name}." not in link)


def nothing_inline(path: str, page: Element) -> Iterator[str]:
    """No `style`, no handler, no script but JSON-LD stands in a page."""
    for element in page.walk():
        if element.tag == "style" or "style" in element:
            yield f"<{element.tag}> is styled in place"
        for name in element.attributes:
            if name.startswith("on"):
                yield f"<{element.tag} {name}>"
        is_inline = element.tag == "script" and "src" not in element
        if is_inline and element["type"] != "application/ld+json":
            yield "an inline script"
        if element.tag == "a" and element["href"].strip().lower().startswith("javascript:"):
            yield "a javascript: link"


def nothing_from_elsewhere(path: str, page: Element) -> Iterator[str]:
    """Whatever the browser fetches by itself lies in this site."""
    for element in page.walk():
        fetched = element[LOADING.get(element.tag, "")] if element.tag in LOADING else ""
        if element.tag == "link" and set(element["rel"].split()) & LOADED_LINKS:
            fetched = element["href"]
        if element.tag in {"use", "image"}:
            fetched = element["href"] or element["xlink:href"]
        if urlsplit(fetched).scheme not in {"", "data"} or urlsplit(fetched).netloc:
            yield f"<{element.tag}> loads {fetched}"
        if "srcset" in element or "ping" in element or element.tag in {"iframe", "object"}:
            yield f"<{element.tag}> may load from anywhere"


def outward_links(path: str, page: Element) -> Iterator[str]:
    """A link to another host says so in `rel`, except to the page's own source."""
    for link in page.all("a"):
        where = urlsplit(link["href"])
        if where.netloc and where.netloc not in {"github.com", "example.org"}:
            missing = {"nofollow", "noopener"} - set(link["rel"].split())
            if missing:
                yield f"{link['href']} lacks {sorted(missing)}"
        if "target" in link:
            yield f"{link['href']} opens a window"


def policy(path: str, page: Element) -> Iterator[str]:
    """The policy is there, before anything that it judges, and allows nothing inline."""
    found = [m for m in page.all("meta") if m["http-equiv"].lower() == "content-security-policy"]
    said = found[0]["content"] if found else ""
    if "default-src 'none'" not in said or "script-src 'self'" not in said:
        yield f"the policy is {said!r}"
    if "unsafe" in said or "*" in said:
        yield f"the policy allows too much: {said}"
    order = [e for e in page.only("head").walk() if e.tag in {"link", "script"} or e in found]
    if order and found and order[0] is not found[0]:
        yield "something is loaded before the policy"


def names_of_images(path: str, page: Element) -> Iterator[str]:
    """Every picture has a text beside it or says that it needs none."""
    for image in page.all("img"):
        if "alt" not in image:
            yield f"{image['src']} has no alt"
    for picture in page.all("svg"):
        hidden = picture["aria-hidden"] == "true"
        if not hidden and not (picture["aria-label"] or picture.all("title")):
            yield "an SVG without a name"


def ids(path: str, page: Element) -> Iterator[str]:
    """No id is used twice, and what labels or describes is there."""
    seen: set[str] = set()
    for element in page.walk():
        if element["id"] and element["id"] in seen:
            yield f"id {element['id']} twice"
        seen.add(element["id"])
    for element in page.walk():
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            yield from (f"{name} {id}" for id in element[name].split() if id not in seen)


# What a reader would see of a sentence whose facts were not filled in, or of a missing word.
UNFINISHED = re.compile(r"\{[a-z_]*\}|%\([a-z]+\)s|\bundefined\b|\{\{|\{%|\bNaN\b")
# `None` begins sentences in English.
NOTHING = re.compile(r"\bNone\b")
KEY = re.compile(
    r"\b(phase|model|theme|measure|field|unit|kind|role|reason|standing|precision|status|mode|"
    r"method|people|scope|tenure|origin|relation|qualifier|direction|date|feed|name-kind|"
    r"network-type|event-kind|source-kind|consent-scope|led-by)\.(?!json|csv|ics|md)[a-z_-]+\b"
)


def words(path: str, page: Element) -> Iterator[str]:
    """No key, no placeholder, no `None` and no unrendered template reaches a reader."""
    text = page.only("body").text
    for pattern in (UNFINISHED, KEY, NOTHING):
        if pattern is NOTHING and page.only("html")["lang"] == "en":
            continue
        for hit in pattern.finditer(text):
            yield f"“{text[max(0, hit.start() - 30) : hit.end() + 20]}”"


RULES: tuple[Rule, ...] = (
    language_and_direction,
    hreflang,
    canonical,
    description,
    open_graph,
    json_ld,
    skip_link,
    headings,
    breadcrumb,
    improve,
    nothing_inline,
    nothing_from_elsewhere,
    outward_links,
    policy,
    names_of_images,
    ids,
    words,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.__name__))
def test_every_page_keeps_the_rule(real_site: BuiltSite, rule: Rule) -> None:
    """See the rule's own sentence."""
    wrong = [(path, what) for path in real_site.html for what in rule(path, real_site.page(path))]
    assert not wrong, f"{len(wrong)} times, such as {wrong[:8]}"


def test_stylesheets_load_nothing_from_elsewhere(real_site: BuiltSite) -> None:
    """No `@import`, and every `url()` is a file beside the stylesheet or a data URL."""
    sheets = [name for name in real_site.files if name.endswith(".css")]
    assert sheets
    for sheet in sheets:
        text = real_site.text(sheet)
        assert "@import" not in text, sheet
        for found in re.findall(r"url\(\s*['\"]?([^'\")]+)", text):
            if not found.startswith(("data:", "#")):
                target = (PurePosixPath(sheet).parent / found.partition("#")[0]).as_posix()
                assert target in real_site.files, (sheet, found)
