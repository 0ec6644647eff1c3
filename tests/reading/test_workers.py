"""Several processes read what one would have read, and what one of them leaves is read here."""

import multiprocessing
import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from habitat_site.reading import Reading, Ways, read, workers
from habitat_site.reading.bundles import Reader
from habitat_site.reading.outcomes import Bundle, Outcome
from habitat_site.rules import PROJECTIONS
from habitat_site.states import Clock
from tests.killing import all_end_with, kill_this
from tests.reading.sites import INITIATIVE, reading

RECORDS = 12
FILES = {f"initiatives/casa-{n}.md": f"{INITIATIVE}\nStory {n}.\n" for n in range(RECORDS)}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with some records, for which it is worth to fork."""
    monkeypatch.setattr(Clock, "trusts", lambda _self, _state: True)
    for name, number in {"WORTH_FORKING": 1, "BATCH": 2, "FIRST": 1}.items():
        monkeypatch.setattr(workers, name, number)
    reading(tmp_path, FILES | {"initiatives/broken.md": "---\ntitle: [\n---\n"})
    return tmp_path


def said(found: Reading) -> list[object]:
    return [
        *((e.key, e.digest, e.story, dict(e.projected)) for e in found.catalogue),
        *found.diagnostics,
        *(draft.key for draft in found.drafts),
    ]


@pytest.mark.parametrize("jobs", [2, 3])
@pytest.mark.parametrize("cache", [False, True])
def test_many_processes_read_the_same_as_one(root: Path, jobs: int, *, cache: bool) -> None:
    """And keep the same."""
    done: list[int] = []
    several = read(root, PROJECTIONS, Ways(jobs=jobs, cache=cache, advance=done.append))
    assert said(several) == said(read(root, PROJECTIONS))
    assert sum(done) == RECORDS + 1
    if cache:
        again = read(root, PROJECTIONS, Ways(cache=True))
        assert (again.reused, said(again)) == (RECORDS, said(several))


@pytest.mark.parametrize("cache", [False, True])
def test_what_a_killed_process_had_in_hand_is_read_here(
    root: Path, monkeypatch: pytest.MonkeyPatch, *, cache: bool
) -> None:
    parent, one = os.getpid(), Reader.read

    def killed(reader: Reader, bundles: Sequence[Bundle]) -> list[Outcome]:
        if os.getpid() != parent and any(each.file.id == "casa-5" for each in bundles):
            os.kill(os.getpid(), signal.SIGKILL)
        return one(reader, bundles)

    monkeypatch.setattr(Reader, "read", killed)
    found = read(root, PROJECTIONS, Ways(jobs=2, cache=cache))
    again = read(root, PROJECTIONS, Ways(cache=cache))
    assert said(found) == said(again)
    assert again.reused == (RECORDS if cache else 0)


def test_this_process_does_something_else_meanwhile(root: Path) -> None:
    here: list[int] = []
    ways = Ways(jobs=2, meanwhile=lambda: here.append(os.getpid()))
    assert said(read(root, PROJECTIONS, ways)) == said(read(root, PROJECTIONS))
    assert here == [os.getpid()]


def broken_off(count: int = 2) -> None:
    """Stop as by Ctrl-C; not yet after the first one, which is read before anything is forked."""
    if count > 1:
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    "ways", [Ways(jobs=2, meanwhile=broken_off), Ways(jobs=2, advance=broken_off)]
)
def test_who_is_broken_off_leaves_no_process(root: Path, ways: Ways) -> None:
    with pytest.raises(KeyboardInterrupt):
        read(root, PROJECTIONS, ways)
    assert multiprocessing.active_children() == []


def test_ctrl_c_breaks_off_no_one_who_waits_however_often_it_is_pressed(root: Path) -> None:
    went_on = []

    def press() -> None:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        went_on.append(multiprocessing.active_children())

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        read(root, PROJECTIONS, Ways(jobs=2, meanwhile=press))
    assert len(went_on) == 1
    assert multiprocessing.active_children() == []
    assert signal.getsignal(signal.SIGINT) == before


def test_who_is_killed_takes_its_processes_along(root: Path) -> None:
    """They would hold their memory for ever."""
    ways = Ways(jobs=2, meanwhile=kill_this)
    assert all_end_with(lambda: read(root, PROJECTIONS, ways))
