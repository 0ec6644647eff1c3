"""Addresses of one language's pages as text: what `urls` says of each kind, asked once for all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.records import FOLDERS
from habitat_site.rendering.site import Paths

INDEX = "index.html"
BELOW = f"/{INDEX}"
# Stands in for the id of a record or a facet, and can be none.
ANY = "{}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """What stands before and after the id in addresses of one kind and language."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Way:
    """How pages beside each other lead to those of one kind, by what stands around the id.

    `below` and `page` stand around it in the path below the language, `up` and `after` in links.
    """

    below: str
    page: str
    up: str
    after: str


# By folder or facet.
Ways = dict[str, Way]


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one language below it, and which of them have a page.

    `known` are the paths of all pages below the folder of the language. `patterns` are by the
    folder of a kind or by facet, and `ways` by the shelf on which pages stand that share them.
    """

    lang: Lang
    known: frozenset[str] = field(repr=False)
    patterns: Mapping[str, Pattern]
    fixed: Mapping[str, str]
    ways: dict[str, Ways] = field(default_factory=dict, repr=False, compare=False)

    def has(self, name: str) -> bool:
        """Tell whether there is a page of a name such as `awards`, which a site may lack."""
        return self.holds(f"{self.fixed[name]}{INDEX}")

    def holds(self, path: str) -> bool:
        """Tell whether there is a file of this language at a path of the site."""
        return path.removeprefix(f"{self.lang}/") in self.known


def addresses(lang: Lang, paths: Iterable[PurePosixPath | str]) -> Addresses:
    """Return the addresses of a language, for a site of these files."""
    known = paths if isinstance(paths, Paths) else Paths(paths)
    return Addresses(
        lang,
        known.below(lang),
        {folder: _pattern(lang, urls.record_path(lang, folder, ANY)) for folder in FOLDERS}
        | {facet: _pattern(lang, urls.facet_path(lang, facet, ANY)) for facet in urls.FACETS},
        {name: address_of(urls.page_path(lang, name)) for name in urls.FIXED},
    )


def address_of(path: PurePosixPath | str) -> str:
    """Return a page's address below the base URL, as `urls.address` does."""
    text = str(path)
    return text[: -len(INDEX)] if text.endswith(BELOW) or text == INDEX else text


def _pattern(lang: Lang, path: PurePosixPath) -> Pattern:
    before, _, after = address_of(path).removeprefix(f"{lang}/").partition(ANY)
    return Pattern(before, after)
