"""Who has a voice in an edition, and on whose nominees nobody may vote."""

from typing import Any

import pytest

from tests.building import initiative, network
from tests.results.awards import ballot, edition, nomination
from tests.results.counting import counted, nominees, points, standing, voters


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
