"""Keeping Python's collector of cycles out of the way of one run.

A build makes millions of values that stay until its end, and hardly a cycle. Looking through all of
them again and again takes a third of the time; and in a forked process it copies every page of
memory that it looks at.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Run without the collector; what is forked meanwhile does so too.

    What was made meanwhile is never looked at: a command ends soon after.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # Or the first look, at everything, would come right now.
            gc.freeze()
            gc.enable()
