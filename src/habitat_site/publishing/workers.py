"""Doing one thing to many pages, in one process or in several that share the plan by forking."""

import multiprocessing
import os
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any

from habitat_site.diagnostics import HabitatError
from habitat_site.pages.values import Page

# Below this a fork costs more than it saves; measured on two cores.
WORTH_FORKING = 64
BATCH = 16

# What a worker says at its end: an exception's class by name, and its words; nothing when all went
# well.
Failure = tuple[str, str]
NONE: Failure = ("", "")


def for_each(pages: Sequence[Page], work: Callable[[Page], None], jobs: int) -> None:
    """Do `work` to every page.

    Workers are forked before any thread is started; they inherit the plan and take batches off a
    shared counter, so that nothing is pickled. Where there is no fork, one process does it all.

    Raises:
        HabitatError: a worker could not read or write a file.
        RuntimeError: a worker failed; the message holds its traceback.
    """
    if jobs == 1 or len(pages) < WORTH_FORKING or not hasattr(os, "fork"):
        for page in pages:
            work(page)
        return
    context = multiprocessing.get_context("fork")
    counter = context.Value("q", 0)
    workers = [_start(context, pages, work, counter) for _ in range(jobs)]
    failures = [_wait(process, pipe) for process, pipe in workers]
    for kind, words in failures:
        if kind == HabitatError.__name__:
            raise HabitatError(words)
        if kind:
            raise RuntimeError(words)


def _start(context: Any, pages: Sequence[Page], work: Callable[[Page], None], counter: Any) -> Any:
    here, there = context.Pipe(duplex=False)
    arguments = (pages, work, counter, there, os.getpid())
    process = context.Process(target=_take_batches, args=arguments, daemon=True)
    process.start()
    there.close()
    return process, here


def _wait(process: Any, pipe: Connection) -> Failure:
    try:
        failure: Failure = pipe.recv()
    except EOFError:
        process.join()
        failure = (RuntimeError.__name__, f"a worker died (exit code {process.exitcode})")
    process.join()
    return failure


def _take_batches(
    pages: Sequence[Page],
    work: Callable[[Page], None],
    counter: Any,
    pipe: Connection,
    parent: int,
) -> None:
    try:
        # The workers of a build that was killed must stop: they hold its lock.
        while os.getppid() == parent and (start := _next_batch(counter)) < len(pages):
            for page in pages[start : start + BATCH]:
                work(page)
        failure = NONE
    except OSError as error:
        failure = (HabitatError.__name__, f"{error.filename}: {error.strerror or error}")
    except HabitatError as error:
        failure = (HabitatError.__name__, str(error))
    except BaseException:  # noqa: BLE001 - whatever it is, the parent has to hear of it
        failure = (RuntimeError.__name__, traceback.format_exc())
    if failure != NONE:
        counter.value = len(pages)
    pipe.send(failure)


def _next_batch(counter: Any) -> int:
    with counter.get_lock():
        start = int(counter.value)
        counter.value = start + BATCH
    return start
