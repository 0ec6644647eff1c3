"""Pieces of work done beside each other: each step of all before the next, results in order."""

import pytest

from habitat_site.reading.in_step import Steps, in_step


def piece(name: str, steps: int, done: list[str]) -> Steps[str]:
    for step in range(steps):
        done.append(f"{name}{step}")
        yield
    return name.upper()


def test_a_step_of_each_piece_comes_before_the_next_step_of_any() -> None:
    done: list[str] = []
    in_step([piece("a", 2, done), piece("b", 2, done)])
    assert done == ["a0", "b0", "a1", "b1"]


def test_pieces_with_fewer_steps_end_sooner_and_keep_their_place() -> None:
    done: list[str] = []
    made = in_step([piece("a", 3, done), piece("b", 0, done), piece("c", 1, done)])
    assert made == ["A", "B", "C"]
    assert done == ["a0", "c0", "a1", "a2"]


def test_nothing_comes_of_nothing() -> None:
    assert in_step([]) == []


def test_what_goes_wrong_in_one_piece_is_told() -> None:
    def failing() -> Steps[str]:
        yield
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        in_step([piece("a", 3, []), failing()])
