"""Room for the calls of one run, so that Python does not ask the system for it at each.

CPython lays what calls need into chunks of 16 kB and gives a chunk back when the first call in it
returns (`push_chunk` and `_PyThreadState_PopFrame` in 3.11's Python/pystate.c). A loop that happens
to stand where one ends then asks for memory at every call, and has it cleared: a build of a
thousand records did so eight thousand times. A call that does not fit gets a chunk of the next
power of two, and those below it share what it leaves.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

# So many bytes are left, of memory that nobody pays for until it is used: templates within
# templates need a fifth of it.
LEFT = 2**17
WORD = 8


def with_room(work: Callable[P, R]) -> Callable[P, R]:
    """Let a function run where all calls below it find room."""

    def roomy(*args: P.args, **facts: P.kwargs) -> R:
        return work(*args, **facts)

    # More than half of a chunk of twice the size.
    roomy.__code__ = roomy.__code__.replace(co_stacksize=LEFT // WORD)
    return wraps(work)(roomy)
