"""Nothing is deleted while anything is measured, unless the disk is full."""

import sys
from pathlib import Path

import pytest
from workplace import Workplace, workplace


def never(seconds: float) -> None:
    """Refuse to wait."""
    pytest.fail(f"waited {seconds} s with room enough")


def test_what_a_build_left_is_moved_and_not_deleted(tmp_path: Path) -> None:
    place = Workplace(tmp_path)
    site = tmp_path / "site"
    for text in ("first", "second"):
        site.mkdir()
        (site / "index.html").write_text(text, encoding="utf-8")
        place.put_aside([site, tmp_path / "never-made"])
        assert not site.exists()
    place.make_room(1, never)
    kept = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("index.html")]
    assert sorted(kept) == ["first", "second"]


def test_a_full_disk_is_emptied_and_waited_for(tmp_path: Path) -> None:
    place = Workplace(tmp_path)
    (tmp_path / "site").mkdir()
    place.put_aside([tmp_path / "site"])
    waited: list[float] = []
    with pytest.raises(SystemExit, match="GB are free"):
        place.make_room(sys.maxsize, waited.append)
    assert not list(tmp_path.iterdir())
    assert len(waited) == 1


@pytest.mark.parametrize("keep", [False, True])
def test_a_run_has_a_folder_of_its_own(tmp_path: Path, keep: bool) -> None:
    with workplace(tmp_path, keep=keep) as one, workplace(tmp_path, keep=keep) as other:
        assert one.folder != other.folder
        (one.folder / "file").touch()
    assert (one.folder / "file").exists() is keep
