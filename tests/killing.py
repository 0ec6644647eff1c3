"""A process that is killed at work, and whether those that it began end with it."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import wait

PATIENCE = 30  # seconds: only what has gone wrong takes longer than a moment


def kill_this() -> None:
    """End this process as the system does when memory runs out: it can do nothing any more."""
    os.kill(os.getpid(), signal.SIGKILL)


def all_end_with(work: Callable[[], object]) -> bool:
    """Tell whether some work, in which `kill_this` is called, leaves no process."""
    heard, held = os.pipe()

    def run() -> None:
        os.close(heard)
        os.setpgid(0, 0)
        work()

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    os.close(held)
    process.join()
    try:
        assert process.exitcode == -signal.SIGKILL
        # It can be read to its end when nobody is left who holds the other end.
        return bool(wait([heard], PATIENCE)) and not os.read(heard, 1)
    finally:
        os.close(heard)
        with suppress(ProcessLookupError):
            os.killpg(process.pid or 0, signal.SIGKILL)
