"""Which files there are under `content/`, what each of them is, and which cannot be any.

Nothing is opened here, no symbolic link is followed, and the order is that of the names.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from habitat_site.catalogue import RecordId
from habitat_site.diagnostics import Diagnostic, HabitatError
from habitat_site.folders import CONTENT, Folders
from habitat_site.languages import Lang
from habitat_site.naming import ENDINGS, parted
from habitat_site.reading.decoding import too_large
from habitat_site.reading.limits import (
    MAX_BYTES,
    MAX_OWN_BYTES,
    MAX_OWN_FILES,
    is_own_file,
    shown,
)
from habitat_site.reading.listing import Listed, list_folder, record_ids, stray
from habitat_site.reading.problems import about
from habitat_site.records import FOLDERS

WITHDRAWN = "withdrawn.yaml"


class RecordFile(NamedTuple):
    """A file that is a record, or with `lang` a translation of one.

    `state` is how it was, and empty where it may change without looking otherwise. `place` is its
    path as text: of most files nothing else is ever asked for. `key` is the record's:
    `networks/fucvam`.
    """

    place: str
    folder: str
    id: RecordId
    key: str
    state: str
    lang: Lang | None = None

    @property
    def path(self) -> PurePosixPath:
        """Return the path of the file."""
        return PurePosixPath(self.place)


class Found(NamedTuple):
    """Everything under `content/`; `own` are the files of a record's folder, by its key.

    `own_states` tells of each of them how it was, in the same order.
    """

    originals: Mapping[str, RecordFile]
    translations: tuple[RecordFile, ...]
    own: Mapping[str, tuple[PurePosixPath, ...]]
    withdrawn: PurePosixPath | None
    known: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    own_states: Mapping[str, tuple[str, ...]]


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
        self.own: dict[str, dict[str, tuple[PurePosixPath, str]]] = {}
        self.known: set[str] = set()
        self.told: list[Diagnostic] = []

    def everything(self) -> Found:
        top = self._list(PurePosixPath(CONTENT))
        names = [name for name, *_ in top.files]
        self.told += [stray(top.path / name) for name in names if name != WITHDRAWN]
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
            top.path / WITHDRAWN if WITHDRAWN in names else None,
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
        beneath, prefix = f"{listed.path}/", f"{folder}/"
        for name, id, lang, size, state in listed.files:
            if not id:
                self.told.append(_misnamed(listed.path / name))
                continue
            place, key = beneath + name, prefix + id
            if not lang:
                self.known.add(key)
            if size > MAX_BYTES:
                self.told.append(too_large(size).within(PurePosixPath(place), ""))
            elif lang:
                file = RecordFile(place, folder, RecordId(id), key, state, Lang(lang))
                self.translations.append(file)
            elif key in self.originals:
                facts = {"id": id, "other": self.originals[key].place}
                self.told.append(about("HS009", PurePosixPath(place), facts))
            else:
                self.originals[key] = RecordFile(place, folder, RecordId(id), key, state)
        return record_ids(listed)

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
        for name, _, _, size, state in listed.files:
            if not is_own_file(name):
                self.told.append(about("HS214", path / name, {"field": "", "value": shown(name)}))
            elif size > MAX_OWN_BYTES:
                facts = {"size": str(size), "most": str(MAX_OWN_BYTES)}
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


def _misnamed(path: PurePosixPath) -> Diagnostic:
    stem, ending = parted(path.name)
    return about("HS005", path, {"value": shown(stem)}) if ending in ENDINGS else stray(path)
