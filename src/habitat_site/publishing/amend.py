"""Changing a few pages of a site whose other pages are as they should be.

No spare tree is needed for that: to bring one up to date, every page of both has to be looked at.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from habitat_site.pages.values import Content, Page
from habitat_site.publishing.journal import begin, decide, settle
from habitat_site.publishing.making import Making, Published, Salt, wanted_of
from habitat_site.publishing.manifest import NAME, Manifest
from habitat_site.publishing.trees import Trees
from habitat_site.publishing.updating import updating
from habitat_site.publishing.writing import are_all_there, in_folder, write
from habitat_site.states import State, state_of


def publish_some(
    pages: Sequence[Page],
    making: Making,
    salt: Salt,
    output: Path,
    before: Manifest,
    stands: State,
) -> Published | None:
    """Write some pages of a site whose other pages are as they should be.

    `before` is the manifest of the site in which they are, and `stands` the state of its file.
    Nothing is done, and nothing returned, where another one stands there by now, where one of the
    pages is new, or where any page of the site is missing.

    Raises:
        HabitatError: the site cannot be written.
    """
    some = wanted_of(pages, salt)
    with updating(output) as trees:
        is_fit = making.reuse and some.keys() <= before.pages.keys()
        if not is_fit or not _stands(trees, before, stands):
            return None
        stale = [page for page in pages if before.pages[page.place] != some[page.place]]
        making.make(stale, partial(_lay_out, str(begin(trees))))
        decide(trees, Manifest({**before.pages, **some}, before.carried))
        settle(trees)
        manifest = state_of(trees.live / NAME)
    changed = tuple(sorted(page.place for page in stale))
    kept = len(before.pages) - len(changed)
    return Published(len(changed), kept, changed, manifest=manifest)


def _stands(trees: Trees, before: Manifest, stands: State) -> bool:
    """Tell whether the site still is the one that is meant, with every page."""
    try:
        is_meant = state_of(trees.live / NAME) == stands
    except OSError:
        return False
    return is_meant and are_all_there(trees.live, before.pages)


def _lay_out(folder: str, page: Page, content: Content) -> None:
    in_folder(write, content, f"{folder}/{page.place}")
