"""What one folder holds: its regular files and its folders, without links and other traps."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from habitat_site.diagnostics import Diagnostic, HabitatError, Severity
from habitat_site.folders import File, Folders, Held, Trap
from habitat_site.reading.limits import shown
from habitat_site.reading.problems import about


class Listed(NamedTuple):
    """One folder's regular files and its folders, in the order of their names."""

    path: PurePosixPath
    files: list[File]
    folders: list[str]
    diagnostics: tuple[Diagnostic, ...]


def list_folder(folders: Folders, path: PurePosixPath) -> Listed:
    """List a folder; names that begin with a dot belong to other programs and are passed over.

    Raises:
        HabitatError: the folder cannot be listed.
    """
    files, inner, traps = _held(folders, path)
    return Listed(path, files, inner, tuple(_told(path, traps)))


def _told(path: PurePosixPath, traps: Iterable[Trap]) -> Iterator[Diagnostic]:
    for name, kind, other in traps:
        if kind == "link":
            yield about("HS004", path / name)
        elif kind == "twin":
            yield about("HS006", path / name, {"value": shown(name), "other": shown(other)})
        else:
            # A pipe or a device, which would hang whoever opens it.
            yield stray(path / name)


def stray(path: PurePosixPath) -> Diagnostic:
    """Return the finding about a file or folder that belongs to nothing."""
    return about("HS007", path, {"value": shown(path.name)}, Severity.WARNING)


def record_ids(listed: Listed) -> frozenset[str]:
    """Return the names in a folder that are a record's."""
    return frozenset(id for _, id, lang, _, _ in listed.files if id and not lang)


def _held(folders: Folders, path: PurePosixPath) -> Held:
    try:
        return folders.at(str(path))
    except OSError as error:
        place = folders.root / path
        raise HabitatError(f"{place}: cannot be listed: {error.strerror}") from error
