"""How two trees change places, and what is refused as a place for them."""

import os
from pathlib import Path

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.publishing import trees
from habitat_site.publishing.trees import Trees, refuse_sources
from tests.publishing.sites import files, put

OLD = {"index.html": "old", "en/a/index.html": "a"}
NEW = {"index.html": "new", "en/b/index.html": "b"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "_site"


@pytest.fixture
def by_renames(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two folders at once."""
    monkeypatch.setattr(trees, "_exchange_at_once", lambda *_: False)


def test_two_folders_change_places_at_once(tmp_path: Path) -> None:
    """On Linux there is no moment without a site: the inode changes, the name never goes."""
    site = Trees(tmp_path / "_site")
    for folder in (site.live, site.spare):
        folder.mkdir()
    before = (site.live.stat().st_ino, site.spare.stat().st_ino)
    trees.exchange(site)
    assert (site.spare.stat().st_ino, site.live.stat().st_ino) == before
    assert not site.aside.exists()


@pytest.mark.usefixtures("by_renames")
def test_two_renames_do_where_there_is_no_exchange(site: Path) -> None:
    for wanted in (OLD, NEW, OLD, NEW):
        put(wanted, site)
        assert files(site) == wanted
    assert not Trees(site).aside.exists()


def test_a_kill_between_the_renames_is_undone_by_the_next_build(site: Path) -> None:
    """The site stands aside; the next build puts it back before it does anything else."""
    put(OLD, site)
    site.rename(Trees(site).aside)
    trees.recover(Trees(site))
    assert files(site) == OLD
    put(NEW, site)
    assert files(site) == NEW


def test_a_kill_after_the_second_rename_is_finished_by_the_next_build(site: Path) -> None:
    put(OLD, site)
    put(NEW, site)
    Trees(site).spare.rename(Trees(site).aside)
    put(OLD, site)
    assert files(site) == OLD
    assert not Trees(site).aside.exists()


@pytest.mark.usefixtures("by_renames")
def test_a_second_rename_that_fails_puts_the_old_site_back(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(OLD, site)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == Trees(site).spare:
            raise PermissionError(13, "Permission denied", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(HabitatError, match="Permission denied"):
        put(NEW, site)
    assert files(site) == OLD


def test_a_spare_that_is_a_link_is_not_followed(site: Path, tmp_path: Path) -> None:
    """Whoever can write beside the site must not make a build empty another folder."""
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "letter.txt").write_text("safe", encoding="utf-8")
    Trees(site).spare.symlink_to(victim)
    put(OLD, site)
    assert files(site) == OLD
    assert files(victim) == {"letter.txt": "safe"}


def test_links_in_the_spare_are_not_followed(site: Path, tmp_path: Path) -> None:
    put(OLD, site)
    put(NEW, site)
    victim = tmp_path / "victim"
    (victim / "a").mkdir(parents=True)
    (victim / "a" / "index.html").write_text("safe", encoding="utf-8")
    spare = Trees(site).spare
    (spare / "en" / "a" / "index.html").unlink()
    (spare / "en" / "a").rmdir()
    (spare / "en").rmdir()
    (spare / "en").symlink_to(victim)
    put({**OLD, "en/a/index.html": "changed"}, site)
    assert files(site) == {**OLD, "en/a/index.html": "changed"}
    assert files(victim) == {"a/index.html": "safe"}


def test_what_is_no_folder_is_not_replaced(site: Path) -> None:
    site.write_text("a letter", encoding="utf-8")
    with pytest.raises(HabitatError, match="not a folder"):
        put(OLD, site)
    assert site.read_text(encoding="utf-8") == "a letter"


@pytest.mark.parametrize("output", ["/", "/proc/version/_site", "a\0b", "x" * 300])
def test_an_impossible_output_is_refused_in_one_sentence(output: str, tmp_path: Path) -> None:
    with pytest.raises(HabitatError):
        put(OLD, Path(tmp_path, output))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_output_that_cannot_be_written_is_refused(site: Path) -> None:
    site.parent.chmod(0o500)
    try:
        with pytest.raises(HabitatError, match="Permission denied"):
            put(OLD, site)
    finally:
        site.parent.chmod(0o700)


@pytest.mark.parametrize(
    "output", [".", "..", "content", "content/_site", "templates", "static/out", "locales/x"]
)
def test_a_site_is_not_built_over_its_sources(tmp_path: Path, output: str) -> None:
    root = tmp_path / "checkout"
    root.mkdir()
    with pytest.raises(HabitatError, match="name another --output"):
        refuse_sources(root / output, root)


@pytest.mark.parametrize("output", ["_site", "public/site", "../elsewhere", "content.old"])
def test_a_site_is_built_anywhere_else(tmp_path: Path, output: str) -> None:
    root = tmp_path / "checkout"
    root.mkdir()
    refuse_sources(root / output, root)


def test_a_link_to_the_sources_is_no_way_around(tmp_path: Path) -> None:
    (tmp_path / "_site").symlink_to(tmp_path)
    with pytest.raises(HabitatError, match="holds the sources"):
        refuse_sources(tmp_path / "_site", tmp_path)
