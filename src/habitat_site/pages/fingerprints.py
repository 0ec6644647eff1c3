"""What each page of a site is made of, in sixteen bytes a page."""

from bisect import bisect_left
from collections.abc import Callable, ItemsView, Iterator, Mapping
from functools import cached_property
from itertools import pairwise

from habitat_site.documents import Digest
from habitat_site.pages.planned import Planned
from habitat_site.pages.siblings import Shared
from habitat_site.pages.values import (
    FINGERPRINT,
    Page,
    Way,
    digest_value,
    made_how,
    made_of,
    marked,
)

WIDTH = FINGERPRINT // 2


class Fingerprints(Mapping[str, Digest]):
    """The fingerprint of each page by its path, in the order of the paths.

    `pages` are the pages in that order. Pages of one renderer, template and language have one salt.
    All are taken when the first is asked for.
    """

    def __init__(self, pages: Planned, salt: Callable[[Page], Digest]) -> None:
        """Take the pages; a view of several of them is read once.

        Raises:
            RuntimeError: two pages have the same path.
        """
        self.pages = pages = pages.by_path()
        if any(one == other for one, other in pairwise(pages.paths)):
            raise RuntimeError("two pages have the same path")
        self._salt = salt

    @cached_property
    def _written(self) -> bytes:
        """Return all fingerprints, in the order of the paths."""
        found = bytearray()
        ways: dict[Way, Digest] = {}
        inputs: dict[Shared, Digest] = {}
        views: dict[int, Digest] = {}
        # There may be half a million pages, of which none has to be made for this.
        both = zip(self.pages.shared, self.pages.ways, strict=True)
        for index, (shared, way) in enumerate(both):
            if way not in ways:
                ways[way] = made_how(self._salt(self.pages[index]), way)
            if shared not in inputs:
                view = views.get(id(shared.view)) or digest_value(shared.view)
                views[id(shared.view)] = view
                inputs[shared] = made_of(shared.source, view)
            found += marked(ways[way], inputs[shared])
        return bytes(found)

    def take(self) -> None:
        """Take the fingerprints now, and not when the first of them is asked for."""
        _ = self._written

    def __getitem__(self, path: str) -> Digest:
        """Return the fingerprint of the page at a path."""
        place = bisect_left(range(len(self)), path, key=self.pages.path)
        if place == len(self) or self.pages.path(place) != path:
            raise KeyError(path)
        return self._at(place)

    def __iter__(self) -> Iterator[str]:
        """Yield every path."""
        return self.pages.paths

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self.pages)

    def items(self) -> ItemsView[str, Digest]:
        """Return all paths with their fingerprints, none of which has to be looked up."""
        return _Items(self)

    def digests(self) -> Iterator[Digest]:
        """Yield every fingerprint, in the order of the paths."""
        return map(self._at, range(len(self)))

    def _at(self, place: int) -> Digest:
        return Digest(self._written[place * WIDTH : (place + 1) * WIDTH].hex())


class _Items(ItemsView[str, Digest]):
    def __init__(self, whole: Fingerprints) -> None:
        super().__init__(whole)
        self._whole = whole

    def __iter__(self) -> Iterator[tuple[str, Digest]]:
        return zip(self._whole, self._whole.digests(), strict=True)
