"""What every renderer may know beside its page: the settings, and which pages there are."""

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from habitat_site.settings import Settings


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """The site that a page is part of: its settings, its addresses, and where its content lies.

    Each is itself alone, so that what is worked out for one can be kept by it.
    """

    settings: Settings
    paths: frozenset[PurePosixPath] = field(default_factory=frozenset)
    root: Path = Path()

    def absolute(self, address: str) -> str:
        """Return an address below the base URL."""
        return self.settings.base_url + address.lstrip("/")
