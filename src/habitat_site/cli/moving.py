"""How far a stage is, as one line of a terminal that moves and is gone at the end."""

import sys
import time
from typing import TYPE_CHECKING, TextIO

from habitat_site.cli.stages import Account, Clock
from habitat_site.cli.terminal import write
from habitat_site.languages import Language
from habitat_site.progress import Stage

if TYPE_CHECKING:
    from rich.progress import Progress

# What is over sooner is never shown, nor anything imported for it.
PATIENCE = 1.0
# Seconds between two drawings.
BETWEEN = 0.1
# Columns of a terminal that has room for a bar, and how long a bar is.
ROOM, BAR = 60, 20


class MovingLine:
    """Draws the line when it hears something; a build forks, so that no thread may do it."""

    def __init__(
        self, language: Language, stream: TextIO | None = None, clock: Clock = time.monotonic
    ) -> None:
        """Take how to say it, and the terminal."""
        self._language = language
        self._stream = stream or sys.stderr
        self._clock = clock
        self._next = clock() + PATIENCE
        self._account = Account(language, clock)
        self._shown: Progress | None = None

    def begin(self, stage: Stage) -> None:
        """Show another stage."""
        self._account = Account(self._language, self._clock, stage)
        if self._shown is not None:
            self._next = 0.0
        self._draw()

    def expect(self, total: int) -> None:
        """Show how much there is."""
        self._account.total = total
        self._draw()

    def advance(self, count: int) -> None:
        """Show how much is done."""
        self._account.done += count
        self._draw()

    def end(self) -> None:
        """Leave it until the next begins."""

    def tell(self, words: str) -> None:
        """Write a sentence for the maintainer in place of the line."""
        self.close()
        write(self._stream, words)

    def close(self) -> None:
        """Take the line away."""
        if self._shown is not None:
            self._shown.stop()
            self._shown = None

    def _draw(self) -> None:
        now = self._clock()
        if now < self._next:
            return
        self._next = now + BETWEEN
        shown = self._shown or _line(self._stream)
        account, (task,) = self._account, shown.task_ids
        shown.update(
            task,
            description=account.name,
            total=account.total or None,
            completed=account.done,
            going=account.going(),
        )
        if self._shown is None:
            self._shown = shown
            shown.start()
        else:
            shown.refresh()


def _line(stream: TextIO) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn
    from rich.table import Column

    console = Console(file=stream, highlight=False)
    whole = Column(no_wrap=True, overflow="ellipsis")
    name = TextColumn("{task.description}", table_column=whole)
    going = TextColumn("{task.fields[going]}", table_column=whole)
    columns = (name, BarColumn(BAR), going) if console.width >= ROOM else (name, going)
    shown = Progress(
        *columns,
        console=console,
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    shown.add_task("", total=None, going="")
    return shown
