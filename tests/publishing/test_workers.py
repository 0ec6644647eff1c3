"""Several processes make a site as one does, and what fails in one is told by all."""

import os
import signal
from pathlib import Path

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.pages.values import Page
from habitat_site.publishing import publish
from tests.publishing.sites import files, pages_of, put, text_of, unsalted

MANY = {f"en/{number}/index.html": f"page {number}" for number in range(500)}


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_any_number_of_workers_makes_the_same_site(tmp_path: Path, jobs: int) -> None:
    assert put(MANY, tmp_path / "_site", jobs=jobs).made == len(MANY)
    assert files(tmp_path / "_site") == MANY


def test_the_work_is_shared(tmp_path: Path) -> None:
    def slowly(page: Page) -> bytes:
        sum(range(20_000))
        return str(os.getpid()).encode()

    publish(pages_of(MANY), slowly, unsalted, tmp_path / "_site", jobs=2)
    makers = set(files(tmp_path / "_site").values())
    assert len(makers) == 2
    assert str(os.getpid()) not in makers


def test_a_bug_in_a_worker_keeps_its_traceback(tmp_path: Path) -> None:
    def fail(page: Page) -> bytes:
        return bytes(1 // (page.view != "page 77"))

    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        publish(pages_of(MANY), fail, unsalted, tmp_path / "_site", jobs=2)
    assert not (tmp_path / "_site").exists()


def test_a_full_disk_in_a_worker_is_the_operators_to_mend(tmp_path: Path) -> None:
    def fail(page: Page) -> bytes:
        raise OSError(28, "No space left on device")

    with pytest.raises(HabitatError, match="No space left on device"):
        publish(pages_of(MANY), fail, unsalted, tmp_path / "_site", jobs=2)


def test_a_worker_that_is_killed_fails_the_build(tmp_path: Path) -> None:
    def die(page: Page) -> bytes:
        if page.view == "page 77":
            os.kill(os.getpid(), signal.SIGKILL)
        return text_of(page)

    put({"index.html": "old"}, tmp_path / "_site")
    with pytest.raises(RuntimeError, match=r"a worker died \(exit code -9\)"):
        publish(pages_of(MANY), die, unsalted, tmp_path / "_site", jobs=2)
    assert files(tmp_path / "_site") == {"index.html": "old"}
