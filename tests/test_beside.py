"""Work beside other work comes to what it would have come to alone, and leaves no process."""

import os
import signal

import pytest

from habitat_site.beside import beside
from tests.killing import all_end_with, kill_this

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing can be forked here")


def nothing() -> None:
    return


@needs_fork
def test_both_are_done_at_once() -> None:
    """Neither waits for the end of the other: each needs what the other does."""
    here_to_there, there_to_here = os.pipe(), os.pipe()

    def there() -> tuple[int, bytes]:
        os.write(there_to_here[1], b"from there")
        return os.getpid(), os.read(here_to_there[0], 100)

    def here() -> None:
        assert os.read(there_to_here[0], 100) == b"from there"
        os.write(here_to_there[1], b"from here")

    process, heard = beside(there, here)
    assert process != os.getpid()
    assert heard == b"from here"
    for end in (*here_to_there, *there_to_here):
        os.close(end)


def test_what_comes_may_be_larger_than_a_pipe() -> None:
    assert len(beside(lambda: b"x" * 2_000_000, nothing)) == 2_000_000


def test_nothing_is_a_result_too() -> None:
    assert beside(nothing, nothing) is None


def test_work_that_fails_fails_in_this_process() -> None:
    def fail() -> None:
        raise ZeroDivisionError(os.getpid())

    with pytest.raises(ZeroDivisionError, match=str(os.getpid())):
        beside(fail, nothing)


def test_what_a_killed_process_had_in_hand_is_done_here() -> None:
    parent = os.getpid()

    def die() -> int:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert beside(die, nothing) == parent


@needs_fork
def test_who_is_broken_off_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """As by Ctrl-C, while the other process would go on for a long time."""
    fork, processes = os.fork, list[int]()

    def counted() -> int:
        processes.append(fork())
        return processes[-1]

    def broken_off() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fork", counted)
    with pytest.raises(KeyboardInterrupt):
        beside(signal.pause, broken_off)
    with pytest.raises(ProcessLookupError):
        os.kill(processes[0], 0)


@needs_fork
def test_what_cannot_be_told_is_done_here() -> None:
    """Also where half of it was told already."""
    parent = os.getpid()

    def half() -> object:
        return b"x" * 2_000_000, (None if os.getpid() == parent else nothing_that_is_sent)

    def nothing_that_is_sent() -> None:
        return

    assert beside(half, nothing) == (b"x" * 2_000_000, None)


@needs_fork
def test_who_is_killed_takes_the_other_process_along() -> None:
    """Also one with more to tell than a pipe holds."""
    assert all_end_with(lambda: beside(lambda: b"x" * 2_000_000, kill_this))


def test_where_there_is_no_fork_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork", raising=False)
    assert beside(os.getpid, nothing) == os.getpid()
