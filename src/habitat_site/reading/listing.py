"""What one folder holds: its regular files and its folders, without links and other traps."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from habitat_site.diagnostics import Diagnostic, HabitatError, Severity
from habitat_site.reading.limits import folded, is_id, shown
from habitat_site.reading.problems import about
from habitat_site.states import State, as_state

ENDINGS = (".md", ".yaml")


@dataclass(frozen=True, slots=True)
class Listed:
    """One folder's regular files and its folders, in the order of their names."""

    path: PurePosixPath
    files: Mapping[str, State]
    folders: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def list_folder(root: Path, path: PurePosixPath) -> Listed:
    """List a folder; names that begin with a dot belong to other programs and are passed over.

    Raises:
        HabitatError: the folder cannot be listed.
    """
    files: dict[str, State] = {}
    folders: list[str] = []
    told: list[Diagnostic] = []
    seen: dict[str, str] = {}
    for plain, entry in _entries(root / path):
        name = entry.name
        first = seen.setdefault(plain, name)
        if entry.is_symlink():
            told.append(about("HS004", path / name))
        elif first != name:
            facts = {"value": shown(name), "other": shown(first)}
            told.append(about("HS006", path / name, facts))
        elif entry.is_dir(follow_symlinks=False):
            folders.append(name)
        elif entry.is_file(follow_symlinks=False):
            files[name] = as_state(entry.stat(follow_symlinks=False))
        else:
            # A pipe or a device, which would hang whoever opens it.
            told.append(stray(path / name))
    return Listed(path, files, tuple(folders), tuple(told))


def stray(path: PurePosixPath) -> Diagnostic:
    """Return the finding about a file or folder that belongs to nothing."""
    return about("HS007", path, {"value": shown(path.name)}, Severity.WARNING)


def record_ids(listed: Listed) -> frozenset[str]:
    """Return the names in a folder that are a record's."""
    parts = (parted(name) for name in listed.files)
    return frozenset(stem for stem, ending in parts if ending in ENDINGS and is_id(stem))


def parted(name: str) -> tuple[str, str]:
    """Return a file's name in two: before its last point, and from there on."""
    stem, point, ending = name.rpartition(".")
    return (stem, point + ending) if stem else (name, "")


def _entries(path: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what is in a folder, by its name as it is compared."""
    try:
        with os.scandir(path) as found:
            named = [(folded(e.name), e.name, e) for e in found if not e.name.startswith(".")]
    except OSError as error:
        raise HabitatError(f"{path}: cannot be listed: {error.strerror}") from error
    # Of names that differ only by case, the one in lower case comes first and is kept.
    in_order = sorted((plain, name != plain, name, entry) for plain, name, entry in named)
    return ((plain, entry) for plain, _, _, entry in in_order)
