"""Who stands beside an initiative: the next in an order that a newcomer does not upset."""

from habitat_site.documents import digest_of
from habitat_site.pages.initiatives import NEIGHBOURS, Ring

IDS = tuple(f"group-{number}" for number in range(12))
ORDER = sorted(IDS, key=digest_of)


def test_those_that_follow_in_the_order_of_digests_and_then_the_first() -> None:
    ring, twice = Ring(IDS), ORDER * 2
    for place, id in enumerate(ORDER):
        assert ring.following(id) == tuple(twice[place + 1 : place + 1 + NEIGHBOURS])


def test_in_a_small_set_nobody_stands_there_twice() -> None:
    assert Ring(IDS[:1]).following(IDS[0]) == ()
    assert set(Ring(IDS[:3]).following(IDS[0])) == set(IDS[1:3])


def test_who_is_not_in_the_set_gets_the_first_of_it() -> None:
    assert Ring(IDS).following("stranger") == tuple(ORDER[:NEIGHBOURS])
