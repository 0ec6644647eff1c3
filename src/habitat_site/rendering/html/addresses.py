"""Addresses of one language's pages as text: what `urls` says of each kind, asked once for all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.pages.urls import ANY, INDEX, address
from habitat_site.records import FOLDERS
from habitat_site.rendering.site import Paths


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


@dataclass(frozen=True, slots=True)
class Step:
    """A folder that a page is in, the way up to it, and how long its path is."""

    folder: str
    up: str
    length: int


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """What pages share that stand beside each other, each in a folder of its own.

    From there all links look alike that do not lead to one of them. `outer` are the folders about
    them, the outermost first, and `top` is the way up to the site's root. `ways` are by folder or
    facet, and `sheets` by country.
    """

    name: str
    top: str
    outer: tuple[Step, ...]
    ways: dict[str, Way] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one language below it, and which of them have a page.

    `known` are the paths of all pages below the folder of the language. `patterns` are by the
    folder of a kind or by facet, and `shelves` by the folder that theirs are in.
    """

    lang: Lang
    known: frozenset[str] = field(repr=False)
    patterns: Mapping[str, Pattern]
    fixed: Mapping[str, str]
    shelves: dict[str, Shelf] = field(default_factory=dict, repr=False, compare=False)

    def shelf(self, path: str) -> Shelf:
        """Return what a page shares with those beside it; one near the top is on its own shelf."""
        end = path.rfind("/") + 1
        around = path[: path.rfind("/", 0, end - 1) + 1] if end else ""
        return self.shelves.get(around) or self._new_shelf(path, around)

    def _new_shelf(self, path: str, around: str) -> Shelf:
        top = "../" * path.count("/")
        outer = tuple(_steps(around, top))
        if len(outer) < len(("en", "initiatives")):
            return Shelf(path, top, outer)
        found = self.shelves[around] = Shelf(around, top, outer)
        return found

    def has(self, name: str) -> bool:
        """Tell whether there is a page of a name such as `awards`, which a site may lack."""
        return self.holds(f"{self.fixed[name]}{INDEX}")

    def holds(self, path: str) -> bool:
        """Tell whether there is a file of this language at a path of the site."""
        return path.removeprefix(f"{self.lang}/") in self.known


def addresses(lang: Lang, paths: Iterable[str]) -> Addresses:
    """Return the addresses of a language, for a site of these files."""
    known = paths if isinstance(paths, Paths) else Paths(paths)
    return Addresses(
        lang,
        known.below(lang),
        {folder: _pattern(lang, urls.record_path(lang, folder, ANY)) for folder in FOLDERS}
        | {facet: _pattern(lang, urls.facet_path(lang, facet, ANY)) for facet in urls.FACETS},
        {name: address(urls.page_path(lang, name)) for name in urls.FIXED},
    )


def _steps(folder: str, top: str) -> Iterator[Step]:
    """Yield the folders of a path, the outermost first, as seen from as far down as `top` says."""
    end = folder.find("/") + 1
    while end:
        top = top.removesuffix("../")
        yield Step(folder[:end], top, end)
        end = folder.find("/", end) + 1


def _pattern(lang: Lang, path: str) -> Pattern:
    before, _, after = address(path).removeprefix(f"{lang}/").partition(ANY)
    return Pattern(before, after)
