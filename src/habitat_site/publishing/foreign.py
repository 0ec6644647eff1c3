"""What people put into the published folder themselves: found, kept, never replaced."""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from habitat_site.diagnostics import HabitatError
from habitat_site.publishing.manifest import NAME, Manifest


def strangers(tree: Path, manifest: Manifest) -> tuple[str, ...]:
    """Return what is in a tree that its manifest does not know, by its path, sorted.

    A folder of which the manifest knows nothing is one stranger, whatever is in it.
    """
    folders = manifest.folders()
    found: list[str] = []
    waiting = [""] if tree.is_dir() else []
    while waiting:
        below = waiting.pop()
        for path, is_folder in _listed(tree, below):
            if is_folder and path in folders:
                waiting.append(f"{path}/")
            elif path not in manifest.pages and path != NAME:
                found.append(path)
    return tuple(sorted(found))


def _listed(tree: Path, below: str) -> Iterator[tuple[str, bool]]:
    # Text, not a Path: a site has as many folders as pages.
    with os.scandir(f"{tree}/{below}") as entries:
        for entry in entries:
            yield f"{below}{entry.name}", entry.is_dir(follow_symlinks=False)


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
