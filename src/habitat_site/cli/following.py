"""Following a command: who watches it, what it is told, and what was measured."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from habitat_site.cli.answers import show
from habitat_site.cli.moving import MovingLine
from habitat_site.cli.stages import Lines, Quiet, duration
from habitat_site.cli.terminal import tell
from habitat_site.languages import Language
from habitat_site.progress import Stage, Stopwatch, Watcher

# Terminals that cannot move a cursor.
PLAIN = frozenset({"dumb", "unknown"})


@dataclass(slots=True)
class Following:
    """What a command reports to while it works, and how long it has been at it.

    `done` is for the command to say with how many records or pages each stage had to do.
    """

    language: Language
    watcher: Watcher
    tell: Callable[[str], None]
    started: float = field(default_factory=time.perf_counter)
    done: Mapping[Stage, int] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        """Return how long it has been going on."""
        return time.perf_counter() - self.started

    def taken(self) -> str:
        """Say how long it has been going on."""
        return duration(self.seconds, self.language)


class Screen(Watcher, Protocol):
    """Where a maintainer reads how far the work is."""

    def tell(self, words: str) -> None:
        """Write a sentence."""

    def close(self) -> None:
        """Leave nothing behind that moves."""


@contextlib.contextmanager
def following(
    language: Language, *, quiet: bool = False, profile: bool = False
) -> Iterator[Following]:
    """Show how far the work is while it lasts, and with `profile` what it took in the end.

    With `quiet` only what a maintainer has to hear is told.
    """
    follow = _measured if profile else _shown
    with follow(language, quiet=quiet) as follower:
        yield follower


@contextlib.contextmanager
def _shown(language: Language, *, quiet: bool) -> Iterator[Following]:
    with contextlib.closing(_screen(language, quiet=quiet)) as screen:
        yield Following(language, screen, screen.tell)


@contextlib.contextmanager
def _measured(language: Language, *, quiet: bool) -> Iterator[Following]:
    from habitat_site.cli.memory import Memory
    from habitat_site.cli.profiling import Profile, memory_line, profile_table

    with Memory() as memory, _shown(language, quiet=quiet) as follower:
        stopwatch = Stopwatch(follower.watcher)
        follower.watcher = stopwatch
        yield follower
        seconds = follower.seconds
    profile = Profile(seconds, stopwatch.seconds, follower.done, memory.peak)
    show(profile_table(profile, language), stream=sys.stderr)
    tell(memory_line(profile, language))


def _screen(language: Language, *, quiet: bool) -> Screen:
    if quiet:
        return Quiet(tell)
    return MovingLine(language) if _can_move() else Lines(language, tell)


def _can_move() -> bool:
    is_terminal = sys.stderr.isatty() and os.environ.get("TERM") not in PLAIN
    return is_terminal and not os.environ.get("CI")
