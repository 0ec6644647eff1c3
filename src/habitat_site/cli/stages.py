"""How far a stage is, in words, and plain lines of it for a log."""

import time
from collections.abc import Callable

from habitat_site.languages import Language
from habitat_site.progress import Nobody, Stage

Clock = Callable[[], float]
# Seconds between two lines about the same stage, and what a stage takes to be worth a line.
BETWEEN = 10.0
WORTH_A_LINE = 1.0
MINUTE = 60
# Below these a time is told with one decimal, and with two.
SHORT, TENTH = 10, 0.1

FEWEST = 0.05  # of all that there is to do, before it is guessed how long the rest takes


class Account:
    """How far a stage is, and how to say so."""

    def __init__(self, language: Language, clock: Clock, stage: Stage = Stage.READ) -> None:
        """Start the account of a stage now."""
        self._language = language
        self._clock = clock
        self._since = clock()
        self.name = language.text(f"stage.{stage}")
        self.total: int | None = None
        self.done = 0

    @property
    def seconds(self) -> float:
        """Return for how long the stage has been going on."""
        return self._clock() - self._since

    def going(self) -> str:
        """Say how far it is, and how long it will still take if it goes on like this.

        The largest pages come first, so that a guess from the first few is far off.
        """
        if not self.done:
            return ""
        number = self._language.number
        if not self.total:
            return number(self.done)
        parts = {"done": number(self.done), "total": number(self.total)}
        if not FEWEST * self.total <= self.done < self.total:
            return self._language.text("stage.of", **parts)
        left = self.seconds / self.done * (self.total - self.done)
        return self._language.text("stage.left", time=duration(left, self._language), **parts)

    def ended(self) -> str:
        """Say what was done, and how long it took."""
        taken = duration(self.seconds, self._language)
        return f"{self._language.number(self.done)}, {taken}" if self.done else taken


class Quiet(Nobody):
    """Says only what a maintainer has to hear."""

    def __init__(self, write: Callable[[str], None]) -> None:
        """Take where to say it."""
        self.tell = write

    def close(self) -> None:
        """Do nothing."""


class Lines:
    """A line when a stage of some length ends, and now and then within a long one."""

    def __init__(
        self, language: Language, write: Callable[[str], None], clock: Clock = time.monotonic
    ) -> None:
        """Take how to say it and where to."""
        self._language = language
        self._write = write
        self._clock = clock
        self._account = Account(language, clock)
        self._next = BETWEEN

    def begin(self, stage: Stage) -> None:
        """Take down when it began."""
        self._account = Account(self._language, self._clock, stage)
        self._next = BETWEEN

    def expect(self, total: int) -> None:
        """Take down how much there is."""
        self._account.total = total

    def advance(self, count: int) -> None:
        """Write a line if the last one is long ago."""
        self._account.done += count
        if self._account.seconds >= self._next:
            self._next = self._account.seconds + BETWEEN
            self._say(self._account.going())

    def end(self) -> None:
        """Write how long it took, if that is worth a line."""
        if self._account.seconds > WORTH_A_LINE:
            self._say(self._account.ended())

    def tell(self, words: str) -> None:
        """Write a sentence for the maintainer."""
        self._write(words)

    def close(self) -> None:
        """Do nothing: what was written stays."""

    def _say(self, what: str) -> None:
        self._write(self._language.text("stage.line", stage=self._account.name, what=what))


def duration(seconds: float, language: Language) -> str:
    """Write a stretch of time: `0.04 s`, `0.9 s`, `12 s`, `3 min 20 s`."""
    if seconds < SHORT:
        most = 1 if seconds >= TENTH else 2
        return language.text("time.seconds", seconds=language.decimals(seconds, most))
    minutes, rest = divmod(round(seconds), MINUTE)
    if not minutes:
        return language.text("time.seconds", seconds=language.number(rest))
    return language.text("time.minutes", minutes=language.number(minutes), seconds=rest)
