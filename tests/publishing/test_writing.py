"""A file is written whole, whatever the system takes at once."""

import errno
import os
from pathlib import Path

import pytest

from habitat_site.publishing.writing import are_all_there, write

CONTENT = b"0123456789"


@pytest.mark.parametrize("content", [CONTENT, (CONTENT[:4], CONTENT[4:])], ids=["whole", "pieces"])
def test_a_file_that_shares_another_tree_is_not_written_into(
    tmp_path: Path, content: bytes | tuple[bytes, ...]
) -> None:
    old, other = tmp_path / "page", tmp_path / "other"
    old.write_bytes(b"old")
    other.hardlink_to(old)
    write(content, str(old))
    assert (old.read_bytes(), other.read_bytes()) == (CONTENT, b"old")


def test_the_rest_follows_where_the_system_takes_a_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda file, some: whole(file, bytes(some[:3])))
    write(CONTENT, str(tmp_path / "page"))
    assert (tmp_path / "page").read_bytes() == CONTENT


def test_a_full_disk_is_said_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(_file: int, _some: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", nowhere)
    with pytest.raises(OSError, match="page") as found:
        write(CONTENT, str(tmp_path / "page"))
    assert found.value.filename == str(tmp_path / "page")


@pytest.mark.parametrize("at_once", [True, False], ids=["in the folder", "by whole paths"])
def test_one_page_that_is_missing_is_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, at_once: bool
) -> None:
    if not at_once:
        monkeypatch.setattr(os, "supports_dir_fd", set())
    paths = ("index.html", "en/index.html")
    for path in paths:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(CONTENT)
    assert are_all_there(tmp_path, paths)
    assert not are_all_there(tmp_path, (*paths, "es/index.html"))
    (tmp_path / "en/index.html").unlink()
    assert not are_all_there(tmp_path, paths)
    assert not are_all_there(tmp_path / "nowhere", paths)
