"""How far the work is: told stage by stage to whoever watches, by default to nobody.

Only what puts stages in order knows of it; a stage itself is at most given something to call.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Stage(StrEnum):
    """The stages, in their order."""

    READ = "read"
    CHECK = "check"
    PLAN = "plan"
    WRITE = "write"


class Watcher(Protocol):
    """Whoever hears how far the work is; one stage ends before the next begins."""

    def begin(self, stage: Stage) -> None:
        """Hear that a stage begins."""

    def expect(self, total: int) -> None:
        """Hear how many things the stage has to do, once that is known."""

    def advance(self, count: int) -> None:
        """Hear that so many more of them are done."""

    def end(self) -> None:
        """Hear that the stage has ended, well or not."""


class Nobody:
    """Hears nothing."""

    def begin(self, stage: Stage) -> None:
        """Do nothing."""

    def expect(self, total: int) -> None:
        """Do nothing."""

    def advance(self, count: int) -> None:
        """Do nothing."""

    def end(self) -> None:
        """Do nothing."""


NOBODY = Nobody()


@contextmanager
def stage(watcher: Watcher, name: Stage) -> Iterator[None]:
    """Tell a watcher that what is done here is a stage."""
    watcher.begin(name)
    try:
        yield
    finally:
        watcher.end()


@dataclass(slots=True)
class Stopwatch:
    """Notes how many seconds each stage took, and passes on what it hears."""

    watcher: Watcher = NOBODY
    clock: Callable[[], float] = time.perf_counter
    seconds: dict[Stage, float] = field(default_factory=dict)
    _stage: Stage = Stage.READ
    _since: float = 0.0

    def begin(self, stage: Stage) -> None:
        """Start the clock."""
        self.watcher.begin(stage)
        self._stage, self._since = stage, self.clock()

    def expect(self, total: int) -> None:
        """Pass it on."""
        self.watcher.expect(total)

    def advance(self, count: int) -> None:
        """Pass it on."""
        self.watcher.advance(count)

    def end(self) -> None:
        """Stop the clock; a stage that comes again takes so much longer."""
        spent = self.clock() - self._since
        self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + spent
        self.watcher.end()
