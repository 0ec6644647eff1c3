"""Nominees stand in order, every tie is broken by a step that is said, and only a quorum wins."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import network
from tests.results.awards import ballot, edition
from tests.results.counting import counted, nominees, points, standing, voters


def test_without_a_quorum_nobody_wins() -> None:
    found = counted(
        edition(rules={"quorum": 2}),
        *voters("one", "two"),
        *nominees("x", "y"),
        ballot("one", scores={"x": points(5, 5), "y": points(1, 1)}),
        ballot("two", scores={"y": points(1, 1)}),
    )
    assert standing(found) == [("y", "1", ""), ("x", "5", "")]
    assert [p.wins for p in found.outcomes[0].places] == [True, False]


TIES = [
    pytest.param(
        [{"x": points(4, 4), "y": points(4, 4)}, {"x": points(4, 4)}], "voices", id="more voices"
    ),
    pytest.param([{"x": points(4, 2), "y": points(3, 4)}], "criterion:voice", id="heaviest"),
    pytest.param([{"x": points(4, 4), "y": points(4, 4)}], "draw", id="draw"),
]


@pytest.mark.parametrize(("scores", "step"), TIES)
def test_a_tie_is_broken_by_the_first_step_that_parts(scores: list[Any], step: str) -> None:
    ids = ("one", "two")[: len(scores)]
    found = counted(
        edition(),
        *voters("one", "two"),
        *nominees("x", "y"),
        *(ballot(id, scores=given) for id, given in zip(ids, scores, strict=True)),
    )
    first, second = found.outcomes[0].places
    assert (first.score, second.broken_by) == (second.score, step)
    assert step == "draw" or first.nominee.id == "x"


def test_voices_from_elsewhere_break_a_tie() -> None:
    found = counted(
        edition(),
        network("home", led_by="residents", countries=["UY"]),
        network("away", led_by="residents", countries=["KE"]),
        *nominees("x", "y"),
        ballot("home", scores={"x": points(2, 2), "y": points(4, 4)}),
        ballot("away", scores={"x": points(4, 4), "y": points(2, 2)}),
    )
    assert standing(found) == [("x", "3", ""), ("y", "3", "elsewhere")]


def test_the_draw_depends_on_every_ballot() -> None:
    def seed(more: int) -> str:
        scores = {"x": points(4, 4), "y": points(4, 4), "z": points(more, 0)}
        prize = counted(
            edition(), *voters("one"), *nominees("x", "y", "z"), ballot("one", scores=scores)
        )
        return prize.seed

    assert len({seed(0), seed(1), seed(2)}) == 3


@pytest.mark.parametrize(
    ("day", "is_sealed", "is_final"),
    [
        (date(2026, 3, 31), False, False),
        (date(2026, 4, 1), False, True),
        (date(2026, 4, 10), True, False),
        (date(2026, 4, 11), True, True),
    ],
)
def test_a_tally_is_final_when_nothing_can_be_added(
    day: date, *, is_sealed: bool, is_final: bool
) -> None:
    assert counted(edition(rules={"sealed": is_sealed}), today=day).is_final is is_final


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_tally_does_not_depend_on_the_order_of_its_records(data: st.DataObject) -> None:
    ids = ["a", "b", "c", "d"]
    marks = st.integers(0, 5)
    method = data.draw(st.sampled_from(["mean", "ranking", "approval"]))
    casts = []
    for voter in ("one", "two", "three"):
        some = data.draw(st.lists(st.sampled_from(ids), unique=True))
        scores = {name: points(data.draw(marks), data.draw(marks)) for name in some}
        fields: dict[str, dict[str, Any]] = {
            "mean": {"scores": scores},
            "ranking": {"ranking": some},
            "approval": {"approves": some},
        }
        casts.append(ballot(voter, **fields[method]))
    records = [*voters("one", "two", "three"), *nominees(*ids), *casts]
    prize = edition(method=method)
    found = counted(prize, *records)
    assert found == counted(prize, *data.draw(st.permutations(records)))
    ordered = [place.score for place in found.outcomes[0].places if place.score is not None]
    assert ordered == sorted(ordered, reverse=True)
