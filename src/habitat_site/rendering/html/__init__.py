"""How a page becomes HTML; the only home of Jinja."""

from collections.abc import Iterable

from habitat_site.languages import Lang
from habitat_site.pages.values import Page
from habitat_site.rendering.html.edition import edition
from habitat_site.rendering.html.pictures import atlas
from habitat_site.rendering.site import Site


def render_html(page: Page, site: Site) -> bytes:
    """Return the bytes of an HTML page; one without a language speaks the site's first."""
    lang = page.lang or site.settings.default_language
    return edition(site, lang).html(page)


def load(written: Iterable[tuple[str, Lang | None]], site: Site) -> None:
    """Load templates in the languages that they will speak, and the outline of the world."""
    for template, lang in written:
        edition(site, lang or site.settings.default_language).templates.get_template(template)
    atlas()


__all__ = ["load", "render_html"]
