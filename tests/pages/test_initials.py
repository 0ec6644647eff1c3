"""A part of a long list leads to few others, and every part can be reached."""

from itertools import pairwise

import pytest

from habitat_site.pages.initials import ALL, led_to

MANY = tuple(f"cooperativa-{number:03}" for number in range(800))


def test_of_few_parts_each_leads_to_all() -> None:
    few = MANY[:ALL]
    assert all(led_to(few, part) == few for part in few)


@pytest.mark.parametrize("at", [0, 1, 400, 798, 799])
def test_of_many_a_part_leads_to_those_beside_it_the_ends_and_some_between(at: int) -> None:
    found = led_to(MANY, MANY[at])
    beside = MANY[max(0, at - 2) : at + 3]
    assert {MANY[at], *beside, MANY[0], MANY[-1]} <= set(found)
    assert list(found) == sorted(set(found))
    assert len(found) <= ALL


def test_no_stretch_is_left_out_whole() -> None:
    places = [MANY.index(part) for part in led_to(MANY, MANY[3])]
    assert max(b - a for a, b in pairwise(places)) <= len(MANY) / 4


@pytest.mark.parametrize("count", [ALL + 1, 37, 800])
def test_from_part_to_part_every_one_is_reached(count: int) -> None:
    """Nobody has to go back to the list's own page."""
    parts = MANY[:count]
    reached, waiting = {parts[0]}, [parts[0]]
    while waiting:
        new = set(led_to(parts, waiting.pop())) - reached
        reached |= new
        waiting.extend(new)
    assert reached == set(parts)
