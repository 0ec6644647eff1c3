"""Small files for machines: robots.txt, the sitemap and the headers that a host may send."""

from collections.abc import Iterable
from urllib.parse import quote
from xml.sax.saxutils import escape

from habitat_site.pages.exports import Headers, Robots, Sitemap, SitemapIndex
from habitat_site.pages.values import Page
from habitat_site.rendering.site import Site

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# What a host cannot tell from the ending of a file, and what others may load from their own pages.
HEADERS = """\
/*
  Content-Security-Policy: {policy}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Cross-Origin-Opener-Policy: same-origin

/data/*
  Access-Control-Allow-Origin: *

/data/initiatives.geojson
  Content-Type: application/geo+json; charset=utf-8

/*.ics
  Content-Type: text/calendar; charset=utf-8

/*/networks.opml
  Content-Type: text/x-opml; charset=utf-8
"""


def render_text(page: Page, site: Site) -> bytes:
    """Return a page of text."""
    match page.view:
        case Robots():
            return f"User-agent: *\nAllow: /\n\nSitemap: {site.absolute('sitemap.xml')}\n".encode()
        case Headers(policy):
            return HEADERS.format(policy=policy).encode()
        case Sitemap(addresses=addresses):
            return _sitemap("urlset", "url", addresses, site)
        case SitemapIndex(parts):
            return _sitemap("sitemapindex", "sitemap", parts, site)
        case _:
            raise TypeError(f"{page.place}: no text is made of {type(page.view).__name__}")


def _sitemap(root: str, element: str, addresses: Iterable[str], site: Site) -> bytes:
    # All at once, for a large site has half a million; no address has a line break, and what is
    # quoted has none of the signs of XML.
    start, end = f"<{element}><loc>{escape(site.absolute(''))}", f"</loc></{element}>"
    locations = quote("\n".join(addresses), safe="/\n").replace("\n", f"{end}\n{start}")
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}">'
    return f"{head}\n{start}{locations}{end}\n</{root}>\n".encode()
