"""Numbers of many figures: exact, whole or not, and with the ends that somebody told."""

from decimal import Decimal

import pytest

from habitat_site.results.numbers import LIMIT, Ends, Numbers

EXACT = (3, Decimal("0.1"), LIMIT, -LIMIT, Decimal("0.2"))


def test_numbers_stay_what_they_were() -> None:
    numbers = Numbers(EXACT)
    assert tuple(numbers[place] for place in range(len(EXACT))) == EXACT
    assert numbers.published([4, 0]) == [0.2, 3]
    assert numbers.sum([0, 1, 4]) == Decimal("3.3")
    assert numbers.sum([2, 3, 0]) == 3


@pytest.mark.parametrize(
    ("rows", "differ", "beyond", "published"),
    [([0, 2], False, 0, [10, 30]), ([1, 2], True, 5, [25, 30]), ([], False, 0, [])],
)
def test_an_end_that_nobody_told_is_the_value(
    rows: list[int], differ: bool, beyond: int, published: list[float]
) -> None:
    highest = Ends(Numbers((10, 20, 30)), {1: 25})
    assert highest.differ(rows) is differ
    assert highest.beyond(rows) == beyond
    assert highest.published(rows) == published
    assert [highest[row] for row in rows] == published
