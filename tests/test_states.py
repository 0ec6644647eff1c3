"""Whether a file's state can be trusted."""

import time

import pytest

from habitat_site.states import SECOND, Clock, State

NOW = 1_800_000_000 * SECOND + 700_000_000


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock."""
    monkeypatch.setattr(time, "time_ns", lambda: NOW)


@pytest.mark.parametrize(
    ("age", "is_trusted"),
    [(0, False), (20_000_000, False), (100_000_001, True), (-SECOND, False)],
)
def test_a_file_as_young_as_the_tick_is_not_trusted(age: int, *, is_trusted: bool) -> None:
    assert Clock().trusts(State(1, NOW - age, NOW - age, 7)) is is_trusted


def test_an_old_file_that_was_replaced_just_now_is_not_trusted() -> None:
    """Copying with its time kept gives a file its old time of change, but a new inode."""
    assert not Clock().trusts(State(1, NOW - 90 * SECOND, NOW - 1, 7))


@pytest.mark.parametrize(("seconds", "is_trusted"), [(1, False), (3, True)])
def test_a_file_system_that_keeps_whole_seconds_ticks_slowly(
    seconds: int, *, is_trusted: bool
) -> None:
    changed = NOW - NOW % SECOND - seconds * SECOND
    assert Clock().trusts(State(1, changed, changed, 7)) is is_trusted
