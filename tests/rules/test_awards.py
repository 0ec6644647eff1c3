"""HS330 to HS334, HS342 and HS401 of editions and nominations: each where it is mended."""

from pathlib import Path

import pytest

from tests.codes import BASE
from tests.rules.awarding import EDITION, ballot, found, nomination


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"category": "homez"}, ("HS332", 8, 11)),
        ({"date": "2026-03-01"}, ("HS333", 10, 7)),
        ({"passed_from": "prize-2026"}, ("HS342", 12, 14)),
    ],
)
def test_each_fault_of_a_nomination_is_found_in_its_place(
    tmp_path: Path, change: dict[str, str], expected: tuple[str, int, int]
) -> None:
    code, line, column = expected
    text = nomination(**change)
    assert found(tmp_path, prize_palo_alto=text) == [(code, "prize-palo-alto", line, column)]


def test_the_same_initiative_stands_once(tmp_path: Path) -> None:
    assert found(tmp_path, second=nomination(initiative="covisurpay", nominated_by="fucvam")) == [
        ("HS334", "second", 11, 13)
    ]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("winners: [{name: Palo Alto, initiative: palo-alto}]\npasses_to: world", []),
        ("finalists: [{name: Palo Alto, initiative: palo-alto}]\npasses_to: world", [12]),
        ("winners: [{name: Palo Alto, initiative: palo-alto}]", [12]),
    ],
)
def test_only_winners_are_passed_on(tmp_path: Path, rest: str, expected: list[int]) -> None:
    world = EDITION.format(fields="categories: [{id: homes, title: Homes}]")
    text = nomination("world", passed_from="region")
    wrong = found(tmp_path, world=world, region=EDITION.format(fields=rest), passed=text)
    assert wrong == [("HS342", "passed", line, 14) for line in expected]


def test_winners_by_ballot_are_passed_on(tmp_path: Path) -> None:
    """Whatever the day: that a tally becomes final makes no record wrong."""
    world = EDITION.format(fields="categories: [{id: homes, title: Homes}]")
    prize = (BASE / "content" / "awards" / "prize-2026.md").read_text(encoding="utf-8")
    vote = "scores:\n  prize-covisurpay: {participation: 5, tenure: 4}"
    wrong = found(
        tmp_path,
        world=world,
        prize_2026=prize.replace(
            "rules: {method: mean}", "rules: {method: mean}\npasses_to: world"
        ),
        ballot=ballot(f"network: sdi\ndate: 2026-03-12\n{vote}"),
        first=nomination("world", initiative="covisurpay", passed_from="prize-2026"),
        second=nomination("world", passed_from="prize-2026"),
    )
    assert wrong == [("HS342", "second", 12, 14)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("rules: {method: mean}", 3),
        ("rules: {method: ranking, sealed: true}", 3),
        ("rules: {method: approval}", 2),
    ],
)
def test_rules_need_what_they_count_by(tmp_path: Path, fields: str, expected: int) -> None:
    assert found(tmp_path, e=EDITION.format(fields=fields)) == [("HS330", "e", 6, 1)] * expected


def test_weights_that_are_nothing_decide_nothing(tmp_path: Path) -> None:
    fields = """\
categories: [{id: homes, title: Homes}]
criteria: [{id: a, title: A, weight: 0}]
stages: [{kind: ballots, start: 2027}]
rules: {method: mean}"""
    assert found(tmp_path, e=EDITION.format(fields=fields)) == [("HS330", "e", 9, 1)]


def test_stages_and_years_are_in_order(tmp_path: Path) -> None:
    fields = "year: 2016\nuntil: 2015\nstages:\n  - {kind: ceremony, start: 2016-05, end: 2016-04}"
    wrong = found(tmp_path, e=EDITION.format(fields=fields))
    assert wrong == [("HS401", "e", 7, 8), ("HS401", "e", 9, 43)]


def test_sealed_is_true_or_false(tmp_path: Path) -> None:
    fields = """\
categories: [{id: homes, title: Homes}]
stages: [{kind: ballots, start: 2027}]
rules: {method: approval, sealed: perhaps}"""
    assert found(tmp_path, e=EDITION.format(fields=fields)) == [("HS203", "e", 8, 35)]
