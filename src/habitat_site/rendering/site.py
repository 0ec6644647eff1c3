"""What every renderer may know beside its page: the settings, and which pages there are."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from habitat_site.settings import Settings


class Paths(Collection[str]):
    """The path of every page of a site: half a million of a hundred thousand records.

    Most are the same in each language but for the first part, and are kept once.
    """

    def __init__(self, paths: Iterable[str] = ()) -> None:
        """Take the paths."""
        # By what stands before the first slash, what may stand after.
        self._below: Mapping[str, tuple[frozenset[str], ...]] = _by_head(paths)

    def __contains__(self, path: object) -> bool:
        """Tell whether there is a page at a path."""
        head, slash, below = str(path).partition("/")
        return any(below in some for some in self._below.get(head + slash, ()))

    def __iter__(self) -> Iterator[str]:
        """Yield every path as text."""
        for head, sets in self._below.items():
            for some in sets:
                yield from (head + below for below in some)

    def __len__(self) -> int:
        """Return how many pages there are."""
        return sum(len(some) for sets in self._below.values() for some in sets)

    def below(self, folder: str) -> frozenset[str]:
        """Return the paths in a folder of the first level, below it."""
        first, *others = self._below.get(f"{folder}/", (frozenset[str](),))
        return first.union(*others) if others else first


def _by_head(paths: Iterable[str]) -> dict[str, tuple[frozenset[str], ...]]:
    """Sort paths by their first part; what several of these have in common is one set of all."""
    heads: dict[str, tuple[str, ...]] = {}
    same: dict[tuple[str, ...], tuple[str, ...]] = {}
    for path in paths:
        head, slash, below = path.partition("/")
        known = (*heads.get(below, ()), head + slash)
        heads[below] = same.setdefault(known, known)
    shared: dict[tuple[str, ...], set[str]] = {}
    for below, known in heads.items():
        shared.setdefault(tuple(sorted(set(known))), set()).add(below)
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for known, some in shared.items():
        frozen = frozenset(some)
        for head in known:
            found[head] = (*found.get(head, ()), frozen)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """The site that a page is part of: its settings, its addresses, and where its content lies.

    Each is itself alone, so that what is worked out for one can be kept by it.
    """

    settings: Settings
    paths: Collection[str] = field(default_factory=Paths)
    root: Path = Path()

    def absolute(self, address: str) -> str:
        """Return an address below the base URL."""
        return self.settings.base_url + address.lstrip("/")
