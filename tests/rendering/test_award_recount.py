"""A published tally can be counted again from its JSON alone, by somebody who trusts nothing.

The recount below knows the rules from docs/kinds/awards.md and shares no code with the tool.
"""

import csv
import hashlib
import io
import json
from fractions import Fraction
from typing import Any

import pytest

from habitat_site.pages.outputs import plan_tallies
from habitat_site.pages.values import pieces
from habitat_site.rendering import render
from tests.rendering.context import SITE, inputs
from tests.rendering.worked_award import NETWORKS, NOMINEES, records

METHODS = ("mean", "ranking", "approval")


def published(method: str, form: str) -> str:
    pages = {page.renderer: page for page in plan_tallies(inputs(*records(method)))}
    assert pages[form].place == f"data/awards/prize.{form}"
    return b"".join(pieces(render(pages[form], SITE))).decode()


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def average(values: list[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None


def entitled(data: Any) -> dict[str, Any]:
    return {each["voter"]: each for each in data["voices"] if each["entitled"]}


def marks(data: Any, category: str) -> dict[str, dict[str, Fraction]]:
    """Return, for each nominee of a category, the mark that each voter gives it."""
    names = [each["id"] for each in data["nominees"] if each["category"] == category]
    found: dict[str, dict[str, Fraction]] = {name: {} for name in names}
    for ballot in data["ballots"]:
        voter = ballot["voter"]
        if voter not in entitled(data):
            continue
        barred = {each["nomination"] for each in ballot["recusals"]} | set(
            entitled(data)[voter]["own"]
        )
        may = [name for name in names if name not in barred]
        for name, value in vote(data, ballot, may).items():
            found[name][voter] = value
    return found


def vote(data: Any, ballot: Any, may: list[str]) -> dict[str, Fraction]:
    chosen = [name for name in ballot["order"] if name in may]
    if data["method"] == "mean":
        weights = {each["id"]: Fraction(each["weight"]) for each in data["criteria"]}
        total = sum(weights.values())
        return {
            name: sum((weights[c] * p for c, p in points.items()), Fraction(0)) / total
            for name, points in ballot["scores"].items()
            if name in may
        }
    if data["method"] == "approval":
        return {name: Fraction(name in chosen) for name in may} if chosen else {}
    if not chosen or len(may) == 1:
        return {}
    last = len(may) - 1
    places = [Fraction(last - number, last) for number in range(len(may))]
    left = average(places[len(chosen) :]) or Fraction(0)
    ranked = dict(zip(chosen, places, strict=False))
    return {name: ranked.get(name, left) for name in may}


def order(data: Any, category: str) -> list[tuple[str, Fraction | None, bool]]:
    """Return the nominees of a category from first to last, each with its score."""
    given = marks(data, category)
    countries = {each["id"]: set(each["countries"]) for each in data["nominees"]}
    at_home = {voter: set(each["countries"]) for voter, each in entitled(data).items()}
    counted = [ballot for ballot in data["ballots"] if ballot["voter"] in entitled(data)]
    seed = sha("\n".join(sha(ballot["canonical"]) for ballot in counted))
    scores = {each["voter"]: each["scores"] for each in data["ballots"]}
    heaviest = sorted(data["criteria"], key=lambda each: -Fraction(each["weight"]))

    def key(name: str) -> tuple[Any, ...]:
        got = given[name]
        low = Fraction(-1)
        away = [value for voter, value in got.items() if not at_home[voter] & countries[name]]
        between: list[Fraction] = []
        if data["method"] == "mean":
            for criterion in heaviest:
                points = [Fraction(scores[voter][name][criterion["id"]]) for voter in got]
                between.append(average(points) or Fraction(0))
        if data["method"] == "ranking":
            between = [Fraction(list(got.values()).count(Fraction(1)))]
        far = average(away)
        steps = [Fraction(len(got)), *between, low if far is None else far]
        score = average(list(got.values()))
        return (
            len(got) < data["quorum"],
            -(low if score is None else score),
            [-step for step in steps],
            sha(f"{seed}:{name}"),
        )

    return [
        (name, average(list(given[name].values())), len(given[name]) >= data["quorum"])
        for name in sorted(given, key=key)
    ]


@pytest.mark.parametrize("method", METHODS)
def test_an_independent_recount_gets_the_same(method: str) -> None:
    data = json.loads(published(method, "json"))
    for category, outcome in zip(data["categories"], data["outcome"], strict=True):
        recounted = order(data, category["id"])
        assert [
            (each["nomination"], None if each["score"] is None else Fraction(each["score"]))
            for each in outcome["places"]
        ] == [(name, score) for name, score, _ in recounted]
        winners = [name for name, score, quorate in recounted if quorate and score]
        assert [each["nomination"] for each in outcome["places"] if each["wins"]] == winners[
            : category["winners"]
        ]


@pytest.mark.parametrize("method", METHODS)
def test_every_mark_that_is_published_is_the_recount_s(method: str) -> None:
    data = json.loads(published(method, "json"))
    for outcome in data["outcome"]:
        recounted = marks(data, outcome["category"])
        for place in outcome["places"]:
            given = {voter: Fraction(mark) for voter, mark in place["marks"].items()}
            assert given == recounted[place["nomination"]]


def test_the_worked_award_has_what_makes_a_count_hard() -> None:
    """Twelve nominees, nine networks of which seven have a voice, recusals and ties."""
    data = json.loads(published("mean", "json"))
    assert (len(data["nominees"]), len(data["voices"])) == (len(NOMINEES), len(NETWORKS)) == (12, 9)
    assert {each["voter"]: each["why"] for each in data["voices"] if not each["entitled"]} == {
        "networks/friends": "not-resident-led",
        "networks/highland": "leadership-not-known",
    }
    assert {each["voter"]: each["own"] for each in data["voices"] if each["own"]} == {
        "networks/andes": ["n01", "n09"],
        "networks/bengal": ["n02", "n11"],
        "networks/congo": ["n03"],
        "networks/danube": ["n04"],
        "networks/equator": ["n03", "n05"],
        "networks/ganges": ["n06", "n11"],
        "networks/islands": ["n08"],
    }
    assert sum(len(each["recusals"]) for each in data["ballots"]) == 4
    struck = {each["id"]: each["struck"] for each in data["ballots"] if each["struck"]}
    assert struck == {"from-andes": [{"nomination": "n12", "why": "recused"}]}
    assert [tie["broken_by"] for each in data["outcome"] for tie in each["ties"]]


def test_the_worked_award_is_decided_as_by_hand() -> None:
    """Four homes have a 4 from everybody on the mean: one voice fewer loses, a draw parts three."""
    data = json.loads(published("mean", "json"))
    homes, land = (outcome["places"] for outcome in data["outcome"])
    assert [(each["score"], each["broken_by"]) for each in homes] == [
        ("4", None),
        ("4", "draw"),
        ("4", "draw"),
        ("4", "voices"),
        ("23/6", None),
        ("19/5", None),
        ("61/18", None),
        ("29/21", None),
    ]
    assert [each["nomination"] for each in homes[3:]] == ["n03", "n02", "n05", "n08", "n07"]
    assert [each["draw"] for each in homes[:3]] == sorted(each["draw"] for each in homes[:3])
    assert [(each["nomination"], each["score"]) for each in land] == [
        ("n12", "11/3"),
        ("n09", "18/5"),
        ("n11", "7/2"),
        ("n10", "17/5"),
    ]


@pytest.mark.parametrize("method", METHODS)
def test_the_table_has_a_row_for_each_nominee_and_ballot(method: str) -> None:
    """Adding up the marks that are counted and dividing by their number is a nominee's score."""
    data = json.loads(published(method, "json"))
    rows = list(csv.DictReader(io.StringIO(published(method, "csv"))))
    assert len(rows) == 12 * len(data["ballots"])
    for outcome in data["outcome"]:
        for place in outcome["places"]:
            given = [
                Fraction(row["mark"])
                for row in rows
                if row["nomination"] == place["nomination"] and row["status"] == "counted"
            ]
            assert average(given) == Fraction(place["score"])


def test_the_table_says_why_a_vote_does_not_count() -> None:
    rows = csv.DictReader(io.StringIO(published("mean", "csv")))
    found = {(row["voter"], row["nomination"]): row["status"] for row in rows}
    assert found["networks/andes", "n01"] == "own-nominee"
    assert found["networks/andes", "n12"] == "recused"
    assert found["networks/danube", "n10"] == "recused"
    assert found["networks/congo", "n05"] == "no-vote"
    assert found["networks/friends", "n01"] == "not-entitled"
