"""Boxes are found by their cells, and none is missed."""

from hypothesis import given
from hypothesis import strategies as st

from habitat_site.rendering.maps.labels import Taken, is_clear, slots

EDGES = st.tuples(st.floats(-50, 800), st.floats(-50, 400), st.floats(0, 90), st.floats(0, 40))


@given(st.lists(EDGES, max_size=12), EDGES)
def test_a_box_touches_what_is_taken_as_each_says(
    taken: list[tuple[float, float, float, float]], asked: tuple[float, float, float, float]
) -> None:
    boxes = [(x, y, x + width, y + height) for x, y, width, height in taken]
    x, y, width, height = asked
    box = (x, y, x + width, y + height)
    assert Taken(boxes).touches(box) == any(not is_clear(box, (each,)) for each in boxes)


def test_the_strips_of_a_country_leave_out_its_lakes() -> None:
    land = [(10, 0), (90, 0), (90, 100), (10, 100)]
    lake = [(40, 30), (60, 30), (60, 70), (40, 70)]
    found = slots([land, lake], (0, 0, 100, 100), step=10)
    widths = {slot.y: slot.right - slot.left for slot in found}
    assert widths[10] == 80
    assert widths[50] == 30
    assert min(widths) == 10  # the row beside the sheet's edge has no other above it


def test_a_name_has_no_room_outside_its_country() -> None:
    assert slots([[(0, 0), (3, 0), (3, 3)]], (0, 0, 100, 100)) == ()
