"""Records that were read before, in one file that may be lost, spoilt or taken away at any time.

A row is used when the files that it was read from are the same: same size, times and inode, or
else the same bytes. Everything in it is text or compressed JSON, so that it can do no more than be
wrong; a sum over each row finds what a disk or a broken copy has changed.
"""

import contextlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from habitat_site.documents import Digest
from habitat_site.reading.shelf import Held, Raw

FOLDER = ".habitat-site"
NAME = "records.sqlite"
FORMAT = "1"
PATIENCE = 5.0  # seconds to wait for another build that is writing
BETWEEN = "\x1f"
COLUMNS = ("key", "kind", "files", "inputs", "digest", "facts", "contents", "assets", "told")
SCHEMA = """
CREATE TABLE meta (salt TEXT NOT NULL);
CREATE TABLE records (
  key TEXT PRIMARY KEY, kind TEXT NOT NULL, files TEXT NOT NULL, inputs TEXT NOT NULL,
  digest TEXT NOT NULL, facts TEXT NOT NULL, contents BLOB NOT NULL, assets TEXT NOT NULL,
  told TEXT NOT NULL, projected TEXT NOT NULL, sum INTEGER NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One record as it was read: of which kind, from which files, what is in it, what was found.

    `files` tells the states of its files when they were read, `inputs` what was in them. `told`
    is JSON, and so is each value of `projected`.
    """

    key: str
    kind: str
    files: str
    inputs: Digest
    digest: Digest
    facts: Digest
    contents: Raw
    assets: str
    told: str
    projected: Mapping[str, str] = field(default_factory=dict)

    def row(self) -> tuple[object, ...]:
        """Return the parcel as a row of the cache."""
        parts = (self.key, self.kind, self.files, self.inputs, self.digest, self.facts)
        # JSON has no such character, so that ten thousand rows are taken apart without parsing.
        pairs = (part for pair in self.projected.items() for part in pair)
        whole = (*parts, self.contents.read(), self.assets, self.told, BETWEEN.join(pairs))
        return (*whole, _sum(whole))


class Cache:
    """What earlier runs have read. Whatever is wrong with it, it is only slower without it."""

    def __init__(self, root: Path, salt: Digest, tell: Callable[[str], None]) -> None:
        """Take the folder of the site, what a row depends on beside its files, and who is told."""
        self.path = root / FOLDER / NAME
        self._salt = f"{FORMAT}/{salt}"
        self._tell = tell

    def load(self, keep: Callable[[Parcel], Parcel]) -> dict[str, Parcel]:
        """Return what there is by the keys of the records; nothing if it cannot be used.

        `keep` puts each aside.
        """
        if not self.path.is_file():
            return {}
        try:
            with contextlib.closing(self._connect()) as connection:
                if connection.execute("SELECT salt FROM meta").fetchall() != [(self._salt,)]:
                    # Another version's: written anew without a word.
                    return {}
                return {parcel.key: keep(parcel) for parcel in _parcels(connection)}
        except (sqlite3.Error, ValueError, OSError) as error:
            self._tell(f"{self.path}: cannot be used, everything is read anew ({error})")
            return {}

    def save(self, new: Iterable[Parcel], gone: Iterable[str], *, anew: bool) -> None:
        """Write what was read now; with `anew` nothing of what was there is kept."""
        try:
            self._prepare(anew=anew)
            with contextlib.closing(self._connect()) as connection, connection:
                self._write(connection, new, gone)
        except (sqlite3.Error, OSError) as error:
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

    def _write(
        self, connection: sqlite3.Connection, new: Iterable[Parcel], gone: Iterable[str]
    ) -> None:
        # Taken before anything is looked at: another build may be doing the same.
        connection.execute("BEGIN IMMEDIATE")
        found = connection.execute("SELECT name FROM sqlite_master").fetchall()
        known = found and connection.execute("SELECT salt FROM meta").fetchall() == [(self._salt,)]
        if not known:
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).fetchall():
                connection.execute(f'DROP TABLE "{name}"')
            for statement in filter(str.strip, SCHEMA.split(";")):
                connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES (?)", (self._salt,))
        connection.executemany("DELETE FROM records WHERE key = ?", ((key,) for key in gone))
        connection.executemany(
            "INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (parcel.row() for parcel in new),
        )


def _parcels(connection: sqlite3.Connection) -> Iterator[Parcel]:
    for row in connection.execute("SELECT * FROM records"):
        if _sum(row[:-1]) == row[-1]:
            pairs = row[-2].split(BETWEEN)
            columns: dict[str, Any] = dict(zip(COLUMNS, row, strict=False))
            columns["contents"] = Held(columns["contents"])
            yield Parcel(**columns, projected=dict(zip(pairs[::2], pairs[1::2], strict=False)))


def _sum(row: Iterable[object]) -> int:
    parts = (part if isinstance(part, bytes) else str(part).encode() for part in row)
    return zlib.crc32(BETWEEN.encode().join(parts))
