"""Reading many bundles at once, in processes that share what they need by forking."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from habitat_site.reading.bundles import Reader
from habitat_site.reading.outcomes import Bundle, Outcome

# Below this a fork costs more than it saves; measured on two cores.
WORTH_FORKING = 128
# How many are sent at once, and read beside each other: with eight a record takes longer.
BATCH = 64

_reader: Reader
_bundles: Sequence[Bundle]


def read_all(
    bundles: Sequence[Bundle], reader: Reader, jobs: int, advance: Callable[[int], None]
) -> Iterator[Outcome]:
    """Yield what came of each bundle, in their order.

    Where a worker dies, or where there is no fork, the rest is read in this process.

    Raises:
        HabitatError: a file cannot be read.
    """
    done = 0
    if jobs > 1 and len(bundles) >= WORTH_FORKING:
        for outcomes in _in_processes(bundles, reader, jobs):
            done += len(outcomes)
            advance(len(outcomes))
            yield from outcomes
    for start in range(done, len(bundles), BATCH):
        outcomes = reader.read(bundles[start : start + BATCH])
        advance(len(outcomes))
        yield from outcomes


def _in_processes(bundles: Sequence[Bundle], reader: Reader, jobs: int) -> Iterator[list[Outcome]]:
    """Yield what came of the bundles, as far as processes of this machine get."""
    # Most runs have little to read, and these take a while to load.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    if "fork" not in multiprocessing.get_all_start_methods():
        return
    # Given to the workers when they are forked, so that none of it is pickled.
    fork = multiprocessing.get_context("fork")
    starts = range(0, len(bundles), BATCH)
    given = (reader, bundles)
    with suppress(BrokenProcessPool), ProcessPoolExecutor(jobs, fork, _take, given) as pool:
        yield from pool.map(_read_batch, starts)


def _take(reader: Reader, bundles: Sequence[Bundle]) -> None:
    global _reader, _bundles
    _reader, _bundles = reader, bundles


def _read_batch(start: int) -> list[Outcome]:
    return _reader.read(_bundles[start : start + BATCH])
