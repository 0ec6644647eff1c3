"""The published folder holds what was planned, and what people put there themselves."""

import os
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.pages.values import Page
from habitat_site.publishing import trees
from habitat_site.publishing.manifest import NAME, read_manifest
from habitat_site.publishing.publish import Published, publish, publish_some
from habitat_site.states import State
from tests.publishing.sites import files, making, pages_of, put, text_of, unsalted

OLD = {"index.html": "home", "en/index.html": "old", "en/a/index.html": "a", "old.txt": "gone"}
NEW = {"index.html": "home", "en/index.html": "new", "en/b/index.html": "b", "data/x.json": "{}"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "_site"


def test_a_site_is_what_was_planned(site: Path) -> None:
    assert put(OLD, site).made == 4
    assert files(site) == OLD


def test_pages_that_are_no_longer_planned_go_with_their_folders(site: Path) -> None:
    put(OLD, site)
    put(NEW, site)
    assert files(site) == NEW
    assert not (site / "en" / "a").exists()


def test_only_what_changed_is_made(site: Path) -> None:
    put(OLD, site)
    done = put(NEW, site)
    assert done.changed == ("data/x.json", "en/b/index.html", "en/index.html")
    assert (done.made, done.kept) == (3, 1)


def test_a_site_goes_back_and_forth(site: Path) -> None:
    """The spare tree holds the state before the last, and is brought up to date each time."""
    for number in range(6):
        wanted = OLD if number % 2 else NEW
        put({**wanted, "number.txt": str(number)}, site)
        assert files(site) == {**wanted, "number.txt": str(number)}


def test_a_page_becomes_a_folder_and_a_page_again(site: Path) -> None:
    for wanted in ({"en": "page"}, {"en/index.html": "folder"}, {"en": "page"}, {"en/x": "x"}):
        put(wanted, site)
        assert files(site) == wanted


def test_a_build_without_changes_writes_nothing(site: Path) -> None:
    put(OLD, site)
    before = site.stat().st_ino
    done = put(OLD, site)
    assert (done.made, done.kept) == (0, 4)
    assert site.stat().st_ino == before


def test_a_page_that_somebody_deleted_comes_back(site: Path) -> None:
    put(OLD, site)
    (site / "en" / "index.html").unlink()
    assert put(OLD, site).changed == ("en/index.html",)
    assert files(site) == OLD


def test_without_reuse_every_page_is_made(site: Path) -> None:
    put(OLD, site)
    (site / "en" / "index.html").write_text("tampered", encoding="utf-8")
    assert put(OLD, site, reuse=False).made == 4
    assert files(site) == OLD


def test_another_salt_makes_every_page_anew(site: Path) -> None:
    put(OLD, site)
    done = publish(pages_of(OLD), making(text_of), lambda page: unsalted(page).__class__("x"), site)
    assert done.made == 4


def test_a_page_that_a_reader_has_open_does_not_change(site: Path) -> None:
    """Both trees share what is the same; nothing is ever written into a file that is there."""
    put(OLD, site)
    with (site / "en" / "index.html").open(encoding="utf-8") as reader:
        put(NEW, site)
        put({**NEW, "en/index.html": "newer"}, site)
        assert reader.read() == "old"


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


DAMAGED = [
    b"",
    b"{",
    b"[" * 100_000,
    b"\xff\xfe",
    b"[]",
    b'{"format": 0, "pages": {}}',
    b'{"format": 1, "pages": []}',
    b'{"format": 1, "pages": {"a": 1}}',
    b'{"format": 1, "pages": {"../victim": "x"}}',
    b'{"format": 1, "pages": {"/etc/passwd": "x"}}',
    b'{"format": 1, "pages": {"": "x"}}',
    b'{"format": 1, "pages": {"en//x": "x"}}',
    b'{"format": 1, "pages": {".habitat-site.json": "x"}}',
    b'{"format": 1, "pages": {"a\\u0000b": "x"}}',
]


@pytest.mark.parametrize("content", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_manifest_makes_a_new_site(site: Path, content: bytes) -> None:
    victim = site.parent / "victim"
    victim.write_text("safe", encoding="utf-8")
    put(OLD, site)
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    (site / NAME).write_bytes(content)
    assert read_manifest(site) is None
    assert put(NEW, site).made == 4
    # Of the pages before, only what no new page shares a folder or name with is left.
    assert files(site) == {**NEW, "CNAME": "example.org", "old.txt": "gone"}
    assert victim.read_text(encoding="utf-8") == "safe"


def test_a_damaged_manifest_of_the_spare_costs_only_time(site: Path) -> None:
    put(OLD, site)
    put(NEW, site)
    (trees.Trees(site).spare / NAME).write_bytes(b"{")
    put(OLD, site)
    assert files(site) == OLD


def test_a_render_that_fails_leaves_the_old_site(site: Path) -> None:
    def fail(page: Page) -> bytes:
        if page.view == "b":
            raise ZeroDivisionError
        return text_of(page)

    put(OLD, site)
    with pytest.raises(ZeroDivisionError):
        publish(pages_of(NEW), making(fail), unsalted, site)
    assert files(site) == OLD
    put(NEW, site)
    assert files(site) == NEW


def test_a_full_disk_is_the_operators_to_mend(site: Path) -> None:
    def fail(page: Page) -> bytes:
        raise OSError(28, "No space left on device")

    put(OLD, site)
    with pytest.raises(HabitatError, match="No space left on device"):
        publish(pages_of(NEW), making(fail), unsalted, site)
    assert files(site) == OLD


def test_two_pages_may_not_share_a_path(site: Path) -> None:
    with pytest.raises(RuntimeError):
        publish([*pages_of(OLD), *pages_of(OLD)], making(text_of), unsalted, site)


@pytest.mark.parametrize("path", ["../x", "/x", "en/../../x", NAME])
def test_no_page_leaves_the_site(site: Path, path: str) -> None:
    with pytest.raises(RuntimeError):
        put({path: "x"}, site)
    assert list(site.parent.iterdir()) == []


def test_builds_at_once_wait_for_each_other(site: Path) -> None:
    builds = [
        threading.Thread(target=put, args=({**OLD, "number.txt": str(number)}, site))
        for number in range(8)
    ]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    found = files(site)
    number = found.pop("number.txt")
    assert found == OLD
    assert number in set("01234567")


def test_two_names_of_one_folder_share_a_lock_and_a_spare(site: Path, tmp_path: Path) -> None:
    site.mkdir()
    other = tmp_path / "link"
    other.symlink_to(site)
    put(OLD, other)
    assert other.is_symlink()
    assert files(site) == OLD
    assert not (tmp_path / ".link.spare").exists()


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


SOME = {"en/a/index.html": "a", "en/b/index.html": "b", "en/c/index.html": "c"}


def change_some(texts: Mapping[str, str], site: Path, stands: State | None) -> Published | None:
    return publish_some(pages_of(texts), making(), unsalted, site, stands or State(0, 0, 0, 0))


def test_some_pages_are_changed_among_the_others(site: Path) -> None:
    stands = put(SOME, site).manifest
    done = change_some({"en/b/index.html": "B"}, site, stands)
    assert done is not None
    assert (done.made, done.kept, done.changed) == (1, 2, ("en/b/index.html",))
    assert files(site) == {**SOME, "en/b/index.html": "B"}
    assert put({**SOME, "en/b/index.html": "B"}, site).made == 0


def test_some_pages_of_a_site_that_lacks_others_are_not_enough(site: Path) -> None:
    assert change_some({"index.html": "x"}, site, None) is None
    stands = put(SOME, site).manifest
    assert change_some({"new.html": "x"}, site, stands) is None
    (site / "en/c/index.html").unlink()
    assert change_some({"en/b/index.html": "B"}, site, stands) is None
    assert not (site / "new.html").exists()


def test_some_pages_are_not_put_into_a_site_that_another_build_has_made(site: Path) -> None:
    stands = put(SOME, site).manifest
    put({**SOME, "en/a/index.html": "another"}, site)
    assert change_some({"en/b/index.html": "B"}, site, stands) is None
    assert files(site) == {**SOME, "en/a/index.html": "another"}


def test_a_file_that_came_with_the_times_of_elsewhere_stays(site: Path, tmp_path: Path) -> None:
    """`cp -a` and `rsync -a` set the time of the folder that they copy into."""
    put(SOME, site)
    time.sleep(0.1)  # otherwise the folder is too young to be trusted
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    os.utime(site, (1e9, 1e9))
    put({**SOME, "new.html": "x"}, site)
    assert files(site) == {**SOME, "new.html": "x", "CNAME": "example.org"}
