"""Records that were read before, in files that may be lost, spoilt or taken away at any time.

A row is used when the files that it was read from are the same: same size, times and inode, or
else the same bytes. Everything in it is text or JSON, so that it can do no more than be wrong; a
sum over each row finds what a disk or a broken copy has changed.

What is large lies on a shelf beside the rows and is read when somebody asks for it. As long as the
shelf is in the state in which it was left, nobody else has touched it; otherwise the sum over each
of its parcels is looked at. Nothing on it is ever overwritten, so that a run that is still reading
is not disturbed by one that adds to it, or that leaves it for a new one.
"""

import contextlib
import re
import secrets
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from habitat_site.diagnostics import HabitatError
from habitat_site.documents import Digest
from habitat_site.reading.parcels import Parcel
from habitat_site.reading.shelf import (
    AT_HAND,
    NUMBER,
    Lying,
    Shelf,
    added_to,
    kept_in,
    laid,
    sum_of,
    together,
)
from habitat_site.states import State

FOLDER = ".habitat-site"
NAME = "records.sqlite"
SHELVES = "records-*.shelf"
SHELF = re.compile(r"records-[0-9a-f]{16}\.shelf")
FORMAT = "6"
PATIENCE = 5.0  # seconds to wait for another build that is writing
# What a row says of a record is one text: ten thousand rows of fifteen columns take twice as long.
# No name of a projection has the first; a file whose name has the second is read each time.
BETWEEN, AFTER = "\x1f", "\x1e"
PARTS = 12
# How often more room than the rows need a shelf may take, before it is left for a new one.
SLACK = 2
SCHEMA = """
CREATE TABLE meta (
  salt TEXT NOT NULL, shelf TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
  changed INTEGER NOT NULL, inode INTEGER NOT NULL
);
CREATE TABLE records (
  key TEXT PRIMARY KEY, said TEXT NOT NULL, start INTEGER NOT NULL, whole INTEGER NOT NULL,
  sum INTEGER NOT NULL
) WITHOUT ROWID;
"""
INSERT = "INSERT INTO records VALUES (?, ?, ?, ?, ?)"


class Cache:
    """What earlier runs have read. Whatever is wrong with it, it is only slower without it."""

    def __init__(self, root: Path, salt: Digest, tell: Callable[[str], None]) -> None:
        """Take the folder of the site, what a row depends on beside its files, and who is told."""
        self.path = root / FOLDER / NAME
        self._salt = f"{FORMAT}/{salt}"
        self._tell = tell

    def load(self) -> dict[str, Parcel]:
        """Return what there is by the keys of the records; nothing if it cannot be used."""
        if not self.path.is_file():
            return {}
        try:
            with contextlib.closing(self._connect()) as connection:
                # The rows and the name of their shelf are of one moment.
                connection.execute("BEGIN")
                if not self._is_ours(connection):
                    # Another version's: written anew without a word.
                    return {}
                name, state = _shelf_of(connection)
                shelf = kept_in(self.path.with_name(name))
                parcels = _parcels(connection, shelf, is_known=shelf.state() == state)
                return {parcel.key: parcel for parcel in parcels}
        except (sqlite3.Error, ValueError, OSError) as error:
            self._tell(f"{self.path}: cannot be used, everything is read anew ({error})")
            return {}

    def save(self, new: Iterable[Parcel], gone: Iterable[str], lying: Shelf, *, anew: bool) -> None:
        """Write what was read now; with `anew` nothing of what was there is kept.

        `lying` is the shelf of this run. Where nothing else is kept, it is kept itself.
        """
        try:
            self._prepare(anew=anew)
            with contextlib.closing(self._connect()) as connection, connection:
                left = self._write(connection, tuple(new), gone, lying)
            for path in left:
                path.unlink(missing_ok=True)
        except (sqlite3.Error, ValueError, OSError, HabitatError) as error:
            self._tell(f"{self.path}: cannot be written, the next run reads anew ({error})")

    def _prepare(self, *, anew: bool) -> None:
        self.path.parent.mkdir(exist_ok=True)
        ignored = self.path.with_name(".gitignore")
        if not ignored.exists():
            ignored.write_text("*\n", encoding="utf-8")
        if anew:
            self.path.unlink(missing_ok=True)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=PATIENCE)
        # A torn write is found by its sum, so there is no need to wait for the disk.
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    def _is_ours(self, connection: sqlite3.Connection) -> bool:
        return connection.execute("SELECT salt FROM meta").fetchall() == [(self._salt,)]

    def _write(
        self,
        connection: sqlite3.Connection,
        new: Iterable[Parcel],
        gone: Iterable[str],
        lying: Shelf,
    ) -> tuple[Path, ...]:
        """Write rows and their parcels, and return the shelves that nobody needs then."""
        # Taken before anything is looked at: another build may be doing the same.
        connection.execute("BEGIN IMMEDIATE")
        found = connection.execute("SELECT name FROM sqlite_master").fetchall()
        if not found or not self._is_ours(connection):
            _begin_anew(connection)
        leaving = [(key,) for key in (*gone, *(parcel.key for parcel in new))]
        connection.executemany("DELETE FROM records WHERE key = ?", leaving)
        path = self._with_room(connection)
        shelf = lying if not path.exists() and lying.keep_at(path) else added_to(path)
        connection.executemany(INSERT, (_row(parcel, shelf) for parcel in new))
        shelf.write()
        connection.execute("DELETE FROM meta")
        told = (self._salt, path.name, *shelf.state())
        connection.execute("INSERT INTO meta VALUES (?, ?, ?, ?, ?, ?)", told)
        return tuple(each for each in path.parent.glob(SHELVES) if each.name != path.name)

    def _with_room(self, connection: sqlite3.Connection) -> Path:
        """Return the shelf to add to: a new one where somebody has touched it, or much is waste."""
        path = self.path.with_name(f"records-{secrets.token_hex(8)}.shelf")
        needed = connection.execute("SELECT total(whole) FROM records").fetchone()[0]
        if not needed:
            return path
        name, state = _shelf_of(connection)
        before = kept_in(self.path.with_name(name))
        if before.state() == state and before.size <= SLACK * needed:
            return self.path.with_name(name)
        _move(connection, before, path)
        return path


def _begin_anew(connection: sqlite3.Connection) -> None:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in tables:
        connection.execute(f'DROP TABLE "{name}"')
    for statement in filter(str.strip, SCHEMA.split(";")):
        connection.execute(statement)


def _move(connection: sqlite3.Connection, before: Shelf, path: Path) -> None:
    """Move to a new shelf what is whole, and forget what is not."""
    after = added_to(path)
    rows = [_row(parcel, after) for parcel in _parcels(connection, before, is_known=False)]
    connection.execute("DELETE FROM records")
    connection.executemany(INSERT, rows)
    after.write()


def _shelf_of(connection: sqlite3.Connection) -> tuple[str, State]:
    """Return the name of the shelf, and its state when it was last written.

    Raises:
        ValueError: it is no name of a shelf.
    """
    name, *state = connection.execute(
        "SELECT shelf, size, modified, changed, inode FROM meta"
    ).fetchone()
    if SHELF.fullmatch(str(name)) is None:
        raise ValueError(f"{name!r} is no shelf")
    return name, State(*state)


def _row(parcel: Parcel, shelf: Shelf) -> tuple[object, ...]:
    """Lay a parcel on a shelf, unless it lies there, and return the row that tells where."""
    piece = together(parcel.contents, parcel.projected)
    if piece and piece.shelf is shelf:
        lying = shelf.lying(piece.number)
    else:
        lying = shelf.lay(laid(parcel.contents, parcel.projected))
    start, names, ends, shelved, _ = lying
    read = (parcel.kind, parcel.files, parcel.inputs, parcel.digest, parcel.facts)
    at_hand = parcel.projected.get(AT_HAND, b"").decode()
    place = (BETWEEN.join(names), ends.hex(), str(shelved))
    said = AFTER.join((*read, parcel.assets, parcel.told, parcel.seen, at_hand, *place))
    return parcel.key, said, start, lying.size, _sum(parcel.key, start, said)


def _parcels(connection: sqlite3.Connection, shelf: Shelf, *, is_known: bool) -> Iterator[Parcel]:
    names: dict[str, tuple[str, ...]] = {"": ()}
    for key, said, start, total in connection.execute("SELECT key, said, start, sum FROM records"):
        if total != _sum(key, start, said):
            continue
        parts = said.split(AFTER)
        if len(parts) != PARTS:
            continue
        kind, files, inputs, digest, facts, assets, told, seen, at_hand, named, hex, shelved = parts
        if named not in names:
            names[named] = tuple(named.split(BETWEEN))
        ends = bytes.fromhex(hex)
        if len(ends) != NUMBER * (1 + len(names[named])):
            continue
        lying = Lying(start, names[named], ends, int(shelved), at_hand.encode())
        if not is_known and sum_of(shelf.read(start, lying.size)) != lying.sum:
            continue
        contents, texts = shelf.kept(lying)
        yield Parcel(key, kind, files, inputs, digest, facts, contents, assets, told, seen, texts)


def _sum(key: object, start: object, said: object) -> int:
    """Return the sum of a row; whoever spoils one may put anything there."""
    return zlib.crc32(f"{key}{AFTER}{start}{AFTER}{said}".encode())
