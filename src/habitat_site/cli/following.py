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
from habitat_site.cli.stages import Lines, duration
from habitat_site.cli.terminal import tell
from habitat_site.languages import Language
from habitat_site.progress import NOBODY, Stage, Stopwatch, Watcher

# Terminals that cannot move a cursor.
PLAIN = frozenset({"dumb", "unknown"})


@dataclass(frozen=True, slots=True)
class Following:
    """What a command reports to while it works, and what it has taken when it is done."""

    language: Language
    watcher: Watcher
    tell: Callable[[str], None]
    started: float = field(default_factory=time.perf_counter)

    def taken(self) -> str:
        """Say how long it has taken until now."""
        return duration(time.perf_counter() - self.started, self.language)


class _Screen(Watcher, Protocol):
    def tell(self, words: str) -> None: ...

    def close(self) -> None: ...


@contextlib.contextmanager
def following(language: Language, *, quiet: bool = False) -> Iterator[Following]:
    """Show how far the work is while it lasts; with `quiet`, only what is wrong is told."""
    if quiet:
        yield Following(language, NOBODY, tell)
        return
    screen: _Screen = MovingLine(language) if is_moving() else Lines(language, tell)
    with contextlib.closing(screen):
        yield Following(language, screen, screen.tell)
