"""How a page becomes HTML; the only home of Jinja."""

from habitat_site.pages.values import Page
from habitat_site.rendering.html.edition import edition
from habitat_site.rendering.site import Site


def render_html(page: Page, site: Site) -> bytes:
    """Return the bytes of an HTML page; one without a language speaks the site's first."""
    lang = page.lang or site.settings.default_language
    return edition(site, lang).html(page).encode()


__all__ = ["render_html"]
