"""What people put into the published folder themselves stays there."""

import os
import time
from pathlib import Path

import pytest

from habitat_site.diagnostics import HabitatError
from tests.publishing.sites import NEW, OLD, files, put


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "_site"


FOREIGN = {"CNAME": "example.org", ".well-known/security.txt": "Contact: x", "en/own.html": "mine"}


def test_files_that_the_tool_did_not_write_stay(site: Path) -> None:
    put(OLD, site)
    for path, text in FOREIGN.items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    for wanted in (NEW, OLD, NEW, {"x.txt": "x"}):
        put(wanted, site)
        assert files(site) == wanted | FOREIGN


def test_files_that_were_there_before_the_first_build_stay(site: Path) -> None:
    site.mkdir()
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    put(OLD, site)
    assert files(site) == {**OLD, "CNAME": "example.org"}


def test_a_file_of_somebody_that_was_deleted_does_not_come_back(site: Path) -> None:
    put(OLD, site)
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    put(NEW, site)
    (site / "CNAME").unlink()
    for wanted in (OLD, NEW):
        put(wanted, site)
        assert files(site) == wanted


def test_links_of_somebody_stay_links(site: Path, tmp_path: Path) -> None:
    put(OLD, site)
    (tmp_path / "photos").mkdir()
    (site / "photos").symlink_to(tmp_path / "photos")
    (site / "nowhere").symlink_to("nothing")
    put(NEW, site)
    assert (site / "photos").readlink() == tmp_path / "photos"
    assert (site / "nowhere").is_symlink()


@pytest.mark.parametrize("path", ["index.html", "en/readme.txt", "data/x.json"])
def test_a_file_that_the_tool_did_not_write_is_not_replaced(site: Path, path: str) -> None:
    mine = site / path
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(HabitatError, match="did not write this"):
        put(NEW, site)
    assert files(site) == {path: "mine"}


@pytest.mark.parametrize("path", ["en/b/index.html", "en/b", "data"])
def test_a_new_page_does_not_replace_a_strange_file_among_our_own(site: Path, path: str) -> None:
    put(OLD, site)
    (site / path).parent.mkdir(exist_ok=True)
    (site / path).write_text("mine", encoding="utf-8")
    with pytest.raises(HabitatError, match="did not write this"):
        put(NEW, site)
    assert files(site) == {**OLD, path: "mine"}


def age(tree: Path) -> None:
    """Make a tree look as if it had been built an hour ago."""
    for path in (tree, *tree.rglob("*")):
        os.utime(path, (path.stat().st_atime - 3600, path.stat().st_mtime - 3600))


def test_a_file_put_into_an_old_site_survives_every_later_build(site: Path) -> None:
    """Only folders that have changed since are looked at, and what was found once is noted."""
    put({"en/a/index.html": "a", "en/b/index.html": "b"}, site)
    age(site)
    (site / "en/a/own.txt").write_text("mine")
    for text in ("c", "d", "e"):
        put({"en/a/index.html": "a", "en/b/index.html": text}, site)
        age(site)
        assert (site / "en/a/own.txt").read_text() == "mine"
    (site / "en/a/own.txt").unlink()
    put({"en/a/index.html": "a", "en/b/index.html": "f"}, site)
    assert not (site / "en/a/own.txt").exists()


def test_a_file_that_came_with_the_times_of_elsewhere_stays(site: Path, tmp_path: Path) -> None:
    """`cp -a` and `rsync -a` set the time of the folder that they copy into."""
    put(OLD, site)
    time.sleep(0.1)  # otherwise the folder is too young to be trusted
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    os.utime(site, (1e9, 1e9))
    put({**OLD, "new.html": "x"}, site)
    assert files(site) == {**OLD, "new.html": "x", "CNAME": "example.org"}
