"""The cache of records: only ever slower without it, never wrong with it."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from habitat_site.reading import Reading, Ways, cache, read
from habitat_site.rules import PROJECTIONS
from habitat_site.states import Clock
from tests.reading.sites import EVENT, INITIATIVE, NETWORK, reading

FILES = {
    "initiatives/casa.md": INITIATIVE,
    "events/open-day.md": EVENT,
    "networks/fucvam.md": NETWORK,
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with three records, whose files are taken to be old."""
    monkeypatch.setattr(Clock, "trusts", lambda _self, _state: True)
    reading(tmp_path, FILES)
    return tmp_path


def ask(root: Path, told: list[str] | None = None) -> Reading:
    """Read with the cache; `told` gets what a maintainer is told."""
    heard: list[str] = [] if told is None else told
    return read(root, PROJECTIONS, Ways(cache=True, tell=heard.append))


def asked_first(root: Path) -> Reading:
    """Fill the cache, and return what a reading finds that has nothing to do with its files."""
    ask(root)
    return read(root, PROJECTIONS)


def same(one: Reading, other: Reading) -> bool:
    """Tell whether two readings found the same."""
    first, second = (
        [(e.key, e.digest, e.record, e.story, e.stamp, dict(e.projected)) for e in r.catalogue]
        for r in (one, other)
    )
    return first == second and one.diagnostics == other.diagnostics


def test_what_was_read_once_is_not_read_again(root: Path) -> None:
    first, second = ask(root), ask(root)
    assert (first.reused, second.reused) == (0, 3)
    assert same(first, second)


def test_without_the_cache_nothing_is_written(root: Path) -> None:
    read(root, PROJECTIONS)
    assert not (root / cache.FOLDER).exists()


def test_only_what_changed_is_read(root: Path) -> None:
    ask(root)
    path = root / "content/initiatives/casa.md"
    path.write_text(path.read_text() + "\nOne more line.\n")
    again = ask(root)
    assert again.reused == 2
    assert "One more line" in again.catalogue.initiatives[0].story.html
    assert same(again, read(root, PROJECTIONS))


def test_the_same_bytes_in_another_file_are_not_parsed_again(root: Path) -> None:
    """A fresh checkout gives every file a new inode and new times."""
    before = ask(root)
    path = root / "content/initiatives/casa.md"
    raw = path.read_bytes()
    path.unlink()
    path.with_name("other").write_bytes(raw)
    path.with_name("other").rename(path)
    assert same(before, ask(root))
    assert ask(root).reused == 3


def test_a_deleted_record_leaves_the_cache_too(root: Path) -> None:
    ask(root)
    (root / "content/events/open-day.md").unlink()
    ask(root)
    with sqlite3.connect(root / cache.FOLDER / cache.NAME) as connection:
        keys = {key for (key,) in connection.execute("SELECT key FROM records")}
    connection.close()
    assert keys == {"initiatives/casa", "networks/fucvam"}


def test_findings_are_kept_with_their_places(root: Path) -> None:
    path = root / "content/initiatives/casa.md"
    path.write_text(path.read_text() + "\n![A house](house.jpg)\n")
    first, second = ask(root), ask(root)
    assert second.reused == 3
    assert [d.code for d in second.diagnostics] == ["HS222"]
    assert first.diagnostics == second.diagnostics


def spoil_bytes(path: Path) -> None:
    """Change bytes in the middle of the file."""
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2
    raw[middle : middle + 64] = bytes(64)
    path.write_bytes(raw)


def truncate(path: Path) -> None:
    """Leave the first half of the file."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def make_foreign(path: Path) -> None:
    """Put another program's database in its place."""
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE records (a, b)")
        connection.execute("INSERT INTO records VALUES (1, 2)")
    connection.close()


def make_text(path: Path) -> None:
    """Put a text in its place."""
    path.write_text("not a database, but long enough to look like one\n" * 100)


def make_empty(path: Path) -> None:
    """Leave an empty file."""
    path.write_bytes(b"")


SPOILERS = [spoil_bytes, truncate, make_foreign, make_text, make_empty]


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda each: each.__name__)
def test_a_spoilt_cache_is_made_anew(root: Path, spoil: Callable[[Path], None]) -> None:
    fresh = ask(root)
    spoil(root / cache.FOLDER / cache.NAME)
    told: list[str] = []
    assert same(fresh, ask(root, told))
    assert len(told) <= 1
    assert all("\n" not in words for words in told)
    assert ask(root).reused == 3


def touch(path: Path) -> None:
    """Leave what it holds, in another state: as a copy does."""
    os.utime(path, ns=(0, 0))


def remove(path: Path) -> None:
    """Take it away."""
    path.unlink()


@pytest.mark.parametrize(
    "spoil", [spoil_bytes, truncate, make_text, make_empty, remove, touch], ids=lambda e: e.__name__
)
def test_a_spoilt_shelf_is_not_believed(root: Path, spoil: Callable[[Path], None]) -> None:
    """What is large lies beside the rows, and may be spoilt without them."""
    fresh = asked_first(root)
    spoil(shelf_of(root))
    told: list[str] = []
    again = ask(root, told)
    assert same(fresh, again)
    assert (again.reused == 3) == (spoil is touch)
    assert len(told) <= 1
    last = ask(root)
    assert last.reused == 3
    assert same(fresh, last)


def test_what_was_spoilt_is_not_kept_for_later(root: Path) -> None:
    """A record may be away when the cache is mended, and come back."""
    fresh = asked_first(root)
    path = root / "content/networks/fucvam.md"
    path.rename(root / "away")
    spoil_bytes(shelf_of(root))
    ask(root)
    (root / "away").rename(path)
    assert same(fresh, ask(root))
    assert same(fresh, ask(root))


def shelf_of(root: Path) -> Path:
    """Return the only shelf that there is."""
    (shelf,) = (root / cache.FOLDER).glob(cache.SHELVES)
    return shelf


def test_a_shelf_is_added_to_and_left_when_half_of_it_is_waste(root: Path) -> None:
    """A reader who opened the old one before still reads from it."""
    ask(root)
    early, first, sizes = ask(root), shelf_of(root), []
    path, text = root / "content/initiatives/casa.md", INITIATIVE
    for number in range(12):
        path.write_text(f"{text}\nLine {number}.\n")
        assert same(ask(root), read(root, PROJECTIONS))
        sizes.append(shelf_of(root).stat().st_size)
    assert sizes[1] > sizes[0]
    assert shelf_of(root) != first
    assert max(sizes) < 4 * min(sizes)
    assert "Line" not in early.catalogue.initiatives[0].story.html


def test_a_cache_names_no_file_elsewhere(root: Path) -> None:
    """It may be a stranger's."""
    fresh = ask(root)
    with sqlite3.connect(root / cache.FOLDER / cache.NAME) as connection:
        connection.execute("UPDATE meta SET shelf = '../content/initiatives/casa.md'")
    connection.close()
    told: list[str] = []
    assert same(fresh, ask(root, told))
    assert len(told) == 1


@pytest.mark.parametrize(
    "changed",
    [
        "said = replace(said, '[]', '[')",
        "said = x'00ff'",
        "start = start + 1",
        "start = 'nowhere'",
        "start = -1",
        "sum = 'none'",
    ],
)
def test_a_row_that_was_changed_is_not_believed(root: Path, changed: str) -> None:
    """Whoever restores a cache may have been given a wrong one."""
    fresh = ask(root)
    with sqlite3.connect(root / cache.FOLDER / cache.NAME) as connection:
        connection.execute(f"UPDATE records SET {changed} WHERE key LIKE 'net%'")  # noqa: S608 - ours
    connection.close()
    again = ask(root)
    assert again.reused == 2
    assert same(fresh, again)
    assert ask(root).reused == 3


def test_a_row_that_was_changed_does_not_come_along_to_a_new_shelf(root: Path) -> None:
    fresh = ask(root)
    with sqlite3.connect(root / cache.FOLDER / cache.NAME) as connection:
        connection.execute("UPDATE records SET start = 'nowhere' WHERE key LIKE 'net%'")
    connection.close()
    touch(shelf_of(root))
    path = root / "content/initiatives/casa.md"
    path.write_text(f"{INITIATIVE}\nOne more line.\n")
    ask(root)
    path.write_text(INITIATIVE)
    assert same(fresh, ask(root))


def test_a_file_whose_name_no_row_can_tell_is_read_each_time(root: Path) -> None:
    path = root / "content/initiatives/one\x1eother/casa.md"
    path.parent.mkdir()
    (root / "content/initiatives/casa.md").rename(path)
    first, second = ask(root), ask(root)
    assert (first.reused, second.reused) == (0, 2)
    assert same(first, second)
    assert same(second, read(root, PROJECTIONS))


def test_another_version_of_the_tool_reads_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(root)
    monkeypatch.setattr("habitat_site.reading.load.tool_digest", lambda: "another")
    told: list[str] = []
    assert ask(root, told).reused == 0
    assert told == []
    assert ask(root).reused == 3


def test_a_cache_that_cannot_be_written_is_told_in_one_line(root: Path) -> None:
    (root / cache.FOLDER).write_text("in the way")
    told: list[str] = []
    found = ask(root, told)
    assert same(found, read(root, PROJECTIONS))
    assert len(told) == 1
    assert cache.NAME in told[0]


def test_a_cache_that_another_build_is_writing_is_left_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "PATIENCE", 0.0)
    ask(root)
    with sqlite3.connect(root / cache.FOLDER / cache.NAME, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        told: list[str] = []
        found = ask(root, told)
        other.execute("ROLLBACK")
    other.close()
    assert found.reused == 0
    assert told
    assert same(found, read(root, PROJECTIONS))


def test_broken_records_are_always_read(root: Path) -> None:
    (root / "content/initiatives/casa.md").write_text("---\ntitle: [\n---\n")
    first, second = ask(root), ask(root)
    assert [d.code for d in first.diagnostics] == [d.code for d in second.diagnostics]
    assert second.reused == 2
