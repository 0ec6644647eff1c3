"""The content on one side of a pull request, read as data: paths and fields, nothing more."""

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

from pydantic import ValidationError

from habitat_site.folders import CONTENT, Folders
from habitat_site.governance.values import Why
from habitat_site.naming import ENDINGS, name_as_compared
from habitat_site.reading.bundles import bytes_of
from habitat_site.reading.front_matter import parse
from habitat_site.reading.scan import WITHDRAWN, Found, scan
from habitat_site.reading.withdrawn import Withdrawn
from habitat_site.reading.withdrawn import parse as parse_withdrawn
from habitat_site.records import FOLDERS, Record, kind_of

WITHDRAWN_PATH = f"{CONTENT}/{WITHDRAWN}"


class UnreadableError(Exception):
    """A record's file says nothing sure."""


class Content:
    """The records under `root`; a pull request may have removed them all."""

    def __init__(self, root: Path) -> None:
        """Take a folder that holds content/."""
        self._root = root
        self._record = cache(self._read)

    @cached_property
    def _found(self) -> Found | None:
        return scan(Folders(self._root)) if (self._root / CONTENT).exists() else None

    @cached_property
    def known(self) -> frozenset[str]:
        """Return the key of every record that has a file, however broken."""
        return self._found.known if self._found else frozenset()

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """Return the record that each file belongs to, by the file's path."""
        found = self._found
        if found is None:
            return {}
        files = {str(file.path): key for key, file in found.originals.items()}
        files |= {str(file.path): file.key for file in found.translations}
        return files | {str(path): key for key, paths in found.own.items() for path in paths}

    @cached_property
    def withdrawn(self) -> Withdrawn:
        """Return the list of records that were taken down."""
        if self._found is None or self._found.withdrawn is None:
            return Withdrawn()
        return parse_withdrawn(self._found.withdrawn, bytes_of(self._root, self._found.withdrawn))

    def find(self, folder: str, id: str) -> Record | None:
        """Return a record; nothing where there is none, or none that can be read."""
        try:
            return self.record(f"{folder}/{id}")
        except UnreadableError:
            return None

    def record(self, key: str) -> Record | None:
        """Return a record; nothing where there is none.

        Raises:
            UnreadableError: there is one, but nobody can tell what it says.
        """
        if key not in self.known:
            return None
        record = self._record(key)
        if record is None:
            raise UnreadableError(key)
        return record

    def _read(self, key: str) -> Record | None:
        file = self._found.originals.get(key) if self._found else None
        if file is None:
            return None
        parsed = parse(file.place, bytes_of(self._root, file.place))
        if parsed.document is None or parsed.diagnostics:
            return None
        kind = kind_of(file.folder, parsed.document.data)
        try:
            return kind.model.model_validate(parsed.document.data) if kind else None
        except ValidationError:
            return None


def is_content(path: str) -> bool:
    """Tell whether a path is one of the content's."""
    return path.startswith(f"{CONTENT}/")


def wrong_name(path: str) -> Why | None:
    """Tell that a path is read in two ways, by two programs or by two file systems."""
    parts = path.split("/")
    is_odd = (
        any(part in {"", ".", ".."} for part in parts) or "\\" in path or not path.isprintable()
    )
    is_like = not is_content(path) and name_as_compared(parts[0].strip(" .")) == CONTENT
    # Names with a dot in front belong to other programs, such as .gitattributes.
    is_hidden = is_content(path) and any(part.startswith(".") for part in parts)
    return Why.NAME if is_odd or is_like or is_hidden else None


def owners(path: str, sides: tuple[Content, ...]) -> tuple[str, ...]:
    """Return the keys of all records that a file may belong to, on any side.

    Which record a file in a folder belongs to depends on what else is there, and that may have
    changed since the pull request was made. So a folder called like a record is always its own.
    """
    keys = [side.keys[path] for side in sides if path in side.keys]
    _, folder, *inner, name = path.split("/") if path.count("/") > 1 else ("", "", "")
    if folder in FOLDERS:
        stem = name.partition(".")[0] if name.endswith(ENDINGS) else ""
        named = (f"{folder}/{id}" for id in (*inner, stem))
        keys += [key for key in named if any(key in side.known for side in sides)]
    return tuple(dict.fromkeys(keys))
