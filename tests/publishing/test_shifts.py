"""How long a worker goes on, and how seldom it asks what memory it takes."""

import mmap
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from habitat_site.publishing import shifts
from habitat_site.publishing.shifts import AT_LEAST, FAULT, MOST_ALONE, SHORTEST, STEP, Shift


class Memory:
    """A process's memory as the system tells it, and how often it was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.given = 1000
        self.mine = 0
        self.looks = 0
        self.seconds = 0.0
        monkeypatch.setattr(shifts, "faults", lambda: self.given)
        monkeypatch.setattr(shifts, "alone", self._look)
        monkeypatch.setattr(time, "monotonic", lambda: self.seconds)

    def _look(self) -> int:
        self.looks += 1
        return self.mine


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Memory:
    return Memory(monkeypatch)


def old_enough() -> Shift:
    """Return a shift in which enough has been made that it may be over."""
    shift = Shift()
    shift.has_made(SHORTEST)
    return shift


def test_nobody_asks_what_cannot_be_too_much_yet(memory: Memory) -> None:
    shift = old_enough()
    memory.given += MOST_ALONE // FAULT - 1
    assert not shift.is_over()
    assert memory.looks == 0


def test_memory_is_asked_for_again_when_the_rest_may_be_used_up(memory: Memory) -> None:
    shift = old_enough()
    memory.given += MOST_ALONE // FAULT
    memory.mine = MOST_ALONE // 2
    assert not shift.is_over()
    memory.given += MOST_ALONE // 2 // FAULT - 1
    assert not shift.is_over()
    assert memory.looks == 1
    memory.given += 1
    memory.mine = MOST_ALONE + 1
    assert shift.is_over()
    assert memory.looks == 2


def test_near_the_end_memory_is_not_asked_for_at_every_portion(memory: Memory) -> None:
    shift = old_enough()
    memory.given += MOST_ALONE // FAULT
    memory.mine = MOST_ALONE
    assert not shift.is_over()
    memory.given += STEP // FAULT - 1
    assert not shift.is_over()
    assert memory.looks == 1


def test_where_one_fault_may_bring_much_memory_is_asked_for_after_a_while(memory: Memory) -> None:
    shift = old_enough()
    memory.mine = MOST_ALONE + 1
    memory.seconds = AT_LEAST - 0.1
    assert not shift.is_over()
    memory.seconds = AT_LEAST
    assert shift.is_over()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked for no huge pages")
def test_a_process_is_given_the_memory_that_it_writes_to() -> None:
    before = shifts.faults()
    with mmap.mmap(-1, STEP) as held:
        with suppress(OSError):  # a system without huge pages cannot be asked for none
            held.madvise(mmap.MADV_NOHUGEPAGE)
        held.write(b"1" * STEP)
    assert shifts.faults() - before >= STEP // FAULT


@pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells what a process has alone"
)
def test_what_a_process_has_for_itself_grows_with_what_it_holds() -> None:
    before = shifts.alone()
    held = b"\1" * (32 * 2**20)
    assert shifts.alone() - before > len(held) / 2
