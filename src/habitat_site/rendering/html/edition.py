"""What all pages of a site share in one language: worked out once for a build."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from habitat_site.languages import Lang, language
from habitat_site.pages.policy import policy
from habitat_site.pages.values import Page
from habitat_site.rendering.html.addresses import Addresses, addresses
from habitat_site.rendering.html.environment import Templates, environment
from habitat_site.rendering.html.escaping import quoted
from habitat_site.rendering.html.links import Links
from habitat_site.rendering.html.pictures import pictures
from habitat_site.rendering.site import Site
from habitat_site.resources import resource


@dataclass(frozen=True, slots=True)
class Edition:
    """A site in one language: its templates, its addresses, and the names that all pages know."""

    site: Site
    templates: Templates
    addresses: Addresses
    names: Mapping[str, Any]

    def html(self, page: Page) -> bytes:
        """Return a page as HTML."""
        link = Links(self.site, page.place, self.addresses)
        return self.templates.page(
            page.template, {**self.names, "page": page, "view": page.view, "link": link}
        )


@lru_cache(maxsize=8)
def edition(site: Site, lang: Lang) -> Edition:
    """Return a site in one language."""
    settings = site.settings
    names = {
        "site": site,
        "settings": settings,
        "site_title": settings.title_in(lang),
        "languages": tuple(language(Lang(code)) for code in settings.languages),
        "policy": quoted(policy(settings.basemap.tiles if settings.basemap else "")),
        "picture": pictures(lang),
    }
    templates = environment(resource("templates"), lang)
    return Edition(site, templates, addresses(lang, site.paths), names)
