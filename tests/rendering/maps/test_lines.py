"""Lines stay where they were, only shorter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.rendering.maps.lines import (
    clipped,
    closed_path,
    open_path,
    pieces,
    rounded,
)
from habitat_site.rendering.maps.projection import XY

COORDINATES = st.floats(-500, 500)
LINES = st.lists(st.tuples(COORDINATES, COORDINATES), min_size=2, max_size=40)
BOX = (0.0, 0.0, 100.0, 80.0)


@given(LINES)
def test_a_clipped_line_stays_in_its_box(line: list[XY]) -> None:
    for x, y in clipped(line, BOX):
        assert -1e-6 <= x <= 100 + 1e-6
        assert -1e-6 <= y <= 80 + 1e-6


def test_a_box_inside_land_is_all_land() -> None:
    around = [(-10.0, -10.0), (200.0, -10.0), (200.0, 200.0), (-10.0, 200.0)]
    assert set(clipped(around, BOX)) == {(0, 0), (100, 0), (100, 80), (0, 80)}


@given(LINES)
def test_pieces_hold_every_point_inside(line: list[XY]) -> None:
    kept = {point for piece in pieces(line, BOX) for point in piece}
    inside = {(x, y) for x, y in line if 0 <= x <= 100 and 0 <= y <= 80}
    assert inside <= kept


def points_of(path: str) -> list[tuple[int, int]]:
    numbers = [int(each) for each in re.findall(r"-?\d+", path)]
    x, y = numbers[:2]
    found = [(x, y)]
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x, y))
    return found


@given(st.lists(st.tuples(st.integers(-900, 900), st.integers(-900, 900)), min_size=2, max_size=20))
def test_a_path_says_what_was_written(points: list[tuple[int, int]]) -> None:
    assert points_of(open_path(points)) == points


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ([(0.2, 0.1), (0.4, 0.3), (9.9, 0.0), (20.2, 0.4), (20, -7)], "M0 0l20 0 0-7"),
        ([(-3.0, 4.0), (5.0, 6.0)], "M-3 4l8 2"),
    ],
)
def test_short_paths(line: list[XY], path: str) -> None:
    assert open_path(rounded(line)) == path


def test_a_closed_path_does_not_repeat_its_start() -> None:
    assert closed_path([(0, 0), (4, 0), (4, 4), (0, 0)]) == "M0 0l4 0 0 4z"
