"""Several processes make a site as one does, and what fails in one is told by all."""

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import wait
from pathlib import Path

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.pages.values import Page
from habitat_site.publishing import shifts, workers
from habitat_site.publishing.portions import SHORT
from habitat_site.publishing.publish import publish
from tests.publishing.sites import files, making, pages_of, put, text_of, unsalted

MANY = {f"en/{number}/index.html": f"page {number}" for number in range(500)}


def killed_at(view: str) -> Callable[[Page], bytes]:
    """Return what makes pages, and kills the worker that is to make one of them."""
    parent = os.getpid()

    def make(page: Page) -> bytes:
        if page.view == view and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return text_of(page)

    return make


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_any_number_of_workers_makes_the_same_site(tmp_path: Path, jobs: int) -> None:
    assert put(MANY, tmp_path / "_site", jobs=jobs).made == len(MANY)
    assert files(tmp_path / "_site") == MANY


def test_the_work_is_shared(tmp_path: Path) -> None:
    def slowly(page: Page) -> bytes:
        sum(range(20_000))
        return str(os.getpid()).encode()

    publish(pages_of(MANY), making(slowly, jobs=2), unsalted, tmp_path / "_site")
    makers = set(files(tmp_path / "_site").values())
    assert len(makers) == 2
    assert str(os.getpid()) not in makers


def test_who_would_only_wait_does_something_else(tmp_path: Path) -> None:
    """A worker that gets no word from it while it works fails."""
    heard, said = os.pipe()

    def make(page: Page) -> bytes:
        if page.view == "page 0" and not wait([heard], 20):
            raise TimeoutError
        return text_of(page)

    def word() -> None:
        os.write(said, str(os.getpid()).encode())

    pages = pages_of(MANY)
    making(make, jobs=2).make(pages, lambda page, _content: (tmp_path / page.view).touch(), word)
    assert {path.name for path in tmp_path.glob("page *")} == set(MANY.values())
    assert os.read(heard, 100) == str(os.getpid()).encode()
    os.close(heard)
    os.close(said)


def test_who_has_done_a_shift_has_a_successor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a worker has looked at of the plan it holds a copy of, until its end."""
    monkeypatch.setattr(shifts, "LONGEST", SHORT * 3)
    made_by = making(lambda _page: str(os.getpid()).encode(), jobs=2)
    publish(pages_of(MANY), made_by, unsalted, tmp_path / "_site")
    makers = Counter(files(tmp_path / "_site").values())
    assert max(makers.values()) <= SHORT * 3
    assert sum(makers.values()) == len(MANY)


def test_who_takes_too_much_memory_has_a_successor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shifts, "MOST_ALONE", 0)
    monkeypatch.setattr(shifts, "alone", lambda: 1)
    monkeypatch.setattr(shifts, "SHORTEST", 1)
    made_by = making(lambda _page: str(os.getpid()).encode(), jobs=2)
    publish(pages_of(MANY), made_by, unsalted, tmp_path / "_site")
    makers = Counter(files(tmp_path / "_site").values())
    assert max(makers.values()) == SHORT
    assert sum(makers.values()) == len(MANY)


def test_a_successor_that_is_killed_costs_a_retry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shifts, "LONGEST", 1)
    publish(pages_of(MANY), making(killed_at("page 477"), jobs=2), unsalted, tmp_path / "_site")
    assert files(tmp_path / "_site") == MANY


def test_a_bug_in_a_worker_keeps_its_traceback(tmp_path: Path) -> None:
    def fail(page: Page) -> bytes:
        return bytes(1 // (page.view != "page 77"))

    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        publish(pages_of(MANY), making(fail, jobs=2), unsalted, tmp_path / "_site")
    assert not (tmp_path / "_site").exists()


def test_a_full_disk_in_a_worker_is_the_operators_to_mend(tmp_path: Path) -> None:
    def fail(page: Page) -> bytes:
        raise OSError(28, "No space left on device")

    with pytest.raises(HabitatError, match="No space left on device"):
        publish(pages_of(MANY), making(fail, jobs=2), unsalted, tmp_path / "_site")


def test_what_a_killed_worker_had_in_hand_is_made_all_the_same(tmp_path: Path) -> None:
    """The system kills whoever takes too much memory; it costs a retry, not the build."""
    publish(pages_of(MANY), making(killed_at("page 77"), jobs=2), unsalted, tmp_path / "_site")
    assert files(tmp_path / "_site") == MANY


def test_where_all_workers_are_killed_this_process_makes_the_rest(tmp_path: Path) -> None:
    parent = os.getpid()

    def die(page: Page) -> bytes:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return text_of(page)

    publish(pages_of(MANY), making(die, jobs=3), unsalted, tmp_path / "_site")
    assert files(tmp_path / "_site") == MANY


@pytest.mark.parametrize("jobs", [1, 2])
def test_somebody_is_told_how_far_the_work_is(tmp_path: Path, jobs: int) -> None:
    told: list[int] = []
    ways = replace(making(jobs=jobs), advance=told.append)
    publish(pages_of(MANY), ways, unsalted, tmp_path / "_site")
    assert sum(told) == len(MANY)


def test_a_worker_that_is_killed_while_it_takes_a_batch_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, in_turn = os.getpid(), workers._Crew._in_turn  # noqa: SLF001 - the moment in question

    @contextmanager
    def killed(crew: workers._Crew) -> Iterator[None]:
        with in_turn(crew):
            yield
            if os.getpid() != parent and not (tmp_path / "killed").exists():
                (tmp_path / "killed").touch()
                os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(workers._Crew, "_in_turn", killed)  # noqa: SLF001 - where a worker dies
    put(MANY, tmp_path / "_site", jobs=2)
    assert (tmp_path / "killed").exists()
    assert files(tmp_path / "_site") == MANY
