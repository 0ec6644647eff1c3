"""What people put into the published folder themselves: found, kept, never replaced."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from habitat_site.diagnostics import HabitatError
from habitat_site.publishing.manifest import NAME, Manifest
from habitat_site.states import COARSE_TICK, SECOND, TICK, state_of


def strangers(tree: Path, manifest: Manifest) -> tuple[str, ...]:
    """Return what is in a tree that its manifest does not know, by its path, sorted.

    A folder of which the manifest knows nothing is one stranger, whatever is in it. The manifest
    is written last, and a folder's times change with the names in it, so that only folders younger
    than the manifest are listed; what was a stranger before is named there.
    """
    folders, since = manifest.folders(), _written(tree)
    found = {path for path in manifest.carried if os.path.lexists(f"{tree}/{path}")}
    for folder in ("", *folders) if tree.is_dir() else ():
        if _changed(f"{tree}/{folder}") >= since:
            found |= _unknown(tree, folder, folders, manifest)
    return tuple(sorted(found))


def _written(tree: Path) -> int:
    """Return the time before which nothing can have changed without being known."""
    try:
        state = state_of(tree / NAME)
    except OSError:
        return 0
    return state.modified - (TICK if state.modified % SECOND else COARSE_TICK)


def _changed(folder: str) -> int:
    try:
        found = os.stat(folder)  # noqa: PTH116 - of tens of thousands of folders
    except OSError:
        return -1
    # `cp -a` and `rsync -a` bring names and set the first of them back; nobody can set the other.
    return max(found.st_mtime_ns, found.st_ctime_ns)


def _unknown(tree: Path, folder: str, folders: frozenset[str], manifest: Manifest) -> set[str]:
    below = f"{folder}/" if folder else ""
    found: set[str] = set()
    with os.scandir(f"{tree}/{folder}") as entries:
        for entry in entries:
            path = below + entry.name
            is_folder = entry.is_dir(follow_symlinks=False) and path in folders
            if not is_folder and path not in manifest.pages and path != NAME:
                found.add(path)
    return found


def refuse_foreign(tree: Path, found: Iterable[str], wanted: Manifest) -> None:
    """Stop before a page would replace what the tool did not write.

    Raises:
        HabitatError: a page, or a folder of pages, wants the place of a stranger.
    """
    folders = wanted.folders()
    for path in found:
        if path in wanted.pages or path in folders:
            raise HabitatError(
                f"{tree / path}: habitat-site did not write this and will not replace it; "
                "move it away, or build into an empty folder with --output"
            )


def carry_over(live: Path, spare: Path, found: Iterable[str]) -> None:
    """Copy strangers from the live tree to the spare one, links as links."""
    for path in found:
        source, target = live / path, spare / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir() and not source.is_symlink():
            shutil.copytree(source, target, symlinks=True)
        else:
            shutil.copy2(source, target, follow_symlinks=False)


def remove(path: Path) -> None:
    """Remove a file, a link or a whole folder; nothing that a link leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def remove_page(tree: Path, path: str) -> None:
    """Remove a page and the folders that it leaves empty."""
    target = tree / path
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == tree:
            return
        try:
            folder.rmdir()
        except OSError:
            return
