"""What folders hold is the same, and read the same, whether it was looked at ahead or not."""

import os
from pathlib import Path

import pytest

from habitat_site.folders import LEVELS, Folders, look_ahead
from habitat_site.reading import Ways, read
from habitat_site.states import Clock, state_of
from tests.reading.sites import EVENT, INITIATIVE, NETWORK, reading

PLACES = ("content", "content/networks", "content/initiatives", "content/initiatives/uy")


def ahead(root: Path) -> Folders:
    return Folders(root, Clock(), look_ahead(root))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with all that a folder may hold: links, pipes, names that are nearly one."""
    files: dict[str, str | bytes] = {
        "initiatives/uy/a.md": INITIATIVE,
        "initiatives/uy/a/minutes.pdf": b"%PDF",
        "initiatives/uy/a/too/deep.pdf": b"%PDF",
        "networks/n.md": NETWORK,
        "networks/N.md": NETWORK,
        "networks/.hidden.md": NETWORK,
        "events/ñ.md": EVENT,
    }
    reading(tmp_path, files)
    (tmp_path / "content" / "networks" / "copy.md").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "content" / "networks" / "pipe.md")
    return tmp_path


def test_names_come_in_order_without_case_with_what_has_them(site: Path) -> None:
    state = tuple(state_of(site / "content" / "networks" / "n.md"))
    other = tuple(state_of(site / "content" / "networks" / "N.md"))
    assert Folders(site).at("content/networks") == [
        ("copy.md", False, "copy.md", "link", ()),
        ("n.md", False, "n.md", "file", state),
        ("n.md", True, "N.md", "file", other),
        ("pipe.md", False, "pipe.md", "other", ()),
    ]


def test_who_looked_ahead_finds_the_same(site: Path) -> None:
    assert [ahead(site).at(place) for place in PLACES] == [Folders(site).at(p) for p in PLACES]
    now, later = read(site), read(site, (), Ways(folders=ahead(site)))
    assert now.diagnostics == later.diagnostics
    assert [entry.key for entry in later.catalogue] == [entry.key for entry in now.catalogue]


def test_what_changes_after_a_look_ahead_is_as_it_was_then(site: Path) -> None:
    """The moment is that of the look: a file that is younger is not trusted."""
    looked = ahead(site)
    late = site / "content" / "networks" / "late.md"
    late.write_text(NETWORK, encoding="utf-8")
    assert not looked.clock.trusts(state_of(late))
    assert "late.md" not in [held[2] for held in looked.at("content/networks")]
    assert "late.md" in [held[2] for held in Folders(site).at("content/networks")]


def test_nothing_is_looked_at_ahead_that_nobody_asks_for(tmp_path: Path) -> None:
    """Neither what is deeper than records lie, nor what a link leads to."""
    deep = tmp_path.joinpath("content", *"abcdef")
    deep.mkdir(parents=True)
    places = ["/".join(["content", *"abcdef"[:depth]]) for depth in range(6)]
    looked = ahead(tmp_path)
    deep.rmdir()
    for place in reversed(places):
        (tmp_path / place).rmdir()
    found = [place for place in places if is_known(looked, place)]
    assert found == places[:LEVELS]
    (tmp_path / "elsewhere" / "a").mkdir(parents=True)
    (tmp_path / "content").symlink_to("elsewhere")
    linked = ahead(tmp_path)
    (tmp_path / "content").unlink()
    assert not is_known(linked, "content")


def test_a_folder_that_cannot_be_listed_is_told_of_when_it_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ahead(tmp_path).at("content")


def is_known(folders: Folders, place: str) -> bool:
    """Tell whether a folder that is gone by now was looked at."""
    try:
        folders.at(place)
    except FileNotFoundError:
        return False
    return True
