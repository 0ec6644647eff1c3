"""What one folder holds: its regular files and its folders, without links and other traps."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from habitat_site.diagnostics import Diagnostic, HabitatError, Severity
from habitat_site.folders import Folders, Held
from habitat_site.reading.limits import is_id, shown
from habitat_site.reading.problems import about
from habitat_site.states import State

ENDINGS = (".md", ".yaml")


@dataclass(frozen=True, slots=True)
class Listed:
    """One folder's regular files and its folders, in the order of their names."""

    path: PurePosixPath
    files: Mapping[str, State]
    folders: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def list_folder(folders: Folders, path: PurePosixPath) -> Listed:
    """List a folder; names that begin with a dot belong to other programs and are passed over.

    Raises:
        HabitatError: the folder cannot be listed.
    """
    files: dict[str, State] = {}
    inner: list[str] = []
    told: list[Diagnostic] = []
    seen: dict[str, str] = {}
    for plain, _, name, kind, state in _held(folders, path):
        first = seen.setdefault(plain, name)
        if kind == "link":
            told.append(about("HS004", path / name))
        elif first != name:
            facts = {"value": shown(name), "other": shown(first)}
            told.append(about("HS006", path / name, facts))
        elif kind == "file":
            files[name] = State._make(state)
        elif kind == "folder":
            inner.append(name)
        else:
            # A pipe or a device, which would hang whoever opens it.
            told.append(stray(path / name))
    return Listed(path, files, tuple(inner), tuple(told))


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


def _held(folders: Folders, path: PurePosixPath) -> list[Held]:
    try:
        return folders.at(str(path))
    except OSError as error:
        place = folders.root / path
        raise HabitatError(f"{place}: cannot be listed: {error.strerror}") from error
