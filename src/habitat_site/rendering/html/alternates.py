"""What a page says of the same page in other languages: alike in all of them, and written once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from habitat_site.languages import Lang
from habitat_site.pages.urls import address
from habitat_site.pages.values import Page
from habitat_site.rendering.html.escaping import escaped, safe
from habitat_site.rendering.html.latest import Latest
from habitat_site.rendering.html.links import Links
from habitat_site.rendering.site import Site

DEFAULT = "x-default"


@dataclass(frozen=True, slots=True)
class _Written:
    """Links to a page in each language, the one for readers of no other, and addresses as HTML."""

    links: str
    default: str
    addresses: Mapping[Lang, str]


def alternates(page: Page, link: Links) -> Markup:
    """Return the links to a page in each language, and to the one for readers of no other.

    A page without a language, which leads to the others, is that one itself.
    """
    if not page.siblings:
        return safe("")
    found = _written(link.site).of(page.siblings)
    return safe(found.links + (found.default if page.lang else _line(DEFAULT, link.here)))


def elsewhere(page: Page, link: Links) -> Mapping[Lang, str]:
    """Return the address of a page in each language in which it is, as HTML."""
    return _written(link.site).of(page.siblings).addresses if page.siblings else {}


@lru_cache(maxsize=2)
def _written(site: Site) -> Latest[Mapping[Lang, str], _Written]:
    """Return what writes the links for pages with these siblings."""

    def write(siblings: Mapping[Lang, str]) -> _Written:
        addresses = {lang: address(path) for lang, path in siblings.items()}
        lines = [_line(lang, site.absolute(each)) for lang, each in addresses.items()]
        default = _line(DEFAULT, site.absolute(addresses[site.settings.default_language]))
        clean = {lang: escaped(each) for lang, each in addresses.items()}
        return _Written("".join(lines), default, clean)

    return Latest(write)


def _line(lang: str, address: str) -> str:
    return f'<link rel="alternate" hreflang="{escaped(lang)}" href="{escaped(address)}">\n'
