"""What one folder holds: its regular files and its folders, without links and other traps."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from habitat_site.diagnostics import Diagnostic, HabitatError, Severity
from habitat_site.reading.limits import folded, is_id, shown
from habitat_site.reading.problems import about

ENDINGS = (".md", ".yaml")


@dataclass(frozen=True, slots=True)
class Listed:
    """One folder's regular files with their sizes, and its folders, in the order of their names."""

    path: PurePosixPath
    files: Mapping[str, int]
    folders: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def list_folder(root: Path, path: PurePosixPath) -> Listed:
    """List a folder; names that begin with a dot belong to other programs and are passed over.

    Raises:
        HabitatError: the folder cannot be listed.
    """
    files: dict[str, int] = {}
    folders: list[str] = []
    told: list[Diagnostic] = []
    seen: dict[str, str] = {}
    for entry in _entries(root / path):
        inner = path / entry.name
        first = seen.setdefault(folded(entry.name), entry.name)
        if entry.is_symlink():
            told.append(about("HS004", inner))
        elif first != entry.name:
            told.append(about("HS006", inner, {"value": shown(entry.name), "other": shown(first)}))
        elif entry.is_dir(follow_symlinks=False):
            folders.append(entry.name)
        elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
            files[entry.name] = entry.stat(follow_symlinks=False).st_size
        else:
            # A pipe or a device, which would hang whoever opens it.
            told.append(stray(inner))
    return Listed(path, files, tuple(folders), tuple(told))


def stray(path: PurePosixPath) -> Diagnostic:
    """Return the finding about a file or folder that belongs to nothing."""
    return about("HS007", path, {"value": shown(path.name)}, Severity.WARNING)


def record_ids(listed: Listed) -> frozenset[str]:
    """Return the names in a folder that are a record's."""
    paths = (PurePosixPath(name) for name in listed.files)
    return frozenset(path.stem for path in paths if path.suffix in ENDINGS and is_id(path.stem))


def _entries(path: Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(path) as found:
            yield from sorted((e for e in found if not e.name.startswith(".")), key=_order)
    except OSError as error:
        raise HabitatError(f"{path}: cannot be listed: {error.strerror}") from error


def _order(entry: os.DirEntry[str]) -> tuple[str, bool, str]:
    # Of names that differ only by case, the one in lower case comes first and is kept.
    return folded(entry.name), entry.name != folded(entry.name), entry.name
