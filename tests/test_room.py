"""Calls below a function with room ask the system for no memory."""

import pytest

from habitat_site.room import with_room

resource = pytest.importorskip("resource", reason="nobody counts here how often memory is given")
CALLS = 400


def leaf(number: int) -> int:
    """Return what it is given."""
    return number


def faults(depth: int) -> int:
    """Return how often memory was given while something was called again and again, so far down."""
    if depth:
        return faults(depth - 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for number in range(CALLS):
        leaf(number)
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)


@with_room
def worst() -> int:
    """Return the most of any depth: some are at the end of a chunk, where there are several."""
    return max(map(faults, range(300)))


def test_no_depth_is_where_each_call_needs_memory() -> None:
    assert worst() < CALLS


@with_room
def divided(number: int, *, by: int) -> float:
    """Divide."""
    return number / by


def test_it_is_the_function_that_it_was() -> None:
    assert divided(6, by=3) == 2
    assert (divided.__name__, divided.__doc__) == ("divided", "Divide.")
    with pytest.raises(ZeroDivisionError):
        divided(1, by=0)
