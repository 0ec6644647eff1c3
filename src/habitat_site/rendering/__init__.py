"""How a page becomes bytes: one function per renderer, by the name that a page gives."""

from collections.abc import Callable, Mapping

from habitat_site.pages.values import Page
from habitat_site.rendering.calendars import render_calendar
from habitat_site.rendering.feeds import render_feed
from habitat_site.rendering.files import render_file, render_static, render_style
from habitat_site.rendering.html import render_html
from habitat_site.rendering.html.pictures import render_map_shell, render_outline
from habitat_site.rendering.index import render_index
from habitat_site.rendering.open_data import render_json
from habitat_site.rendering.site import Site
from habitat_site.rendering.tables import render_csv
from habitat_site.rendering.texts import render_text

Renderer = Callable[[Page, Site], bytes]

RENDERERS: Mapping[str, Renderer] = {
    "html": render_html,
    "json": render_json,
    "csv": render_csv,
    "text": render_text,
    "index": render_index,
    "calendar": render_calendar,
    "feed": render_feed,
    "style": render_style,
    "static": render_static,
    "file": render_file,
    "outline": render_outline,
    "map-shell": render_map_shell,
}


def render(page: Page, site: Site) -> bytes:
    """Return the bytes of a page."""
    return RENDERERS[page.renderer](page.whole(), site)


__all__ = ["RENDERERS", "Site", "render"]
