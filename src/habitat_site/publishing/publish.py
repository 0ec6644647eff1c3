"""Bringing a site up to date and switching to it."""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from habitat_site.diagnostics import HabitatError
from habitat_site.documents import Digest
from habitat_site.pages.values import Page, fingerprints
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
from habitat_site.publishing.workers import for_each


@dataclass(frozen=True, slots=True)
class Published:
    """How many pages a build made and how many it could keep, and which it made."""

    made: int
    kept: int
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What a build is to bring about: the pages, how each is made, and by how many workers."""

    pages: Sequence[Page]
    wanted: Manifest
    render: Callable[[Page], bytes]
    jobs: int
    reuse: bool


def publish(
    pages: Sequence[Page],
    render: Callable[[Page], bytes],
    salt: Callable[[Page], Digest],
    output: Path,
    jobs: int = 1,
    *,
    reuse: bool = True,
) -> Published:
    """Write the site; until the last step the old one stays as it is.

    `salt` gives what a page's bytes depend on beside its own inputs. With `reuse` off every page
    is rendered. A build that fails or is killed leaves the old site or the new one, whole.

    Raises:
        HabitatError: the output holds a file of that name that the tool did not write, or cannot
            be written.
    """
    trees = trees_of(output)
    wanted = Manifest(fingerprints(pages, salt))
    if len(wanted.pages) != len(pages) or not all(map(is_sound, wanted.pages)):
        raise RuntimeError("two pages want the same path, or one wants a path outside the site")
    try:
        with locked(trees):
            recover(trees)
            return _publish(trees, Work(pages, wanted, render, jobs, reuse))
    except OSError as error:
        where, why = error.filename or trees.live, error.strerror or str(error)
        raise HabitatError(f"{where}: cannot write the site: {why}") from error


def _publish(trees: Trees, work: Work) -> Published:
    before = read_manifest(trees.live)
    found = _foreign(trees, before, work.wanted)
    refuse_foreign(trees.live, found, work.wanted)
    known = before or Manifest()
    if work.reuse and known.pages == work.wanted.pages and _all_there(trees.live, known):
        return Published(0, len(work.pages), ())
    made = _update(trees, known if work.reuse else Manifest(), work)
    carry_over(trees.live, trees.spare, found)
    write_manifest(trees.spare, work.wanted)
    exchange(trees)
    return Published(len(made), len(work.pages) - len(made), tuple(sorted(made)))


def _foreign(trees: Trees, before: Manifest | None, wanted: Manifest) -> tuple[str, ...]:
    if before is not None:
        return strangers(trees.live, before)
    found = strangers(trees.live, Manifest())
    if not (trees.live / NAME).is_file():
        return found
    # The manifest is damaged or of another version. What the spare or this build would write was
    # ours; with the old pages in it, it goes.
    ours = wanted.tops() | (read_manifest(trees.spare) or Manifest()).tops()
    return tuple(top for top in found if top not in ours)


def _all_there(tree: Path, manifest: Manifest) -> bool:
    return all((tree / path).is_file() for path in manifest.pages)


def _update(trees: Trees, live: Manifest, work: Work) -> tuple[str, ...]:
    wanted = work.wanted.pages
    spare = _prepare_spare(trees, reuse=bool(live.pages))
    for path in sorted(spare.pages.keys() - wanted.keys()):
        remove_page(trees.spare, path)
    for folder in sorted(work.wanted.folders()):
        (trees.spare / folder).mkdir(exist_ok=True)
    stale: list[Page] = []
    for page in work.pages:
        path = str(page.path)
        if spare.pages.get(path) == wanted[path] and (trees.spare / path).is_file():
            continue
        if live.pages.get(path) == wanted[path] and (trees.live / path).is_file():
            _link(trees.live / path, trees.spare / path)
        else:
            stale.append(page)
    # A page's languages beside each other: they show the same maps, and a worker draws each once.
    stale.sort(key=lambda page: (page.path.parts[1:], page.path.parts[0]))
    for_each(stale, lambda page: _write(trees.spare / page.path, work.render(page)), work.jobs)
    return tuple(str(page.path) for page in stale)


def _prepare_spare(trees: Trees, *, reuse: bool) -> Manifest:
    is_folder = trees.spare.is_dir() and not trees.spare.is_symlink()
    manifest = read_manifest(trees.spare) if reuse and is_folder else None
    if manifest is None:
        remove(trees.spare)
        trees.spare.mkdir(parents=True)
        return Manifest()
    # Without its manifest a spare that is killed half-way is made anew next time.
    (trees.spare / NAME).unlink()
    for path in strangers(trees.spare, manifest):
        remove(trees.spare / path)
    return manifest


def _link(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:  # some file systems have no hard links
        shutil.copyfile(source, target)


def _write(target: Path, content: bytes) -> None:
    # Never open a file of the spare for writing: the live tree shares its inode.
    target.unlink(missing_ok=True)
    with target.open("xb") as file:
        file.write(content)
