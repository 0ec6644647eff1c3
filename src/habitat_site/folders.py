"""What folders hold, as the system tells it: nothing is opened, and no link in them is followed."""

import marshal
import os
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from habitat_site.naming import name_as_compared, record_named
from habitat_site.states import Clock, as_state

CONTENT = "content"
# A kind's folder has others for order, and these the folders of records.
LEVELS = 4

# Plain tuples, of which tens of thousands go from one process to another in no time.
File = tuple[str, str, str, int, str]
"""A regular file: its name, the id and the language in it if it is a record's, its size, its state.

Its state is empty where it may change without looking otherwise.
"""
Trap = tuple[str, Literal["link", "other", "twin"], str]
"""What is neither file nor folder, or has the name of one before it, which is given last."""


class Held(NamedTuple):
    """What a folder holds, without what is hidden there, in order.

    Of names that differ only by case, the one in lower case comes first, and the others are traps.
    """

    files: list[File]
    folders: list[str]
    traps: list[Trap]


class Folders:
    """What the folders beneath a root hold, found out when it is asked for, or ahead of that."""

    def __init__(self, root: Path, clock: Clock | None = None, ahead: bytes = b"") -> None:
        """Take the root, and what `look_ahead` has found there with the clock of a moment."""
        self.root = root
        # Before any file is looked at, so that none can be younger without looking so.
        self._clock = clock or Clock()
        self._known: dict[str, tuple[list[File], list[str], list[Trap]]] = (
            marshal.loads(ahead) if ahead else {}  # noqa: S302 - of our own process
        )

    def at(self, place: str) -> Held:
        """Return what a folder holds.

        Raises:
            OSError: it cannot be listed.
        """
        known = self._known.pop(place, None)
        return Held(*known) if known else _held(f"{self.root}/{place}", self._clock)


def look_ahead(root: Path, clock: Clock) -> bytes:
    """Look at all folders of the content beneath a root, and write down what they hold.

    Of those that cannot be listed nothing is written: who asks for one will hear why.
    """
    found: dict[str, tuple[object, ...]] = {}
    if not (root / CONTENT).is_symlink():
        _look(root, clock, CONTENT, LEVELS, found)
    return marshal.dumps(found)


def _look(
    root: Path, clock: Clock, place: str, levels: int, found: dict[str, tuple[object, ...]]
) -> None:
    with suppress(OSError):
        held = _held(f"{root}/{place}", clock)
        found[place] = tuple(held)
        for name in held.folders if levels > 1 else ():
            _look(root, clock, f"{place}/{name}", levels - 1, found)


def _held(path: str, clock: Clock) -> Held:
    held, first = Held([], [], []), dict[str, str]()
    for plain, _, name, entry in _in_order(path):
        same = first.setdefault(plain, name)
        if entry.is_symlink():
            held.traps.append((name, "link", ""))
        elif same != name:
            held.traps.append((name, "twin", same))
        elif entry.is_file(follow_symlinks=False):
            held.files.append(_file(entry, clock))
        elif entry.is_dir():
            held.folders.append(name)
        else:
            held.traps.append((name, "other", ""))
    return held


def _in_order(path: str) -> list[tuple[str, bool, str, os.DirEntry[str]]]:
    with os.scandir(path) as entries:
        names = [(name_as_compared(e.name), e) for e in entries if not e.name.startswith(".")]
    return sorted((plain, e.name != plain, e.name, e) for plain, e in names)


def _file(entry: os.DirEntry[str], clock: Clock) -> File:
    name, state = entry.name, as_state(entry.stat(follow_symlinks=False))
    size, modified, changed, inode = state
    told = f"{size} {modified} {changed} {inode}" if clock.trusts(state) else ""
    return name, *record_named(name), size, told
