"""What folders hold is the same, and read the same, whether it was looked at ahead or not."""

import os
from pathlib import Path

import pytest

from habitat_site.folders import LEVELS, File, Folders, Held, look_ahead
from habitat_site.reading import Ways, read
from habitat_site.states import Clock, state_of
from tests.reading.sites import EVENT, INITIATIVE, NETWORK, later, reading

PLACES = ("content", "content/networks", "content/initiatives", "content/initiatives/uy")


def ahead(root: Path) -> Folders:
    clock = Clock()
    return Folders(root, clock, look_ahead(root, clock))


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


def test_names_come_in_order_without_case_and_twins_are_traps(site: Path) -> None:
    assert Folders(site, later()).at("content/networks") == Held(
        [file(site, "content/networks/n.md", "n")],
        [],
        [("copy.md", "link", ""), ("N.md", "twin", "n.md"), ("pipe.md", "other", "")],
    )
    assert Folders(site, later()).at("content/initiatives/uy") == Held(
        [file(site, "content/initiatives/uy/a.md", "a")], ["a"], []
    )


def test_a_file_may_change_unseen_until_it_is_old(site: Path) -> None:
    [young] = Folders(site).at("content/events").files
    [old] = Folders(site, later()).at("content/events").files
    assert (young[:-1], young[-1]) == (old[:-1], "")
    assert old[-1]


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
    (site / "content" / "networks" / "n.md").write_text("", encoding="utf-8")
    (was,), (now, new) = (each.at("content/networks").files for each in (looked, Folders(site)))
    assert (was[0], now[0], new[0]) == ("n.md", "late.md", "n.md")
    assert was[3] > new[3] == 0


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


def file(root: Path, place: str, id: str = "", lang: str = "") -> File:
    """Return a file that is old enough to be trusted as its folder tells of it."""
    state = state_of(root / place)
    return Path(place).name, id, lang, state.size, " ".join(map(str, state))


def is_known(folders: Folders, place: str) -> bool:
    """Tell whether a folder that is gone by now was looked at."""
    try:
        folders.at(place)
    except FileNotFoundError:
        return False
    return True
