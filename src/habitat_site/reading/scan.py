"""Which files there are under `content/`, what each of them is, and which cannot be any.

Nothing is opened here, no symbolic link is followed, and the order is that of the names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from habitat_site.catalogue import RecordId
from habitat_site.diagnostics import Diagnostic, HabitatError
from habitat_site.folders import CONTENT, Folders
from habitat_site.languages import Lang
from habitat_site.reading.decoding import too_large
from habitat_site.reading.limits import (
    MAX_BYTES,
    MAX_OWN_BYTES,
    MAX_OWN_FILES,
    is_id,
    is_language,
    is_own_file,
    shown,
)
from habitat_site.reading.listing import (
    ENDINGS,
    Listed,
    list_folder,
    parted,
    record_ids,
    stray,
)
from habitat_site.reading.problems import about
from habitat_site.records import FOLDERS
from habitat_site.states import State

WITHDRAWN = "withdrawn.yaml"


class RecordFile(NamedTuple):
    """A file that is a record, or with `lang` a translation of one; `state` is how it was.

    `place` is its path as text: of most files nothing else is ever asked for. `key` is the
    record's: `networks/fucvam`.
    """

    place: str
    folder: str
    id: RecordId
    key: str
    state: State
    lang: Lang | None = None

    @property
    def path(self) -> PurePosixPath:
        """Return the path of the file."""
        return PurePosixPath(self.place)


@dataclass(frozen=True, slots=True)
class Found:
    """Everything under `content/`; `own` are the files of a record's folder, by its key.

    `own_states` tells of each of them how it was, in the same order.
    """

    originals: Mapping[str, RecordFile]
    translations: tuple[RecordFile, ...]
    own: Mapping[str, tuple[PurePosixPath, ...]]
    withdrawn: PurePosixPath | None
    known: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    own_states: Mapping[str, tuple[State, ...]]


def scan(folders: Folders) -> Found:
    """List `content/` among some folders.

    Raises:
        HabitatError: there is no such folder, or it cannot be listed.
    """
    top = folders.root / CONTENT
    if not top.is_dir() or top.is_symlink():
        raise HabitatError(f"{top}: there is no such folder; nothing to build from")
    return _Scanning(folders).everything()


class _Scanning:
    """Walks through the folders and sorts what is there."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.originals: dict[str, RecordFile] = {}
        self.translations: list[RecordFile] = []
        self.own: dict[str, dict[str, tuple[PurePosixPath, State]]] = {}
        self.known: set[str] = set()
        self.told: list[Diagnostic] = []

    def everything(self) -> Found:
        top = self._list(PurePosixPath(CONTENT))
        for name in top.files:
            if name != WITHDRAWN:
                self.told.append(stray(top.path / name))
        for name in top.folders:
            if name in FOLDERS:
                self._folder(name, top.path / name)
            else:
                self.told.append(stray(top.path / name))
        own = {key: [files[name] for name in sorted(files)] for key, files in self.own.items()}
        return Found(
            self.originals,
            tuple(self.translations),
            {key: tuple(path for path, _ in files) for key, files in own.items()},
            top.path / WITHDRAWN if WITHDRAWN in top.files else None,
            frozenset(self.known),
            tuple(self.told),
            {key: tuple(state for _, state in files) for key, files in own.items()},
        )

    def _folder(self, folder: str, path: PurePosixPath) -> None:
        top = self._list(path)
        beside = self._records(folder, top)
        groups = {name: self._list(path / name) for name in top.folders if name not in beside}
        ids = {name: record_ids(listed) for name, listed in groups.items()}
        for name in top.folders:
            if name in beside:
                self._own(folder, name, self._list(path / name))
        for name, listed in groups.items():
            if any(name in ids[other] for other in groups if other != name):
                self._own(folder, name, listed)
            else:
                self._group(folder, listed)

    def _group(self, folder: str, listed: Listed) -> None:
        """Take the records of a folder that is only there for order."""
        beside = self._records(folder, listed)
        inner = {name: self._list(listed.path / name) for name in listed.folders}
        deeper = [name for name in inner if name not in beside and record_ids(inner[name])]
        if not listed.files and not deeper:
            self.told.append(stray(listed.path))
            return
        for name, each in inner.items():
            if name in beside:
                self._own(folder, name, each)
            elif name in deeper:
                self.told.append(about("HS008", each.path))
            else:
                self.told.append(stray(each.path))

    def _records(self, folder: str, listed: Listed) -> frozenset[str]:
        """Take a folder's records and translations, and return the ids of the records in it."""
        ids = set()
        beneath = f"{listed.path}/"
        for name, state in listed.files.items():
            file = self._named(folder, beneath, name, state)
            if file is None:
                continue
            key = file.key
            if file.lang is None:
                ids.add(str(file.id))
                self.known.add(key)
            if state.size > MAX_BYTES:
                self.told.append(too_large(state.size).within(file.path, ""))
            elif file.lang is not None:
                self.translations.append(file)
            elif key in self.originals:
                other = self.originals[key].place
                self.told.append(about("HS009", file.path, {"id": str(file.id), "other": other}))
            else:
                self.originals[key] = file
        return frozenset(ids)

    def _named(self, folder: str, beneath: str, name: str, state: State) -> RecordFile | None:
        place = beneath + name
        stem, ending = parted(name)
        if ending not in ENDINGS:
            self.told.append(stray(PurePosixPath(place)))
            return None
        if is_id(stem):
            return RecordFile(place, folder, RecordId(stem), f"{folder}/{stem}", state)
        id, point, tag = stem.rpartition(".")
        if point and ending == ".md" and is_id(id) and is_language(tag):
            return RecordFile(place, folder, RecordId(id), f"{folder}/{id}", state, Lang(tag))
        self.told.append(about("HS005", PurePosixPath(place), {"value": shown(stem)}))
        return None

    def _own(self, folder: str, id: str, listed: Listed) -> None:
        """Take the files of a record's own folder."""
        path = listed.path
        taken = self.own.setdefault(f"{folder}/{id}", {})
        for name in listed.folders:
            self.told.append(about("HS008", path / name))
        if len(listed.files) > MAX_OWN_FILES:
            facts = {"size": str(len(listed.files)), "most": str(MAX_OWN_FILES)}
            self.told.append(about("HS012", path, facts))
            return
        for name, state in listed.files.items():
            if not is_own_file(name):
                self.told.append(about("HS214", path / name, {"field": "", "value": shown(name)}))
            elif state.size > MAX_OWN_BYTES:
                facts = {"size": str(state.size), "most": str(MAX_OWN_BYTES)}
                self.told.append(about("HS012", path / name, facts))
            elif name in taken:
                facts = {"id": shown(name), "other": str(taken[name][0])}
                self.told.append(about("HS009", path / name, facts))
            else:
                taken[name] = (path / name, state)

    def _list(self, path: PurePosixPath) -> Listed:
        listed = list_folder(self.folders, path)
        self.told += listed.diagnostics
        return listed
