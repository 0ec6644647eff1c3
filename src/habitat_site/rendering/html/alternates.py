"""What a page says of the same page in other languages: alike in all of them, and written once."""

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from habitat_site.languages import Lang
from habitat_site.pages.values import Page
from habitat_site.rendering.html.addresses import address_of
from habitat_site.rendering.html.escaping import escaped, safe
from habitat_site.rendering.html.latest import Latest
from habitat_site.rendering.html.links import Links
from habitat_site.rendering.site import Site

DEFAULT = "x-default"


def alternates(page: Page, link: Links) -> Markup:
    """Return the links to a page in each language, and to the one for readers of no other.

    A page without a language, which leads to the others, is that one itself.
    """
    if not page.siblings:
        return safe("")
    links, default = _written(link.site).of(page.siblings)
    return safe(links + (default if page.lang else _line(DEFAULT, link.here)))


@lru_cache(maxsize=2)
def _written(site: Site) -> Latest[Mapping[Lang, str], tuple[str, str]]:
    """Return what writes the links for pages with these siblings, and the default apart."""

    def write(siblings: Mapping[Lang, str]) -> tuple[str, str]:
        addresses = {lang: site.absolute(address_of(path)) for lang, path in siblings.items()}
        links = "".join(_line(lang, address) for lang, address in addresses.items())
        return links, _line(DEFAULT, addresses[site.settings.default_language])

    return Latest(write)


def _line(lang: str, address: str) -> str:
    return f'<link rel="alternate" hreflang="{escaped(lang)}" href="{escaped(address)}">\n'
