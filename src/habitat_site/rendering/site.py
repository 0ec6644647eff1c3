"""What every renderer may know beside its page: the settings, and which pages there are."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from habitat_site.settings import Settings


class Paths(Collection[PurePosixPath | str]):
    """The path of every page of a site; kept as text, because there may be half a million."""

    def __init__(self, paths: Iterable[PurePosixPath | str] = ()) -> None:
        """Take the paths."""
        self.texts = frozenset(map(str, paths))

    def __contains__(self, path: object) -> bool:
        """Tell whether there is a page at a path."""
        return str(path) in self.texts

    def __iter__(self) -> Iterator[str]:
        """Yield every path as text."""
        return iter(self.texts)

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self.texts)


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """The site that a page is part of: its settings, its addresses, and where its content lies.

    Each is itself alone, so that what is worked out for one can be kept by it.
    """

    settings: Settings
    paths: Collection[PurePosixPath | str] = field(default_factory=Paths)
    root: Path = Path()

    def absolute(self, address: str) -> str:
        """Return an address below the base URL."""
        return self.settings.base_url + address.lstrip("/")
