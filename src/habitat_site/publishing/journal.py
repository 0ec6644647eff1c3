"""A few pages that take the places of their old ones: decided at once, and then seen through.

They are laid out beside the site first, with the manifest that will be. One rename decides. Whoever
is killed while the pages move is finished by the next build before it looks at anything else.
"""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from habitat_site.publishing.manifest import NAME, Manifest, write_manifest
from habitat_site.publishing.trees import Trees
from habitat_site.publishing.writing import in_folder
from habitat_site.states import State, state_of

PAGES, STANDS = "pages", "stands.json"


def begin(trees: Trees) -> Path:
    """Return an empty folder for the pages, under the paths that they will have."""
    _clear(trees.laid)
    pages = trees.laid / PAGES
    pages.mkdir(parents=True)
    return pages


def decide(trees: Trees, wanted: Manifest) -> None:
    """Decide that the pages which are laid out belong to the site; of no return."""
    stands = state_of(trees.live / NAME)
    write_manifest(trees.laid, wanted)
    # Folders that have changed since then have not been looked at, see `foreign.strangers`.
    os.utime(trees.laid / NAME, ns=(stands.modified, stands.modified))
    (trees.laid / STANDS).write_text(json.dumps(stands), encoding="ascii")
    trees.laid.rename(trees.decided)


def is_pending(trees: Trees) -> bool:
    """Tell whether pages that are decided may not be in their places yet."""
    return trees.decided.exists()


def settle(trees: Trees) -> None:
    """Put pages that are decided in their places, the manifest last; drop what is not decided."""
    _clear(trees.laid)
    if not is_pending(trees):
        return
    # Otherwise they are there already, or another site has been put there meanwhile.
    if _is_meant(trees):
        pages = str(trees.decided / PAGES)
        # All are found first: for as long as they move the site is neither old nor new.
        for path in tuple(_below(pages)):
            _move(f"{pages}/{path}", f"{trees.live}/{path}")
        (trees.decided / NAME).replace(trees.live / NAME)
    _clear(trees.decided)


def _is_meant(trees: Trees) -> bool:
    try:
        stands = json.loads((trees.decided / STANDS).read_bytes())
        return State(*stands) == state_of(trees.live / NAME)
    except FileNotFoundError:
        return False


def _move(source: str, target: str) -> None:
    try:
        os.replace(source, target)  # noqa: PTH105 - quicker than paths
    except FileNotFoundError:  # somebody took its folder away
        in_folder(os.replace, source, target)


def _below(folder: str) -> Iterator[str]:
    for where, _, names in os.walk(folder):
        below = os.path.relpath(where, folder)
        yield from (os.path.normpath(f"{below}/{name}") for name in names)


def _clear(folder: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(folder)
