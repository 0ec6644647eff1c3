"""Bringing a site up to date and switching to it."""

import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from habitat_site.diagnostics import HabitatError
from habitat_site.documents import Digest
from habitat_site.pages.values import Later, Page, fingerprints
from habitat_site.publishing.foreign import (
    carry_over,
    refuse_foreign,
    remove,
    remove_page,
    strangers,
)
from habitat_site.publishing.manifest import (
    NAME,
    Manifest,
    is_sound,
    read_manifest,
    write_manifest,
)
from habitat_site.publishing.trees import Trees, exchange, locked, recover, trees_of
from habitat_site.publishing.workers import Advance, Local, Make, Put, Workers, ignore
from habitat_site.states import State, state_of

Prepare = Callable[[Sequence[Page]], None]
S = TypeVar("S")
T = TypeVar("T")


def _nothing(_pages: Sequence[Page]) -> None:
    return


@dataclass(frozen=True, slots=True)
class Published:
    """How many pages a build made, could keep and took away, and which it made.

    `manifest` is the state of the one that it left in a folder, by which its site is known again.
    """

    made: int
    kept: int
    changed: tuple[str, ...]
    removed: int = 0
    manifest: State | None = None


@dataclass(frozen=True, slots=True)
class Making:
    """How pages are made: by which function and by whom, who is told, and what comes first.

    `expect` is told how many pages are to be made, `advance` how many more are done.
    `prepare` is given the pages that are to be made, before the work is divided, so that several
    workers need not load the same. With `reuse` off every page is made anew.
    """

    render: Make
    workers: Workers = field(default_factory=Local)
    expect: Advance = ignore
    advance: Advance = ignore
    prepare: Prepare = _nothing
    reuse: bool = True

    def make(self, pages: Iterable[Page], put: Put) -> None:
        """Make pages and put them where they belong."""
        stale = sorted(pages, key=_order)
        self.expect(len(stale))
        self.prepare(stale)
        views = (page.view for page in stale if isinstance(page.view, Later))
        for first in dict.fromkeys(view.first for view in views if view.first):
            first()
        self.workers.run(stale, self.render, put, self.advance)


def _order(page: Page) -> tuple[bool, str, str]:
    # A page's languages beside each other: they show the same record and the same maps. Data
    # first: the largest files must not be what everybody waits for in the end.
    lang, _, rest = str(page.path).partition("/")
    return page.renderer == "html", rest, lang


def publish(
    pages: Sequence[Page], making: Making, salt: Callable[[Page], Digest], output: Path
) -> Published:
    """Write the site; until the last step the old one stays as it is.

    `salt` gives what a page's bytes depend on beside its own inputs. A build that fails or is
    killed leaves the old site or the new one, whole.

    Raises:
        HabitatError: the output holds a file of that name that the tool did not write, or cannot
            be written.
    """
    wanted = wanted_of(pages, salt)
    return _locked(output, lambda trees: _Update(trees, pages, making).whole(wanted))


def publish_some(
    pages: Sequence[Page],
    making: Making,
    salt: Callable[[Page], Digest],
    output: Path,
    stands: State,
) -> Published | None:
    """Write some pages of a site whose other pages are as they should be.

    `stands` is the state of the manifest of the site in which they are. Nothing is done, and
    nothing returned, where another one stands there by now, or where one of the pages is new.
    """
    some = wanted_of(pages, salt)
    return _locked(output, lambda trees: _Update(trees, pages, making).some(some, stands))


def wanted_of(pages: Sequence[Page], salt: Callable[[Page], Digest]) -> Mapping[str, Digest]:
    """Return the fingerprint that each page of a site should have, by its path."""
    wanted = fingerprints(pages, salt)
    if len(wanted) != len(pages) or not all(map(is_sound, wanted)):
        raise RuntimeError("two pages want the same path, or one wants a path outside the site")
    return wanted


def _locked(output: Path, update: Callable[[Trees], T]) -> T:
    trees = trees_of(output)
    try:
        with locked(trees):
            recover(trees)
            return update(trees)
    except OSError as error:
        where, why = error.filename or trees.live, error.strerror or str(error)
        raise HabitatError(f"{where}: cannot write the site: {why}") from error


class _Update:
    """One update of the two trees of a site."""

    def __init__(self, trees: Trees, pages: Sequence[Page], making: Making) -> None:
        self.live = str(trees.live)
        self.spare = str(trees.spare)
        self.trees = trees
        self.pages = {str(page.path): page for page in pages}
        self.making = making

    def whole(self, wanted: Mapping[str, Digest]) -> Published:
        """Make the site hold these pages and no other."""
        before = read_manifest(self.trees.live)
        if before is not None and self._is_kept(before, wanted):
            return Published(0, len(wanted), (), manifest=self._manifest())
        return self._update(before, wanted)

    def some(self, wanted: Mapping[str, Digest], stands: State) -> Published | None:
        """Make the site hold these pages among the others."""
        if self._manifest() != stands:
            return None
        before = read_manifest(self.trees.live)
        if before is None or not self.making.reuse or not wanted.keys() <= before.pages.keys():
            return None
        whole = {**before.pages, **wanted}
        lacking = (path for path in before.pages if path not in wanted)
        if not all(_is_file(f"{self.live}/{path}") for path in lacking):
            return None
        return self._update(before, whole)

    def _is_kept(self, before: Manifest, wanted: Mapping[str, Digest]) -> bool:
        return (
            self.making.reuse
            and before.pages == wanted
            and all(_is_file(f"{self.live}/{path}") for path in wanted)
        )

    def _update(self, before: Manifest | None, wanted: Mapping[str, Digest]) -> Published:
        found = self._foreign(before, Manifest(wanted))
        refuse_foreign(self.trees.live, found, Manifest(wanted))
        known = before if before and self.making.reuse else Manifest()
        made = self._bring_up(known, wanted)
        carry_over(self.trees.live, self.trees.spare, found)
        write_manifest(self.trees.spare, Manifest(wanted, found))
        exchange(self.trees)
        removed = len(before.pages.keys() - wanted.keys()) if before else 0
        kept = len(wanted) - len(made)
        return Published(len(made), kept, tuple(sorted(made)), removed, self._manifest())

    def _manifest(self) -> State | None:
        """Return the state of the live manifest; as long as the lock is held it is ours."""
        try:
            return state_of(f"{self.live}/{NAME}")
        except OSError:
            return None

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

    def _bring_up(self, live: Manifest, wanted: Mapping[str, Digest]) -> list[str]:
        """Make the spare tree hold what is wanted, and return the paths that were made."""
        spare = self._prepare_spare(reuse=bool(live.pages))
        for path in sorted(spare.pages.keys() - wanted.keys()):
            remove_page(self.trees.spare, path)
        stale: list[str] = []
        for path, digest in wanted.items():
            if spare.pages.get(path) == digest and _is_file(f"{self.spare}/{path}"):
                continue
            if live.pages.get(path) == digest and _is_file(f"{self.live}/{path}"):
                _in_folder(_link, f"{self.live}/{path}", f"{self.spare}/{path}")
            else:
                stale.append(path)
        self.making.make((self.pages[path] for path in stale), self._put)
        return stale

    def _put(self, page: Page, content: bytes) -> None:
        _in_folder(_write, content, f"{self.spare}/{page.path}")

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


# Of tens of thousands of pages; text and the system's own calls cost a tenth of what paths do.


def _is_file(path: str) -> bool:
    return os.path.isfile(path)  # noqa: PTH113


def _in_folder(act: Callable[[S, str], None], source: S, target: str) -> None:
    """Do something that makes a file, in a folder that most often is not there yet."""
    folder = target.rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    act(source, target)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108
        _link(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # some file systems have no hard links
        shutil.copyfile(source, target)


def _write(content: bytes, target: str) -> None:
    # Never open a file of the spare for writing: the live tree shares its inode.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        file = os.open(target, flags, 0o666)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108
        file = os.open(target, flags, 0o666)
    with os.fdopen(file, "wb") as writer:
        writer.write(content)
