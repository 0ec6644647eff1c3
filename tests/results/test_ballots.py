"""Which ballots count: in time, of somebody entitled, once, in the right form, under its seal."""

from typing import Any

import pytest

from habitat_site.catalogue import Entry
from habitat_site.results.seals import canonical, digest_of_vote
from tests.building import network
from tests.results.awards import ballot, edition
from tests.results.counting import counted, nominees, points, standing, voters


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"date": "2026-03-09"}, "outside-dates"),
        ({"date": "2026-04-01"}, "outside-dates"),
        ({"date": "2026-03"}, ""),
        ({"network": "office"}, "not-entitled"),
        ({"network": "nobody"}, "not-entitled"),
        ({"ranking": ["x"], "scores": {}}, "wrong-form"),
        ({"ranking": ["x"]}, "wrong-form"),
        ({"scores": {}}, "wrong-form"),
        ({"seal": "0" * 64}, "seal"),
    ],
)
def test_a_ballot_that_does_not_count_says_why(fields: dict[str, Any], why: str) -> None:
    given = {"network": "one", "scores": {"x": points(5, 5)}} | fields
    found = counted(
        edition(),
        *voters("one"),
        network("office", led_by="support"),
        *nominees("x"),
        ballot("b", **given),
    )
    assert [cast.why for cast in found.ballots] == [why]
    assert [len(place.marks) for place in found.outcomes[0].places] == [0 if why else 1]


def test_the_first_of_two_ballots_counts() -> None:
    found = counted(
        edition(),
        *voters("one"),
        *nominees("x"),
        ballot("a", "one", scores={"x": points(0, 0)}, date="2026-03-20"),
        ballot("b", "one", scores={"x": points(5, 5)}, date="2026-03-12"),
    )
    assert [(cast.id, cast.why) for cast in found.ballots] == [("a", "twice"), ("b", "")]
    assert standing(found) == [("x", "5", "")]


def sealed(**fields: Any) -> Entry[Any]:
    """Return a ballot with the seal that fits it."""
    whole: dict[str, Any] = {"scores": {"x": points(5, 5)}, "salt": "0123456789abcdef"}
    seal = digest_of_vote(canonical(ballot("one", **whole).record))
    given: dict[str, Any] = {"seal": seal, "opened": "2026-04-02"} | whole | fields
    return ballot("one", **given)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, ""),
        ({"scores": {}, "salt": None, "opened": None}, "not-opened"),
        ({"scores": {"x": points(5, 4)}}, "seal"),
        ({"salt": "0123456789abcdee"}, "seal"),
        ({"seal": None}, "seal"),
        ({"opened": None}, "seal"),
        ({"opened": "2026-03-31"}, "opened-outside-dates"),
        ({"opened": "2026-04-11"}, "opened-outside-dates"),
        ({"title": "Another title"}, ""),
    ],
)
def test_a_sealed_ballot_counts_once_it_is_opened_and_fits(
    fields: dict[str, Any], why: str
) -> None:
    found = counted(
        edition(rules={"sealed": True}), *voters("one"), *nominees("x"), sealed(**fields)
    )
    assert [cast.why for cast in found.ballots] == [why]
