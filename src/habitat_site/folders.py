"""What folders hold, as the system tells it: nothing is opened, and no link in them is followed."""

import marshal
import os
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Literal

from habitat_site.states import Clock, as_state

CONTENT = "content"
# A kind's folder has others for order, and these the folders of records.
LEVELS = 4

FileKind = Literal["file", "folder", "link", "other"]
# A name as it is compared, whether it is another one then, the name, what has it, and the state of
# a file: in the order of these.
Held = tuple[str, bool, str, FileKind, tuple[int, ...]]


class Folders:
    """What the folders beneath a root hold, found out when it is asked for, or ahead of that."""

    def __init__(self, root: Path, clock: Clock | None = None, ahead: bytes = b"") -> None:
        """Take the root, what `look_ahead` has found there, and the moment when it began."""
        self.root = root
        # Before any file is looked at, so that none can be younger without looking so.
        self.clock = clock or Clock()
        self._known: dict[str, list[Held]] = marshal.loads(ahead) if ahead else {}  # noqa: S302 - of our own process

    def at(self, place: str) -> list[Held]:
        """Return what a folder holds, without what is hidden there, in order.

        Of names that differ only by case, the one in lower case comes first.

        Raises:
            OSError: it cannot be listed.
        """
        known = self._known.pop(place, None)
        return _held(f"{self.root}/{place}") if known is None else known


def look_ahead(root: Path) -> bytes:
    """Look at all folders of the content beneath a root, and write down what they hold.

    Of those that cannot be listed nothing is written: who asks for one will hear why.
    """
    found: dict[str, list[Held]] = {}
    if not (root / CONTENT).is_symlink():
        _look(root, CONTENT, LEVELS, found)
    return marshal.dumps(found)


def _look(root: Path, place: str, levels: int, found: dict[str, list[Held]]) -> None:
    with suppress(OSError):
        found[place] = _held(f"{root}/{place}")
        for _, _, name, kind, _ in found[place] if levels > 1 else ():
            if kind == "folder":
                _look(root, f"{place}/{name}", levels - 1, found)


def name_as_compared(name: str) -> str:
    """Return a name as file systems that ignore case and composition see it."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _held(path: str) -> list[Held]:
    with os.scandir(path) as entries:
        return sorted(_each(entry) for entry in entries if not entry.name.startswith("."))


def _each(entry: os.DirEntry[str]) -> Held:
    name = entry.name
    plain = name_as_compared(name)
    # Nearly all are files.
    if entry.is_file(follow_symlinks=False):
        return plain, name != plain, name, "file", (*as_state(entry.stat(follow_symlinks=False)),)
    if entry.is_symlink():
        return plain, name != plain, name, "link", ()
    return plain, name != plain, name, "folder" if entry.is_dir() else "other", ()
