"""What a maintainer asks for with one build."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from habitat_site.progress import NOBODY, Watcher


def _nobody(_words: str) -> None:
    return


@dataclass(frozen=True, slots=True)
class Request:
    """A site that is asked for: of what, where, as of which day, and in which way.

    `root` is the folder with the content and the settings. `output` is a folder, or in text the
    address of a place in an object store; `workers` the address of a cluster that makes the pages.
    Without `reuse` everything is read and made anew. `watcher` hears how far it is, and `tell`
    gets sentences for the maintainer.
    """

    root: Path
    output: Path | str
    today: date
    base_url: str | None = None
    jobs: int = 1
    workers: str | None = None
    reuse: bool = True
    watcher: Watcher = NOBODY
    tell: Callable[[str], None] = _nobody
