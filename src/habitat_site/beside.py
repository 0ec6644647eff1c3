"""One piece of work in a process of its own, while something else is done in this one."""

import os
import pickle
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO, NoReturn, TypeVar

T = TypeVar("T")


def beside(work: Callable[[], T], here: Callable[[], object]) -> T:
    """Return what some work returns, which a forked process does while `here` is done.

    Where there is no fork, or nothing comes of it there, the work is done in this process: so its
    errors are those that it would have raised anyway.
    """
    if not hasattr(os, "fork"):
        return work()
    # By the system's own calls: `multiprocessing` takes longer to load than some of this work.
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        _send(work, theirs, ours)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        try:
            here()
            # What does not fit into a pipe is only written while somebody reads.
            came: tuple[T] | None = _came(pipe)
        finally:
            _end(process)
    return came[0] if came else work()


def _send(work: Callable[[], object], pipe: int, other: int) -> NoReturn:
    """Do the work and tell what came of it; who waits for more does the work again, and tells."""
    try:
        # Or it would wait at its own end for a reader that has been killed.
        os.close(other)
        with os.fdopen(pipe, "wb") as file:
            pickle.dump((work(),), file, pickle.HIGHEST_PROTOCOL)
    finally:
        # At once, whatever has happened: all that called this has its turn in the other process.
        os._exit(0)


def _came(pipe: BinaryIO) -> Any:
    try:
        return pickle.load(pipe)  # noqa: S301 - of our own process
    except (EOFError, OSError, pickle.UnpicklingError):
        return None


def _end(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGTERM)
    os.waitpid(process, 0)
