"""Reading many bundles at once, in processes that share what they need by forking."""

import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING

from habitat_site.reading.bundles import Reader
from habitat_site.reading.outcomes import Bundle, Outcome
from habitat_site.reading.shelf import Shelf

if TYPE_CHECKING:
    from habitat_site.reading.laying import Laying

# Below this a fork costs more than it saves; measured on two cores.
WORTH_FORKING = 128
# How many are sent at once, and read beside each other: with eight a record takes longer.
BATCH = 64
# How many are read before the others are forked, which need not load the same then.
FIRST = 8


@dataclass(frozen=True, slots=True)
class Crew:
    """Who reads: this process, or so many others, which lay what is large on its shelf.

    `advance` is told how many more bundles are read. `meanwhile` is for a process that would only
    wait for others: something that can be done now as well as later.
    """

    reader: Reader
    shelf: Shelf
    jobs: int
    advance: Callable[[int], None]
    meanwhile: Callable[[], object]

    def read_all(self, bundles: Sequence[Bundle]) -> Generator[Outcome]:
        """Yield what came of each bundle, in their order.

        Where a worker dies, or where there is no fork, the rest is read in this process.

        Raises:
            HabitatError: a file cannot be read.
        """
        done = 0
        if self.jobs > 1 and len(bundles) >= WORTH_FORKING:
            for outcomes in self._in_processes(bundles):
                done += len(outcomes)
                self.advance(len(outcomes))
                yield from outcomes
        for start in range(done, len(bundles), BATCH):
            outcomes = self.reader.read(bundles[start : start + BATCH])
            self.advance(len(outcomes))
            yield from outcomes

    def _in_processes(self, bundles: Sequence[Bundle]) -> Iterator[list[Outcome]]:
        """Yield what came of the bundles, as far as processes of this machine get."""
        # Most runs have little to read, and these take a while to load.
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        from habitat_site.reading.laying import Laying

        if "fork" not in multiprocessing.get_all_start_methods():
            return
        yield self.reader.read(bundles[:FIRST])
        # From here on others write as well, behind what lies there.
        self.shelf.write()
        fork = multiprocessing.get_context("fork")
        laying = Laying(self.shelf, fork.Value("Q", self.shelf.size))
        # Given to the workers when they are forked, so that none of it is pickled.
        given = (self.reader, bundles, laying)
        starts = range(FIRST, len(bundles), BATCH)
        pool = ProcessPoolExecutor(self.jobs, fork, _take, given)
        with _stoppable(), suppress(BrokenProcessPool), pool:
            found = pool.map(_read_batch, starts)
            try:
                self.meanwhile()
                yield from found
            finally:
                # Whoever is broken off does not wait for what nobody has begun.
                pool.shutdown(cancel_futures=True)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let Ctrl-C end the processes, and this one when it has seen that they are gone.

    Broken off while it waits for them, it might wait for ever: the locks of a pool stay shut, and
    Python takes its thread for ended (bpo-45274).

    Raises:
        KeyboardInterrupt: somebody has pressed it meanwhile.
    """
    if current_thread() is not main_thread():
        # It is for the main one.
        yield
        return
    from multiprocessing import active_children

    pressed: list[int] = []

    def stop(number: int, _frame: object) -> None:
        pressed.append(number)
        for process in active_children():
            process.kill()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if pressed:
            raise KeyboardInterrupt


_reader: Reader
_bundles: Sequence[Bundle]
_laying: "Laying"


def _take(reader: Reader, bundles: Sequence[Bundle], laying: "Laying") -> None:
    global _reader, _bundles, _laying
    # Ctrl-C reaches them as well. Who is broken off between two of its messages leaves the pool
    # waiting for it: the process that forked them stops them instead.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _reader, _bundles, _laying = reader, bundles, laying


def _end_with_parent() -> None:
    """End when the process that forked this one does: killed, it leaves a pool waiting for work."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _read_batch(start: int) -> list[Outcome]:
    return _laying.lay(_reader.read(_bundles[start : start + BATCH]))
