"""Feeds are valid Atom (RFC 4287) and depend on records alone."""

import io
import xml.etree.ElementTree as ET
from datetime import date

from feedgenerator import Atom1Feed
from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.catalogue import Entry, Localised
from habitat_site.languages import Lang
from habitat_site.pages.exports import Feed
from habitat_site.pages.feeds import news_of
from habitat_site.pages.values import Page
from habitat_site.records import Record
from habitat_site.rendering.feeds import moment, render_feed
from tests.building import event, initiative, network, translation
from tests.rendering.context import SETTINGS, SITE, inputs

EN = Lang("en")
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ENTRY = ("title", "id", "updated", "link", "summary")


def feed(
    *entries: Entry[Record], lang: str = "en", title: str = "News", has_page: bool = True
) -> ET.Element:
    called = {Lang(each): Localised(title, Lang(each)) for each in SETTINGS.languages}
    given = inputs(*entries)
    view = Feed(called, has_page, tuple(news_of(given, entry) for entry in entries))
    page = Page(f"{lang}/networks/feed.xml", "feed", view, lang=Lang(lang))
    return ET.fromstring(render_feed(page, SITE))


def text(element: ET.Element, name: str) -> str:
    found = element.findall(ATOM + name)
    assert len(found) == 1, f"{name} stands {len(found)} times"
    return found[0].text or ""


def test_a_feed_has_what_atom_requires() -> None:
    found = feed(initiative("a", reported_by={"role": "editor", "date": "2026-01-02"}))
    assert found.tag == f"{ATOM}feed"
    assert found.get(LANG) == "en"
    assert text(found, "title") == "News"
    assert text(found, "id") == "tag:first.example,2026:feeds/en/networks"
    assert text(found, "updated") == "2026-01-02T00:00:00+00:00"
    assert found.findtext(f"{ATOM}author/{ATOM}name") == "Habitat & neighbours"
    links = {link.get("rel"): link.get("href") for link in found.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://site.example/habitat/en/networks/",
        "self": "https://site.example/habitat/en/networks/feed.xml",
    }
    alone = feed(has_page=False).findall(f"{ATOM}link")
    assert [each.get("href") for each in alone if each.get("rel") == "alternate"] == [
        "https://site.example/habitat/en/"
    ]


def test_each_entry_has_what_atom_requires_and_an_id_of_its_own() -> None:
    entries = (initiative("x"), network("x"), event("x", formerly=["y"]), event("z"))
    found = feed(*entries).findall(f"{ATOM}entry")
    ids = [text(entry, "id") for entry in found]
    assert ids == [
        "tag:first.example,2026:en/initiatives/x",
        "tag:first.example,2026:en/networks/x",
        "tag:first.example,2026:en/events/y",
        "tag:first.example,2026:en/events/z",
    ]
    for entry in found:
        for name in ENTRY:
            entry_text = entry.find(ATOM + name)
            assert entry_text is not None
    link = found[2].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://site.example/habitat/en/agenda/x/"


def test_dates_are_the_records_own_and_an_empty_feed_has_a_fixed_one() -> None:
    found = feed(
        initiative("a", updated="2026-03", reported_by={"role": "group", "date": "2025-12-24"}),
        initiative("b"),
    )
    entries = found.findall(f"{ATOM}entry")
    assert text(entries[0], "updated") == "2026-03-01T00:00:00+00:00"
    assert text(entries[0], "published") == "2025-12-24T00:00:00+00:00"
    assert text(entries[1], "updated") == "2000-01-01T00:00:00+00:00"
    assert text(feed(), "updated") == "2000-01-01T00:00:00+00:00"


def test_an_entry_says_in_which_language_it_is() -> None:
    spanish = translation("es", {("title",): "Día abierto", ("summary",): "Un día"})
    found = feed(event(title="Open day", translations=[spanish]), initiative("b"), lang="es")
    entries = found.findall(f"{ATOM}entry")
    assert [(text(e, "title"), e.get(LANG)) for e in entries] == [
        ("Día abierto", "es"),
        ("b", "en"),
    ]


def test_a_summary_is_text_and_not_markup() -> None:
    (entry,) = feed(initiative(summary="<script>1 < 2 & 3</script>")).findall(f"{ATOM}entry")
    summary = entry.find(f"{ATOM}summary")
    assert summary is not None
    assert summary.get("type") == "html"
    assert summary.text == "&lt;script&gt;1 &lt; 2 &amp; 3&lt;/script&gt;"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=100), st.text(max_size=100))
def test_every_text_makes_a_feed_that_parses(title: str, summary: str) -> None:
    found = feed(initiative(title=f"x{title}", summary=f"x{summary}"), title=f"x{title}")
    assert (text(found, "title")).startswith("x")


def test_an_entry_is_as_the_library_writes_it() -> None:
    """It is written by hand, because a site has thousands."""
    entry = initiative(
        "x",
        title="<b> & \"we\" 'too' > é",
        summary="One & <i>all</i>",
        reported_by={"role": "editor", "date": "2026-01-02"},
    )
    news = news_of(inputs(entry), entry)
    page = Page("en/feed.xml", "feed", Feed(news.title, True, (news,)), lang=EN)
    ours = render_feed(page, SITE).decode()
    library = Atom1Feed("", "", "")
    library.add_item(
        title=news.title[EN].text,
        link="https://site.example/habitat/en/initiatives/x/",
        description="One &amp; &lt;i&gt;all&lt;/i&gt;",
        unique_id="tag:first.example,2026:en/initiatives/x",
        pubdate=moment(date(2026, 1, 2)),
        updateddate=moment(news.changed),
    )
    out = io.BytesIO()
    library.write(out, "utf-8")
    start, end = "<entry", "</entry>"
    theirs = out.getvalue().decode()
    theirs = theirs[theirs.index(start) : theirs.index(end)]
    written = ours[ours.index(start) : ours.index(end)]
    assert written.replace(' xml:lang="en"', "", 1) == theirs
