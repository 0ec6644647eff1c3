"""All pages of a site in little memory: what a page shares with others is there once.

A hundred thousand records have half a million pages. Each is made of its path and of what it has in
common with the same page in the other languages, when somebody looks at it.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, pairwise
from typing import Any, overload

from habitat_site.languages import Lang
from habitat_site.pages.siblings import InEachLanguage, Shared, Siblings
from habitat_site.pages.values import Page, Way

# What pages are ordered by: of the first part of a path, and of what a page shares with others.
Key = Callable[[str, Shared], Any]
# Of each page what it shares, the first part of its path, and its language, by their places.
Rows = tuple["array[int]", "array[int]", "array[int]"]


Parts = tuple[Sequence[Shared], Sequence[str], Sequence[Lang | None], Rows]


class Planned(Sequence[Page]):
    """Pages in an order, each made when it is asked for: a page is three numbers until then."""

    def __init__(
        self,
        shared: Sequence[Shared],
        heads: Sequence[str],
        langs: Sequence[Lang | None],
        rows: Rows,
    ) -> None:
        """Take what pages are made of, and of each page which of it."""
        self._shared, self._heads, self._langs = shared, heads, langs
        self._rows = rows

    @classmethod
    def of(cls, pages: Iterable[Page | InEachLanguage]) -> "Planned":
        """Return pages in the order given."""
        if isinstance(pages, Planned):
            return pages
        known: dict[tuple[object, ...], int] = {}
        heads: dict[str, int] = {}
        langs: dict[Lang | None, int] = {}
        shared: list[Shared] = []
        rows = (array("I"), array("I"), array("H"))
        for page in pages:
            if isinstance(page, InEachLanguage):
                # As below, without making any of the pages.
                rows[0].extend([len(shared)] * len(page.languages))
                for lang in page.languages:
                    rows[1].append(heads.setdefault(f"{lang}/", len(heads)))
                    rows[2].append(langs.setdefault(lang, len(langs)))
                shared.append(page.shared)
                continue
            head, below = _parted(page)
            views = id(page.view), id(page.siblings)
            key = *views, page.renderer, page.template, page.source, below
            if key not in known:
                # It holds what is told apart by its place in memory.
                known[key] = len(shared)
                shared.append(
                    Shared(
                        below, page.renderer, page.view, page.template, page.source, page.siblings
                    )
                )
            rows[0].append(known[key])
            rows[1].append(heads.setdefault(head, len(heads)))
            rows[2].append(langs.setdefault(page.lang, len(langs)))
        return cls(shared, tuple(heads), tuple(langs), rows)

    def _with(self, rows: Rows) -> "Planned":
        return Planned(self._shared, self._heads, self._langs, rows)

    @property
    def parts(self) -> Parts:
        """Return what the pages are made of."""
        return self._shared, self._heads, self._langs, self._rows

    def plus(self, pages: Iterable[Page]) -> "Planned":
        """Return these pages and others after them."""
        shared, heads, langs, more = Planned.of(pages).parts
        mine = self._rows
        rows = (
            mine[0] + array("I", (place + len(self._shared) for place in more[0])),
            mine[1] + array("I", (place + len(self._heads) for place in more[1])),
            mine[2] + array("H", (place + len(self._langs) for place in more[2])),
        )
        return Planned(
            (*self._shared, *shared), (*self._heads, *heads), (*self._langs, *langs), rows
        )

    @property
    def shared(self) -> Iterator[Shared]:
        """Yield what each page shares with others."""
        return map(self._shared.__getitem__, self._rows[0])

    @property
    def langs(self) -> Iterator[Lang | None]:
        """Yield the language of each page."""
        return map(self._langs.__getitem__, self._rows[2])

    @property
    def ways(self) -> Iterator[Way]:
        """Yield how each page is made, without making any."""
        both = zip(self.shared, self.langs, strict=True)
        return (Way(shared.renderer, shared.template, lang) for shared, lang in both)

    @property
    def paths(self) -> Iterator[str]:
        """Yield the path of every page as text."""
        return map(self.path, range(len(self)))

    def path(self, index: int) -> str:
        """Return the path of a page as text."""
        shared, heads, _ = self._rows
        return self._heads[heads[index]] + self._shared[shared[index]].below

    def ordered(self, *keys: Key) -> "Planned":
        """Return the same pages in the order of some keys, of which the first counts most.

        A key should make no new text: there may be half a million.
        """
        shared, heads, _ = self._rows
        places = array("I", range(len(self)))
        for key in reversed(keys):

            def of(index: int, key: Key = key) -> Any:
                return key(self._heads[heads[index]], self._shared[shared[index]])

            places = array("I", sorted(places, key=of))
        return self._at(places)

    def by_path(self) -> "Planned":
        """Return the same pages in the order of their paths."""
        if all(one <= other for one, other in pairwise(self.paths)):
            return self
        return self.ordered(lambda head, _: head, lambda _, shared: shared.below)

    def where(self, chosen: Iterable[object]) -> "Planned":
        """Return the pages that are chosen, in the same order: one word is said of each."""
        return self._at(array("I", compress(range(len(self)), chosen)))

    def _at(self, places: Sequence[int]) -> "Planned":
        shared, heads, langs = self._rows
        return self._with(
            (
                array("I", map(shared.__getitem__, places)),
                array("I", map(heads.__getitem__, places)),
                array("H", map(langs.__getitem__, places)),
            )
        )

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self._rows[0])

    def __iter__(self) -> Iterator[Page]:
        """Yield every page."""
        return map(self._page, range(len(self)))

    @overload
    def __getitem__(self, index: int) -> Page: ...

    @overload
    def __getitem__(self, index: slice) -> "Planned": ...

    def __getitem__(self, index: int | slice) -> "Page | Planned":
        """Return a page, or those of a stretch."""
        if isinstance(index, slice):
            shared, heads, langs = self._rows
            return self._with((shared[index], heads[index], langs[index]))
        return self._page(index)

    def _page(self, index: int) -> Page:
        shared, heads, langs = self._rows
        return self._shared[shared[index]].page(
            self._heads[heads[index]], self._langs[langs[index]]
        )

    def views(self) -> Iterator[Any]:
        """Yield the view of every page, once where pages that follow each other share it."""
        last = None
        for place in self._rows[0]:
            shared = self._shared[place]
            if shared is not last:
                yield shared.view
            last = shared


def _parted(page: Page) -> tuple[str, str]:
    """Return a path in two parts, of which the first is a folder or all of it.

    Sorted by the one and then by the other, pages are in the order of their paths.
    """
    first, slash, below = page.place.partition("/")
    siblings = page.siblings
    if isinstance(siblings, Siblings) and siblings.below == below:
        # The same text once more is one text less.
        below = siblings.below
    return first + slash, below
