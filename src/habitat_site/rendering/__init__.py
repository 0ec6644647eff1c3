"""How a page becomes bytes: one function per renderer, by the name that a page gives."""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from importlib import import_module

from habitat_site.pages.values import Content, Page, Way
from habitat_site.rendering.site import Site

Renderer = Callable[[Page, Site], Content]

# Where each is. They are imported when a page asks for one: together they bring half a dozen
# libraries, and after one change a build needs one or two of them.
RENDERERS: Mapping[str, str] = {
    "html": "html:render_html",
    "json": "open_data:render_json",
    "csv": "tables:render_csv",
    "text": "texts:render_text",
    "schema": "schemas:render_schema",
    "ledger": "ledgers:render_ledger",
    "grants": "grants:render_grants",
    "journal": "journal:render_journal",
    "matches": "assistance:render_matches",
    "gap": "assistance:render_gap",
    "mechanisms": "mechanisms:render_mechanisms",
    "index": "index:render_index",
    "calendar": "calendars:render_calendar",
    "feed": "feeds:render_feed",
    "opml": "opml:render_opml",
    "style": "files:render_style",
    "static": "files:render_static",
    "file": "photos:render_file",
    "outline": "html.pictures:render_outline",
    "map-shell": "html.pictures:render_map_shell",
    "sheet": "html.pictures:render_sheet",
    "mark": "html.pictures:render_mark",
}


def render(page: Page, site: Site) -> Content:
    """Return the bytes of a page, or pieces of them where they are very many."""
    return renderer(page.renderer)(page.whole(), site)


@cache
def renderer(name: str) -> Renderer:
    """Return the function that makes pages of one kind."""
    module, _, function = RENDERERS[name].partition(":")
    found: Renderer = getattr(import_module(f"{__name__}.{module}"), function)
    return found


def prepare(ways: Collection[Way], site: Site) -> None:
    """Load what many pages need, once, before the work is divided among processes."""
    for name in sorted({way.renderer for way in ways}):
        renderer(name)
    written = {(way.template, way.lang) for way in ways if way.renderer == "html"}
    if written:
        from habitat_site.rendering.html import load

        load(written, site)


__all__ = ["RENDERERS", "Site", "prepare", "render", "renderer"]
