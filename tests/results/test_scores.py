"""A score is exact: means are weighted, rankings give even steps, approvals are shares."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.results.scores import borda
from tests.results.awards import ballot, edition
from tests.results.counting import counted, nominees, points, standing, voters


def test_a_score_is_the_mean_of_weighted_points() -> None:
    """(2×5 + 4)/3 and (2×3 + 5)/3, so 25/6; nothing is rounded."""
    found = counted(
        edition(),
        *voters("one", "two"),
        *nominees("x", "y"),
        ballot("one", scores={"x": points(5, 4), "y": points(0, 1)}),
        ballot("two", scores={"x": points(3, 5)}),
    )
    assert standing(found) == [("x", "25/6", ""), ("y", "1/3", "")]
    assert [place.wins for place in found.outcomes[0].places] == [True, False]


def test_weights_are_exact() -> None:
    """Three tenths and seven tenths are one; as floats they are a little more or less."""
    criteria = [
        {"id": "voice", "title": "V", "weight": "0.1"},
        {"id": "tenure", "title": "T", "weight": "0.2"},
    ]
    found = counted(
        edition(criteria=criteria),
        *voters("one"),
        *nominees("x"),
        ballot("one", scores={"x": points(3, 0)}),
    )
    assert standing(found) == [("x", "1", "")]


def test_recused_voters_leave_a_mean_to_the_others() -> None:
    found = counted(
        edition(),
        *voters("one", "two"),
        *nominees("x"),
        ballot("one", scores={"x": points(5, 5)}),
        ballot(
            "two",
            scores={"x": points(0, 0)},
            recusals=[{"nomination": "x", "reason": "family"}],
        ),
    )
    assert standing(found) == [("x", "5", "")]


@pytest.mark.parametrize(
    ("ranked", "judged", "expected"),
    [
        ("abc", "abc", {"a": "1", "b": "1/2", "c": "0"}),
        ("a", "abc", {"a": "1", "b": "1/4", "c": "1/4"}),
        ("ba", "abcd", {"a": "2/3", "b": "1", "c": "1/6", "d": "1/6"}),
        ("ab", "ab", {"a": "1", "b": "0"}),
        ("", "abc", {}),
        ("a", "a", {}),
    ],
)
def test_a_ranking_gives_even_steps_and_shares_the_rest(
    ranked: str, judged: str, expected: dict[str, str]
) -> None:
    found = borda(list(ranked), list(judged))
    assert {name: str(value) for name, value in found.items()} == expected


@given(st.integers(2, 12), st.data())
def test_a_ranking_gives_the_same_sum_however_much_of_it_is_left_out(
    size: int, data: st.DataObject
) -> None:
    """So a voter has no more weight by ranking fewer."""
    names = [str(number) for number in range(size)]
    ranked = data.draw(st.lists(st.sampled_from(names), unique=True, min_size=1))
    assert sum(borda(ranked, names).values()) == Fraction(size, 2)


def test_a_ranking_takes_a_recused_nominee_out() -> None:
    """Of x, y and z, the one who may not judge y ranks two: first and last."""
    recusals = [{"nomination": "y", "reason": "funder"}]
    found = counted(
        edition(method="ranking"),
        *voters("one", "two"),
        *nominees("x", "y", "z"),
        ballot("one", ranking=["z", "x"], recusals=recusals),
        ballot("two", ranking=["x", "y", "z"]),
    )
    assert standing(found) == [("x", "1/2", ""), ("z", "1/2", "draw"), ("y", "1/2", "voices")]


def test_approval_counts_the_share_of_those_who_voted() -> None:
    found = counted(
        edition(method="approval", rules={"quorum": 2}),
        *voters("one", "two", "three"),
        *nominees("x", "y"),
        ballot("one", approves=["x"]),
        ballot("two", approves=["x", "y"]),
        ballot("three", approves=["y"], recusals=[{"nomination": "x", "reason": "work"}]),
    )
    assert standing(found) == [("x", "1", ""), ("y", "2/3", "")]
