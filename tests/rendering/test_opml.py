"""The list of feeds is OPML that a feed reader takes in, whatever a network is called."""

import xml.etree.ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.catalogue import Entry
from habitat_site.languages import Lang
from habitat_site.pages.subscriptions import plan_subscriptions
from habitat_site.records import Record
from habitat_site.rendering.opml import render_opml
from tests.building import network, translation
from tests.rendering.context import SITE, inputs


def opml(*entries: Entry[Record], lang: str = "en") -> ET.Element:
    page = next(each for each in plan_subscriptions(inputs(*entries)) if each.lang == Lang(lang))
    assert page.place == f"{lang}/networks.opml"
    return ET.fromstring(render_opml(page, SITE))


def test_each_network_has_our_feed_of_it_and_then_its_own() -> None:
    own = [
        {"url": "https://sdinet.org/feed/?a=1&b=2", "type": "rss"},
        {"url": "https://sdinet.org/agenda.ics", "type": "ical"},
    ]
    spanish = translation("es", {("title",): "Pobladores"})
    found = opml(network("sdi", title="Dwellers", feeds=own, translations=[spanish]), lang="es")
    assert (found.tag, found.get("version")) == ("opml", "2.0")
    assert found.findtext("head/title") == "Habitat & neighbours"
    (group,) = found.findall("body/outline")
    assert group.attrib == {"text": "Pobladores"}
    assert [each.attrib for each in group] == [
        {
            "type": "rss",
            "text": "Pobladores · Habitat & neighbours",
            "xmlUrl": "https://site.example/habitat/es/networks/sdi/feed.xml",
            "htmlUrl": "https://site.example/habitat/es/networks/sdi/",
            "language": "es",
        },
        {"type": "rss", "text": "Pobladores", "xmlUrl": "https://sdinet.org/feed/?a=1&b=2"},
        {"type": "link", "text": "Pobladores", "url": "https://sdinet.org/agenda.ics"},
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=100))
def test_every_name_makes_a_list_that_parses(name: str) -> None:
    (group,) = opml(network(title=f"x{name}")).findall("body/outline")
    assert group.attrib["text"].startswith("x")
