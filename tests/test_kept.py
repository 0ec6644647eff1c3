"""What is kept for the next run is what was made, or is made again."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from habitat_site.kept import DAYS, NAME, fetch, keep, kept, key_of

KEY = key_of("catalogue", "en", b"text")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where things are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / NAME


def never() -> bytes:
    """Fail: nothing has to be made."""
    raise AssertionError


def test_what_was_made_once_is_not_made_again(folder: Path) -> None:
    assert kept(KEY, lambda: b"made") == b"made"
    assert kept(KEY, never) == b"made"
    assert [path.name for path in folder.iterdir()] == [KEY]


def test_two_lists_of_parts_have_two_keys() -> None:
    assert len({key_of("a", "bc"), key_of("ab", "c"), key_of("abc"), key_of("a", "b", "c")}) == 4


def cut(path: Path) -> None:
    """Leave half of it."""
    path.write_bytes(path.read_bytes()[:-2])


def change(path: Path) -> None:
    """Change its last letter."""
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def empty(path: Path) -> None:
    """Leave nothing of it."""
    path.write_bytes(b"")


def open_to_others(path: Path) -> None:
    """Let everybody write beside it."""
    path.parent.chmod(0o777)


def block(path: Path) -> None:
    """Put a file where the folder should be."""
    path.unlink()
    path.parent.rmdir()
    path.parent.write_text("", encoding="utf-8")


@pytest.mark.parametrize("spoil", [cut, change, empty, open_to_others, block, Path.unlink])
def test_what_may_be_wrong_is_made_again(folder: Path, spoil: Callable[[Path], None]) -> None:
    keep(KEY, b"made")
    spoil(folder / KEY)
    assert fetch(KEY) is None
    assert kept(KEY, lambda: b"anew") == b"anew"


def test_what_was_kept_for_another_key_is_not_taken(folder: Path) -> None:
    keep(KEY, b"made")
    other = key_of("other")
    (folder / KEY).rename(folder / other)
    assert fetch(other) is None


def old(folder: Path) -> Path:
    """Leave something there that nobody has made for long."""
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / key_of("old")
    path.write_bytes(b"old")
    then = path.stat().st_mtime - DAYS - 60
    os.utime(path, (then, then))
    return path


def test_what_is_old_goes(folder: Path) -> None:
    path = old(folder)
    keep(key_of("new"), b"new")
    assert not path.exists()
    assert fetch(key_of("new")) == b"new"


def test_a_run_looks_once_for_what_is_old(folder: Path) -> None:
    """Whoever changes templates all day has thousands of files there."""
    keep(key_of("new"), b"new")
    path = old(folder)
    keep(key_of("newer"), b"newer")
    assert path.exists()


def test_the_user_without_a_home_waits_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", _homeless)
    assert kept(KEY, lambda: b"made") == b"made"
    assert kept(KEY, lambda: b"again") == b"again"


def _homeless() -> Path:
    raise RuntimeError("no home")
