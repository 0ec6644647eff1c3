"""The published folder holds what was planned."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.pages.values import Page
from habitat_site.publishing.manifest import NAME
from habitat_site.publishing.publish import publish
from tests.publishing.sites import (
    NEW,
    OLD,
    files,
    letters_of,
    making,
    pages_of,
    put,
    text_of,
    unsalted,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "_site"


def test_a_site_is_what_was_planned(site: Path) -> None:
    assert put(OLD, site).made == 4
    assert files(site) == OLD


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_may_come_in_pieces(site: Path, jobs: int) -> None:
    many = {f"{number}.txt": f"page {number}" for number in range(70)}
    put(many, site, make=letters_of, jobs=jobs)
    assert files(site) == many


def test_a_page_that_fails_half_way_leaves_the_old_site(site: Path) -> None:
    def broken(page: Page) -> Iterator[bytes]:
        yield b"half"
        raise ValueError("torn")

    put(OLD, site)
    with pytest.raises(ValueError, match="torn"):
        put(NEW, site, make=broken)
    assert files(site) == OLD
    put(NEW, site)
    assert files(site) == NEW


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
