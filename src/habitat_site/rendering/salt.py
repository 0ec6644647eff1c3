"""What a page's bytes depend on beside its own inputs: the tool, the templates, the language.

A page is made anew when its salt changes. The salt knows which pages that are no records there
are, because every page links to those that exist.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from habitat_site.documents import Digest, digest_of
from habitat_site.languages import Lang, catalogue_path
from habitat_site.pages.values import Page
from habitat_site.records import KINDS
from habitat_site.rendering.site import Site
from habitat_site.resources import resource
from habitat_site.tool import tool_digest

# Pictures that are files of their own, and the outline for browsers.
DRAWN = frozenset({"mark", "outline", "sheet"})


def salts(site: Site) -> Callable[[Page], Digest]:
    """Return the function that salts the fingerprints of this site's pages."""
    own = {
        Lang(code): digest_of(catalogue_path(code).read_bytes()) for code in site.settings.languages
    }
    settings = site.settings.model_dump_json()
    shared = digest_of(tool_digest(), settings, *sorted(_fixed_addresses(site)))
    written = digest_of(shared, *_contents(resource("templates"), "*"), _outline())
    drawn = digest_of(shared, *_contents(resource("static") / "css", "*"), _outline())

    def salt(page: Page) -> Digest:
        if page.renderer in DRAWN:
            return drawn
        if page.renderer != "html":
            return shared if page.lang is None else digest_of(shared, own[page.lang])
        return digest_of(written, own[page.lang or site.settings.default_language])

    return salt


def _contents(folder: Path, pattern: str) -> Iterable[bytes]:
    for path in sorted(folder.rglob(pattern)):
        if path.is_file():
            yield str(path.relative_to(folder)).encode()
            yield path.read_bytes()


def _outline() -> bytes:
    return b"".join(_contents(resource("static") / "world", "*"))


def _fixed_addresses(site: Site) -> Iterable[str]:
    records = tuple(f"{kind.address}/" for kind in KINDS if kind.address)
    for path in site.paths:
        below = path.partition("/")[2]
        is_part = path.count("/") >= len(("en", "themes", "land", "part"))
        if path.endswith(".html") and not is_part and not below.startswith(records):
            yield path
