"""The feeds of all networks in one file that feed readers take in (OPML 2.0, opml.org/spec2)."""

import io
import xml.etree.ElementTree as ET

from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.pages.exports import Subscription, Subscriptions
from habitat_site.pages.values import Page
from habitat_site.records.network import Feed
from habitat_site.rendering.characters import on_one_line
from habitat_site.rendering.site import Site

# OPML knows one type for whatever a feed reader reads; anything else is an address to open.
FEEDS = frozenset({"rss", "atom", "json"})


def render_opml(page: Page, site: Site) -> bytes:
    """Return the list of all networks' feeds: ours of each, then those that it publishes itself."""
    view: Subscriptions = page.view
    lang = page.lang or site.settings.default_language
    root = ET.Element("opml", version="2.0")
    head, body = ET.SubElement(root, "head"), ET.SubElement(root, "body")
    ET.SubElement(head, "title").text = on_one_line(view.title[lang].text)
    for network in view.networks:
        _add(body, network, lang, site)
    ET.indent(root)
    out = io.BytesIO()
    ET.ElementTree(root).write(out, "utf-8", xml_declaration=True)
    return out.getvalue() + b"\n"


def _add(body: ET.Element, network: Subscription, lang: Lang, site: Site) -> None:
    path = urls.record_path(lang, "networks", network.network)
    title = on_one_line(network.title[lang].text)
    group = ET.SubElement(body, "outline", text=title)
    ours = {
        "type": "rss",
        "text": f"{title} · {on_one_line(site.settings.title_in(lang))}",
        "xmlUrl": site.absolute(urls.feed_path(path)),
        "htmlUrl": site.absolute(urls.address(path)),
        "language": lang,
    }
    ET.SubElement(group, "outline", ours)
    for feed in network.own:
        ET.SubElement(group, "outline", _own(feed, title))


def _own(feed: Feed, title: str) -> dict[str, str]:
    address = on_one_line(feed.url)
    if feed.type in FEEDS:
        return {"type": "rss", "text": title, "xmlUrl": address}
    return {"type": "link", "text": title, "url": address}
