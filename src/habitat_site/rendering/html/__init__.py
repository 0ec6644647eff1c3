"""How a page becomes HTML; the only home of Jinja."""

from habitat_site.languages import Lang, language
from habitat_site.pages.policy import policy
from habitat_site.pages.values import Page
from habitat_site.rendering.html.environment import environment
from habitat_site.rendering.html.links import links_for
from habitat_site.rendering.html.pictures import pictures
from habitat_site.rendering.site import Site
from habitat_site.resources import resource


def render_html(page: Page, site: Site) -> bytes:
    """Return the bytes of an HTML page."""
    lang = page.lang or site.settings.default_language
    template = environment(resource("templates"), lang).get_template(page.template)
    text = template.render(
        view=page.view,
        page=page,
        site=site,
        settings=site.settings,
        site_title=site.settings.title_in(lang),
        languages=tuple(language(Lang(code)) for code in site.settings.languages),
        link=links_for(page, site),
        policy=policy(site.settings.basemap.tiles if site.settings.basemap else ""),
        picture=pictures(lang),
    )
    return text.encode()


__all__ = ["render_html"]
