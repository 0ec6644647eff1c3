"""A run is not held up by Python's collector, neither within nor right behind it."""

import gc

import pytest

from habitat_site.collecting import nothing_collected


def test_the_collector_is_off_within_and_has_nothing_to_look_at_behind() -> None:
    before = gc.get_freeze_count()
    with nothing_collected():
        made = [[number] for number in range(5000)]
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > before + len(made)
    gc.unfreeze()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with nothing_collected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_collector_is_on_again_whatever_happens() -> None:
    with pytest.raises(ValueError, match="x"), nothing_collected():
        raise ValueError("x")
    assert gc.isenabled()
