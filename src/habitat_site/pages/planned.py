"""All pages of a site in little memory: what a page shares with others is there once.

A hundred thousand records have half a million pages. Each is made of its path and of what it has in
common with the same page in the other languages, when somebody looks at it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, overload

from habitat_site.documents import Digest
from habitat_site.languages import Lang
from habitat_site.pages.values import Page, digest_value


@dataclass(frozen=True, slots=True)
class Siblings(Mapping[Lang, str]):
    """The paths of one page in each language: the same below the folder of the language."""

    languages: tuple[Lang, ...]
    below: str

    def __getitem__(self, lang: Lang) -> str:
        """Return the path in a language."""
        if lang not in self.languages:
            raise KeyError(lang)
        return f"{lang}/{self.below}"

    def __iter__(self) -> Iterator[Lang]:
        """Yield the languages."""
        return iter(self.languages)

    def __len__(self) -> int:
        """Return how many languages there are."""
        return len(self.languages)


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """What pages have in common that differ in nothing but path and language."""

    renderer: str
    view: Any
    template: str
    source: str
    siblings: Mapping[Lang, str]

    def page(self, path: str, lang: Lang | None) -> Page:
        """Return one of the pages."""
        return Page(
            PurePosixPath(path),
            self.renderer,
            self.view,
            self.template,
            lang,
            self.source,
            self.siblings,
        )


class Planned(Sequence[Page]):
    """Pages in an order, each made when it is asked for; `paths` are theirs as text."""

    def __init__(
        self, paths: Iterable[str], shared: Iterable[Shared], langs: Iterable[Lang | None]
    ) -> None:
        """Take of each page its path, what it shares, and its language."""
        self.paths = tuple(paths)
        self._shared = tuple(shared)
        self._langs = tuple(langs)

    @classmethod
    def of(cls, pages: Iterable[Page]) -> "Planned":
        """Return pages in the order given."""
        if isinstance(pages, Planned):
            return pages
        known: dict[tuple[object, ...], Shared] = {}
        paths: list[str] = []
        shared: list[Shared] = []
        langs: list[Lang | None] = []
        for page in pages:
            views = id(page.view), id(page.siblings)
            key = *views, page.renderer, page.template, page.source
            if key not in known:
                # It holds what is told apart by its place in memory.
                known[key] = Shared(
                    page.renderer, page.view, page.template, page.source, page.siblings
                )
            paths.append(str(page.path))
            shared.append(known[key])
            langs.append(page.lang)
        return cls(paths, shared, langs)

    def ordered(self, key: Callable[[str, str], Any]) -> "Planned":
        """Return the same pages in the order of what `key` makes of path and renderer."""
        places = range(len(self.paths))
        return self._at(sorted(places, key=lambda i: key(self.paths[i], self._shared[i].renderer)))

    def only(self, paths: frozenset[str]) -> "Planned":
        """Return the pages at some paths, in the same order."""
        return self._at([i for i, path in enumerate(self.paths) if path in paths])

    def _at(self, places: Sequence[int]) -> "Planned":
        return Planned(
            (self.paths[i] for i in places),
            (self._shared[i] for i in places),
            (self._langs[i] for i in places),
        )

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self.paths)

    def __iter__(self) -> Iterator[Page]:
        """Yield every page."""
        for path, shared, lang in zip(self.paths, self._shared, self._langs, strict=True):
            yield shared.page(path, lang)

    @overload
    def __getitem__(self, index: int) -> Page: ...

    @overload
    def __getitem__(self, index: slice) -> "Planned": ...

    def __getitem__(self, index: int | slice) -> "Page | Planned":
        """Return a page, or those of a stretch."""
        if isinstance(index, slice):
            return Planned(self.paths[index], self._shared[index], self._langs[index])
        return self._shared[index].page(self.paths[index], self._langs[index])

    def views(self) -> Iterator[Any]:
        """Yield the view of every page, once where pages that follow each other share it."""
        last = None
        for shared in self._shared:
            if shared is not last:
                yield shared.view
            last = shared


def fingerprints(pages: Planned, salt: Callable[[Page], Digest]) -> dict[str, Digest]:
    """Return each page's fingerprint by its path; a view of several pages is read once."""
    views: dict[int, Digest] = {}
    found: dict[str, Digest] = {}
    for path, page in zip(pages.paths, pages, strict=True):
        view = views.get(id(page.view)) or views.setdefault(id(page.view), digest_value(page.view))
        found[path] = page.fingerprint(salt(page), view)
    return found
