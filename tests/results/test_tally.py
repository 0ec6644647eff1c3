"""Ballots are counted exactly, and every tie is broken by a step that is said."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.catalogue import Entry
from habitat_site.records import Record
from habitat_site.results.scores import borda
from habitat_site.results.seals import canonical, digest_of_vote
from habitat_site.results.tally import Tally, tally
from tests.building import catalogue, initiative, network
from tests.results.awards import ballot, edition, nomination

TODAY = date(2026, 11, 21)
RESIDENTS = {"led_by": "residents"}


def counted(prize: Entry[Any], *others: Entry[Record], today: date = TODAY) -> Tally:
    whole = catalogue(prize, *others)
    return tally(prize, whole, today)


def voters(*ids: str) -> list[Entry[Record]]:
    return [network(id, **RESIDENTS) for id in ids]


def nominees(*ids: str) -> list[Entry[Record]]:
    """Return initiatives that nobody who votes has anything to do with."""
    made: list[Entry[Record]] = [network("others")]
    for id in ids:
        made += [initiative(id), nomination(id, by="others")]
    return made


def standing(found: Tally) -> list[tuple[str, str, str]]:
    """Return the nominees by place, with their scores and the step that broke a tie."""
    return [(p.nominee.id, str(p.score), p.broken_by) for p in found.outcomes[0].places]


def points(voice: int, tenure: int) -> dict[str, str]:
    return {"voice": str(voice), "tenure": str(tenure)}


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


@pytest.mark.parametrize(
    "bond",
    [
        pytest.param({"by": "one"}, id="it nominated it"),
        pytest.param({"by": "member"}, id="a network within it nominated it"),
        pytest.param({"by": "others", "networks": ["one"]}, id="it belongs to the voter"),
        pytest.param({"by": "others", "networks": ["branch"]}, id="it belongs to one far within"),
    ],
)
def test_nobody_votes_on_its_own(bond: dict[str, Any]) -> None:
    found = counted(
        edition(),
        *voters("one", "two"),
        network("others"),
        network("member", member_of=["one"]),
        network("branch", member_of=["member"]),
        initiative("x", networks=bond.get("networks", [])),
        nomination("x", by=bond["by"]),
        ballot("one", scores={"x": points(5, 5)}),
        ballot("two", scores={"x": points(1, 1)}),
    )
    assert standing(found) == [("x", "1", "")]
    assert [(s.nomination, s.why) for s in found.ballots[0].struck] == [("x", "own-nominee")]


def test_partners_and_who_is_no_member_at_the_time_can_be_voted_on() -> None:
    found = counted(
        edition(),
        *voters("one"),
        network("partner", member_of=[{"network": "one", "relation": "partner"}]),
        network("former", member_of=[{"network": "one", "until": "2020"}]),
        network("later", member_of=[{"network": "one", "since": "2026-04"}]),
        initiative("x"),
        initiative("y"),
        initiative("z"),
        nomination("x", by="partner"),
        nomination("y", by="former"),
        nomination("z", by="later"),
        ballot("one", scores={"x": points(5, 5), "y": points(4, 4), "z": points(3, 3)}),
    )
    assert standing(found) == [("x", "5", ""), ("y", "4", ""), ("z", "3", "")]


def test_who_was_a_member_while_ballots_were_cast_does_not_become_free_to_be_voted_on() -> None:
    """A membership that ended since changes nothing of what was decided before."""
    found = counted(
        edition(),
        *voters("one"),
        network("member", member_of=[{"network": "one", "until": "2026-03"}]),
        initiative("x"),
        nomination("x", by="member"),
        ballot("one", scores={"x": points(5, 5)}),
    )
    assert standing(found) == [("x", "None", "")]


def test_a_juror_does_not_vote_on_what_belongs_to_an_affiliation() -> None:
    jury = [{"id": "builder", "role": "Builder", "affiliations": ["one", {"name": "A firm"}]}]
    found = counted(
        edition(rules={"voices": "jury"}, jury=jury),
        *voters("one"),
        *nominees("y"),
        initiative("x"),
        nomination("x", by="one"),
        ballot("b", juror="builder", scores={"x": points(5, 5), "y": points(2, 2)}),
        ballot("n", "one", scores={"y": points(5, 5)}),
    )
    assert standing(found) == [("y", "2", ""), ("x", "None", "")]
    assert found.ballots[1].why == "not-entitled"


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
    ("voices", "entitled"),
    [
        ("resident-led", ["networks/one"]),
        ("networks", ["networks/office", "networks/one", "networks/others"]),
        ("jury", ["jury/a"]),
        ("networks-and-jury", ["jury/a", "networks/office", "networks/one", "networks/others"]),
    ],
)
def test_an_edition_says_whose_the_voices_are(voices: str, entitled: list[str]) -> None:
    found = counted(
        edition(rules={"voices": voices}, jury=[{"id": "a", "role": "Architect"}]),
        *voters("one"),
        network("office", led_by="support"),
        network("others"),
    )
    assert [voice.key for voice in found.voices if voice.is_entitled] == entitled


def test_an_edition_may_name_its_voters() -> None:
    found = counted(edition(rules={"voters": ["one"]}), *voters("one", "two"))
    assert [(v.key, v.why) for v in found.voices] == [
        ("networks/one", "resident-led"),
        ("networks/two", "not-among-voters"),
    ]


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
