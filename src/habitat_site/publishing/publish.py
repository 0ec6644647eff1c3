"""Bringing a whole site up to date in its spare tree, and switching to it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from habitat_site.documents import Digest
from habitat_site.pages.fingerprints import Fingerprints
from habitat_site.pages.planned import Planned
from habitat_site.pages.values import Content, Page
from habitat_site.publishing.foreign import (
    carry_over,
    refuse_foreign,
    remove,
    remove_page,
    strangers,
)
from habitat_site.publishing.making import Making, Published, Salt, wanted_of
from habitat_site.publishing.manifest import NAME, Manifest, read_manifest, write_manifest
from habitat_site.publishing.trees import Trees, exchange
from habitat_site.publishing.updating import updating
from habitat_site.publishing.writing import are_all_there, in_folder, is_file, link, write
from habitat_site.states import state_of


def publish(pages: Sequence[Page], making: Making, salt: Salt, output: Path) -> Published:
    """Write the site; until the last step the old one stays as it is.

    `salt` gives what a page's bytes depend on beside its own inputs. A build that fails or is
    killed leaves the old site or the new one, whole.

    Raises:
        HabitatError: the output holds a file of that name that the tool did not write, or cannot
            be written.
    """
    wanted = wanted_of(pages, salt)
    with updating(output) as trees:
        return _Update(trees, making).whole(wanted)


class _Update:
    """One update of the two trees of a site."""

    def __init__(self, trees: Trees, making: Making) -> None:
        self.live = str(trees.live)
        self.spare = str(trees.spare)
        self.trees = trees
        self.making = making

    def whole(self, wanted: Fingerprints) -> Published:
        """Make the site hold these pages and no other."""
        before = read_manifest(self.trees.live)
        if before is not None and self._is_kept(before, wanted):
            return Published(0, len(wanted), (), manifest=state_of(f"{self.live}/{NAME}"))
        return self._update(before, wanted)

    def _is_kept(self, before: Manifest, wanted: Mapping[str, Digest]) -> bool:
        return (
            self.making.reuse and before.pages == wanted and are_all_there(self.trees.live, wanted)
        )

    def _update(self, before: Manifest | None, wanted: Fingerprints) -> Published:
        found = self._foreign(before, Manifest(wanted))
        refuse_foreign(self.trees.live, found, Manifest(wanted))
        known = before if before and self.making.reuse else Manifest()
        made = self._bring_up(known, wanted)
        carry_over(self.trees.live, self.trees.spare, found)
        write_manifest(self.trees.spare, Manifest(wanted, found))
        exchange(self.trees)
        removed = len(before.pages.keys() - wanted.keys()) if before else 0
        kept = len(wanted) - len(made)
        state = state_of(f"{self.live}/{NAME}")
        return Published(len(made), kept, tuple(made.paths), removed, state)

    def _foreign(self, before: Manifest | None, wanted: Manifest) -> tuple[str, ...]:
        live = self.trees.live
        if before is not None:
            return strangers(live, before)
        found = tuple(sorted(path.name for path in live.iterdir())) if live.is_dir() else ()
        if NAME not in found:
            return found
        # The manifest is damaged or of another version. What the spare or this build would write
        # was ours; with the old pages in it, it goes.
        spare = read_manifest(self.trees.spare) or Manifest()
        ours = wanted.tops() | spare.tops() | {NAME}
        return tuple(top for top in found if top not in ours)

    def _bring_up(self, live: Manifest, wanted: Fingerprints) -> Planned:
        """Make the spare tree hold what is wanted, and return the pages that were made."""
        spare = self._prepare_spare(reuse=bool(live.pages))
        for path in sorted(spare.pages.keys() - wanted.keys()):
            remove_page(self.trees.spare, path)
        stale = self._stale(live, spare, wanted)
        # They are needed when the pages are there; where all are made, nobody has asked yet.
        self.making.make(stale, self._put, wanted.take)
        return stale

    def _stale(self, live: Manifest, spare: Manifest, wanted: Fingerprints) -> Planned:
        if not live.pages and not spare.pages:
            return wanted.pages
        return wanted.pages.where(
            not self._has_kept(path, digest, live, spare) for path, digest in wanted.items()
        )

    def _has_kept(self, path: str, digest: Digest, live: Manifest, spare: Manifest) -> bool:
        """Tell whether a page is as it should be in the spare tree, into which it may be linked."""
        if spare.pages.get(path) == digest and is_file(f"{self.spare}/{path}"):
            return True
        if live.pages.get(path) == digest and is_file(f"{self.live}/{path}"):
            in_folder(link, f"{self.live}/{path}", f"{self.spare}/{path}")
            return True
        return False

    def _put(self, page: Page, content: Content) -> None:
        in_folder(write, content, f"{self.spare}/{page.place}")

    def _prepare_spare(self, *, reuse: bool) -> Manifest:
        spare = self.trees.spare
        is_folder = spare.is_dir() and not spare.is_symlink()
        manifest = read_manifest(spare) if reuse and is_folder else None
        if manifest is None:
            remove(spare)
            spare.mkdir(parents=True)
            return Manifest()
        unknown = strangers(spare, manifest)
        # Without its manifest a spare that is killed half-way is made anew next time.
        (spare / NAME).unlink()
        for path in unknown:
            remove(spare / path)
        return manifest
