"""One piece of work in a process of its own, while something else is done in this one."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")


def beside(work: Callable[[], T], here: Callable[[], object]) -> T:
    """Return what some work returns, which a forked process does while `here` is done.

    Where there is no fork, or nothing comes of it there, the work is done in this process: so its
    errors are those that it would have raised anyway.
    """
    if not hasattr(os, "fork"):
        return work()
    # Most runs have too little to do, and these take a while to load.
    import multiprocessing

    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, theirs, ours), daemon=True)
    process.start()
    theirs.close()
    try:
        here()
        # What does not fit into a pipe is only written while somebody reads.
        came = _came(ours)
    finally:
        process.terminate()
        process.join()
        ours.close()
    return came[0] if came else work()


def _send(
    work: Callable[[], T],
    pipe: "Connection[tuple[T], object]",
    other: "Connection[object, tuple[T]]",
) -> None:
    # Or it would wait at its own end for a reader that has been killed.
    other.close()
    try:
        pipe.send((work(),))
    except BaseException:  # noqa: BLE001 - who waits for it does the work again, and tells
        return


def _came(pipe: "Connection[object, tuple[T]]") -> tuple[T] | None:
    try:
        return pipe.recv()
    except (EOFError, OSError):
        return None
