"""Making many pages, in one process or in several that share the plan by forking."""

import multiprocessing
import os
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol

from habitat_site.diagnostics import HabitatError
from habitat_site.pages.planned import Planned
from habitat_site.pages.values import Content, Page
from habitat_site.publishing.portions import Portion, portions
from habitat_site.publishing.shifts import Shift

# Below this a fork costs more than it saves; measured on two cores.
WORTH_FORKING = 64
LOOK = 0.2  # seconds between two looks at how far the workers are

Make = Callable[[Page], Content]
Put = Callable[[Page, Content], None]
Advance = Callable[[int], None]
Meanwhile = Callable[[], object]

# What a worker says at its end: an exception's class by name, and its words; nothing when all went
# well.
Failure = tuple[str, str]
NONE: Failure = ("", "")


def ignore(_count: int) -> None:
    """Take how many more pages are done, and tell nobody."""


def nothing() -> None:
    """Leave it at waiting, while others make pages."""


@dataclass(frozen=True, slots=True)
class Work:
    """How a page is made, where it is put, and who is told how many more are done.

    The first two may run in other processes. `meanwhile` is for who would only wait for these:
    something that can be done now as well as later, and is left where there is no time for it.
    """

    make: Make
    put: Put
    advance: Advance = ignore
    meanwhile: Meanwhile = nothing


class Workers(Protocol):
    """Whoever makes pages."""

    def run(self, pages: Sequence[Page], work: Work) -> None:
        """Make each page and put it where it belongs.

        Raises:
            HabitatError: a file could not be read or written.
            RuntimeError: a worker failed; the message holds its traceback.
        """
        ...


@dataclass(frozen=True, slots=True)
class Local:
    """As many processes of this machine as there are jobs.

    They are forked before any thread is started, inherit the plan and take portions off a shared
    counter, so that nothing is pickled. Where there is no fork, one process does it all. What a
    worker had in hand when it was killed is made by this process.
    """

    jobs: int = 1

    def run(self, pages: Sequence[Page], work: Work) -> None:
        """Make each page and put it where it belongs."""
        planned = Planned.of(pages)
        if self.jobs == 1 or len(pages) < WORTH_FORKING or not hasattr(os, "fork"):
            for portion in portions(planned):
                portion.make(planned, work.make, work.put)
                work.advance(portion.stop - portion.start)
            return
        _Crew(planned, work.make, work.put, self.jobs).run(work.advance, work.meanwhile)


class _Crew:
    """Forked workers at work on one list of pages."""

    def __init__(self, pages: Planned, make: Make, put: Put, jobs: int) -> None:
        self.pages = pages
        self.portions = portions(pages)
        self.make = make
        self.put = put
        self.jobs = jobs
        context = multiprocessing.get_context("fork")
        self.context = context
        self.next = context.RawValue("q", 0)
        self.turn = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the crew
        # Which portion each worker has in hand; -1 for none.
        self.hands = context.Array("q", [-1] * jobs, lock=False)

    def run(self, advance: Advance, meanwhile: Meanwhile) -> None:
        with self.turn:
            self._run(advance, meanwhile)

    def _run(self, advance: Advance, meanwhile: Meanwhile) -> None:
        failures = self._watch(advance, meanwhile)
        for kind, words in filter(None, failures):
            if kind == HabitatError.__name__:
                raise HabitatError(words)
            if kind:
                raise RuntimeError(words)
        lost = [self.hands[n] for n, failure in enumerate(failures) if failure is None]
        rest = range(self.next.value, len(self.portions))
        for number in (*(number for number in lost if number >= 0), *rest):
            self._make(self.portions[number])

    @property
    def _taken(self) -> int:
        """Return how many pages have been taken."""
        number = min(int(self.next.value), len(self.portions))
        return self.portions[number - 1].stop if number else 0

    def _start(self, number: int) -> tuple[Connection, tuple[int, Any]]:
        here, there = self.context.Pipe(duplex=False)
        process = self.context.Process(
            target=self._work, args=(number, there, os.getpid()), daemon=True
        )
        process.start()
        there.close()
        return here, (number, process)

    def _watch(self, advance: Advance, meanwhile: Meanwhile) -> list[Failure | None]:
        """Tell how far the workers are until all have ended, and return what each said last.

        Who ends before the work does has a successor; nobody takes the place of one that was
        killed.
        """
        said: list[Failure | None] = [None] * self.jobs
        told = 0
        working = dict(self._start(number) for number in range(self.jobs))
        meanwhile()
        while working:
            ready = wait(list(working), LOOK)
            for pipe in [pipe for pipe in working if pipe in ready]:
                number, process = working.pop(pipe)
                said[number] = _end(process, pipe)
                if said[number] == NONE and self.next.value < len(self.portions):
                    working |= [self._start(number)]
            done = self._taken
            advance(done - told)
            told = done
        return said

    def _work(self, number: int, pipe: Connection, parent: int) -> None:
        try:
            # The workers of a build that was killed must stop: they hold its lock.
            shift = Shift()
            while os.getppid() == parent and not shift.is_over():
                if (taken := self._take(number)) >= len(self.portions):
                    break
                portion = self.portions[taken]
                self._make(portion)
                shift.has_made(portion.stop - portion.start)
                self.hands[number] = -1
            failure = NONE
        except OSError as error:
            failure = (HabitatError.__name__, f"{error.filename}: {error.strerror or error}")
        except HabitatError as error:
            failure = (HabitatError.__name__, str(error))
        except BaseException:  # noqa: BLE001 - whatever it is, the parent has to hear of it
            failure = (RuntimeError.__name__, traceback.format_exc())
        if failure != NONE:
            with self._in_turn():
                self.next.value = len(self.portions)
        pipe.send(failure)

    def _take(self, number: int) -> int:
        with self._in_turn():
            taken = int(self.next.value)
            # In this order: if it is killed in between, the portion is made twice.
            self.hands[number] = taken
            self.next.value = taken + 1
        return taken

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        # The system opens this lock when its holder is killed; a semaphore would stay shut, and
        # all others would wait for ever.
        import fcntl  # there is none on Windows, nor a fork

        fcntl.lockf(self.turn, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(self.turn, fcntl.LOCK_UN)

    def _make(self, portion: Portion) -> None:
        portion.make(self.pages, self.make, self.put)


def _end(process: Any, pipe: Connection) -> Failure | None:
    """Return what a worker said at its end; nothing if it was killed before."""
    failure: Failure | None = None
    with suppress(EOFError):
        failure = pipe.recv()
    process.join()
    return failure
