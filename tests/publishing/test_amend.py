"""Some pages of a site are changed among the others, which stay as they are."""

import shutil
import time
from pathlib import Path

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.pages.values import Page
from habitat_site.publishing.journal import begin, decide
from habitat_site.publishing.manifest import NAME, Manifest
from habitat_site.publishing.trees import trees_of
from tests.publishing.sites import change_some, files, put


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "_site"


SOME = {"en/a/index.html": "a", "en/b/index.html": "b", "en/c/index.html": "c"}


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


def test_a_site_that_was_changed_in_part_is_brought_up_to_date_as_a_whole(site: Path) -> None:
    """The spare tree knows nothing of it, and shares no file that has changed."""
    put({**SOME, "en/a/index.html": "before"}, site)
    change_some({"en/b/index.html": "B"}, site, put(SOME, site).manifest)
    for wanted in ({**SOME, "en/c/index.html": "C"}, SOME, {"index.html": "home"}):
        put(wanted, site)
        assert files(site) == wanted


def test_a_page_that_a_reader_has_open_does_not_change_under_it(site: Path) -> None:
    stands = put(SOME, site).manifest
    with (site / "en/b/index.html").open(encoding="utf-8") as reader:
        change_some({"en/b/index.html": "B"}, site, stands)
        assert reader.read() == "b"


def test_a_file_that_came_before_some_pages_changed_stays(site: Path) -> None:
    """Nothing of others is looked for then; the next build of the whole still finds it."""
    stands = put(SOME, site).manifest
    (site / "en/c/own.txt").write_text("mine", encoding="utf-8")
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    time.sleep(0.1)  # otherwise the folders are young enough to be looked at in any case
    change_some({"en/b/index.html": "B"}, site, stands)
    put({**SOME, "new.html": "x"}, site)
    theirs = {"en/c/own.txt": "mine", "CNAME": "example.org"}
    assert files(site) == {**SOME, **theirs, "new.html": "x"}


def test_pages_that_cannot_be_made_change_nothing(site: Path) -> None:
    def fail(page: Page) -> bytes:
        raise OSError(28, "No space left on device")

    stands = put(SOME, site).manifest
    with pytest.raises(HabitatError, match="No space left on device"):
        change_some({"en/b/index.html": "B"}, site, stands, make=fail)
    assert files(site) == SOME
    put(SOME, site)
    assert not trees_of(site).laid.exists()


def test_what_was_decided_for_one_site_is_not_done_to_another(site: Path) -> None:
    """Somebody has put a copy of another site there after a build was killed."""
    put(SOME, site)
    found = trees_of(site)
    (begin(found) / "index.html").write_text("x", encoding="utf-8")
    decide(found, Manifest())
    shutil.copy2(site / NAME, site / "copy")
    (site / "copy").replace(site / NAME)
    put(SOME, site)
    assert files(site) == SOME
    assert not found.decided.exists()
