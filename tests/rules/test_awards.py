"""HS224, HS330 to HS342 and HS401 of stages: each finding stands where the correction is made."""

import shutil
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from habitat_site.reading import read
from habitat_site.rules import inspect
from tests.codes import BASE

TODAY = date(2026, 11, 21)
BALLOT = """\
---
kind: ballot
title: A ballot
lang: en
summary: What is voted.
edition: prize-2026
{fields}
---
"""
NOMINATION = """\
---
kind: nomination
title: A nomination
lang: en
summary: Homes and how they came to be.
edition: prize-2026
answers: {{context: x, challenge: x, process: x, outputs: x, lessons: x}}
{fields}
---
"""
EDITION = """\
---
kind: edition
title: An edition
lang: en
summary: Networks award homes.
{fields}
---
"""


def found(folder: Path, **files: str) -> list[tuple[str, str, int, int]]:
    """Return the findings about a small site with these award records: code, file, line, column."""
    root = folder / "site"
    shutil.copytree(BASE, root)
    for name, text in files.items():
        path = root / "content" / "awards" / f"{name.replace('_', '-')}.md"
        path.write_text(text, encoding="utf-8")
    reading = read(root)
    every = [*reading.diagnostics, *inspect(reading.catalogue, TODAY, reading.drafts)]
    return sorted((d.code, d.span.path.stem, d.span.line, d.span.column) for d in every)


def ballot(fields: str, edition: str = "prize-2026") -> str:
    text = BALLOT.replace("prize-2026", edition)
    return text.format(fields=dedent(fields).strip())


def nomination(edition: str = "prize-2026", **change: str) -> str:
    given = {
        "category": "homes",
        "nominated_by": "sdi",
        "date": "2026-02-01",
        "initiative": "palo-alto",
    } | change
    fields = "\n".join(f"{name}: {value}" for name, value in given.items())
    return NOMINATION.replace("prize-2026", edition).format(fields=fields)


BALLOTS = [
    pytest.param(
        """\
        network: sdi
        date: 2026-03-12
        scores:
          prize-covisurpay: {participation: 6, tenure: 4}
        """,
        [("HS224", 10, 37)],
        id="more points than five",
    ),
    pytest.param(
        """\
        network: sdi
        date: 2026-03-09
        scores:
          prize-covisurpay: {participation: 5, tenure: 4}
        """,
        [("HS333", 8, 7)],
        id="too early",
    ),
    pytest.param(
        """\
        juror: builder
        date: 2026-03-12
        scores:
          prize-covisurpay: {participation: 5, tenure: 4}
        """,
        [("HS335", 7, 8)],
        id="no such seat",
    ),
    pytest.param(
        """\
        network: sdi
        juror: builder
        date: 2026-03-12
        scores:
          prize-covisurpay: {participation: 5, tenure: 4}
        """,
        [("HS335", 8, 8)],
        id="two voters",
    ),
    pytest.param(
        """\
        network: nobody
        date: 2026-03-12
        scores:
          prize-covisurpay: {participation: 5, tenure: 4}
        """,
        [("HS302", 7, 10)],
        id="no such network",
    ),
    pytest.param(
        """\
        network: sdi
        date: 2026-03-12
        scores:
          prize-covisurpai: {participation: 5, tenure: 4}
          prize-2026: {participation: 5, tenure: 4}
        """,
        [("HS337", 10, 3), ("HS337", 11, 3)],
        id="unknown nominees",
    ),
    pytest.param(
        """\
        network: sdi
        date: 2026-03-12
        ranking: [prize-covisurpay, prize-covisurpay, prize-2026, nothing]
        """,
        [("HS319", 9, 59), ("HS320", 9, 47), ("HS336", 9, 29), ("HS337", 9, 47), ("HS338", 9, 1)],
        id="a list of the wrong form, with a nominee twice",
    ),
    pytest.param(
        """\
        network: sdi
        date: 2026-03-12
        """,
        [("HS338", 6, 10)],
        id="nothing",
    ),
    pytest.param(
        """\
        network: sdi
        date: 2026-03-12
        scores:
          prize-palo-alto: {participation: 5, tenure: 4}
          prize-covisurpay: {participation: 5, tenure: 4}
        recusals:
          - {nomination: prize-covisurpay, reason: family}
        """,
        [("HS339", 10, 3), ("HS339", 11, 3)],
        id="own and recused",
    ),
    pytest.param(
        """\
        network: sdi
        date: 2026-03-12
        scores:
          prize-covisurpay: {participation: 5, beauty: 4}
        """,
        [("HS340", 10, 3), ("HS340", 10, 40)],
        id="wrong criteria",
    ),
    pytest.param(
        """\
        network: sdi
        date: 2026-03-12
        seal: abc
        scores:
          prize-covisurpay: {participation: 5, tenure: 4}
        """,
        [("HS341", 9, 7)],
        id="a seal that nobody asked for",
    ),
]


@pytest.mark.parametrize(("fields", "expected"), BALLOTS)
def test_each_fault_of_a_ballot_is_found_in_its_place(
    tmp_path: Path, fields: str, expected: list[tuple[str, int, int]]
) -> None:
    wrong = found(tmp_path, ballot=ballot(fields))
    assert wrong == [(code, "ballot", line, column) for code, line, column in expected]


def test_a_right_ballot_has_no_findings(tmp_path: Path) -> None:
    fields = """\
        network: sdi
        date: 2026-03-31
        scores:
          prize-covisurpay: {participation: 5, tenure: 0}
        recusals:
          - {nomination: prize-palo-alto, reason: own-nominee}
        """
    assert found(tmp_path, ballot=ballot(fields)) == []


def test_a_second_ballot_points_at_the_first(tmp_path: Path) -> None:
    fields = """\
        network: sdi
        date: 2026-03-12
        scores:
          prize-covisurpay: {participation: 5, tenure: 4}
        """
    wrong = found(tmp_path, ballot_a=ballot(fields), ballot_b=ballot(fields))
    assert wrong == [("HS336", "ballot-b", 7, 10)]


SEALED = EDITION.format(
    fields="""\
categories: [{id: homes, title: Homes}]
stages:
  - {kind: ballots, start: 2026-03-10, end: 2026-03-31}
  - {kind: opening, start: 2026-03-25, end: 2026-04-10}
rules: {method: approval, sealed: true}"""
)
DIGEST = "0" * 64


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (f"seal: {DIGEST}", []),
        ("seal: 0000", [("HS341", 9, 7)]),
        ("approves: [nominee]", [("HS341", 6, 10)]),
        (f"seal: {DIGEST}\nopened: 2026-04-02", [("HS341", 10, 9)]),
        (f"seal: {DIGEST}\napproves: [nominee]\nopened: 2026-04-02", [("HS341", 6, 10)]),
        (
            f"seal: {DIGEST}\napproves: [nominee]\nopened: 2026-04-02\nsalt: too-short",
            [("HS341", 12, 7)],
        ),
        (
            f"seal: {DIGEST}\napproves: [nominee]\nopened: 2026-04-02\nsalt: {DIGEST}",
            [("HS341", 9, 7)],
        ),
        (
            f"approves: [nominee]\nopened: 2026-03-28\nsalt: {DIGEST}\nseal: {DIGEST}",
            [("HS333", 10, 9), ("HS341", 12, 7)],
        ),
    ],
)
def test_a_seal_has_to_fit(
    tmp_path: Path, fields: str, expected: list[tuple[str, int, int]]
) -> None:
    nominee = nomination("sealed", initiative="covisurpay", nominated_by="fucvam")
    text = ballot(f"network: sdi\ndate: 2026-03-12\n{fields}", "sealed")
    wrong = found(tmp_path, sealed=SEALED, nominee=nominee, ballot=text)
    assert wrong == [(code, "ballot", line, column) for code, line, column in expected]


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
    vote = """\
        network: sdi
        date: 2026-03-12
        scores:
          prize-covisurpay: {participation: 5, tenure: 4}
        """
    wrong = found(
        tmp_path,
        world=world,
        prize_2026=prize.replace(
            "rules: {method: mean}", "rules: {method: mean}\npasses_to: world"
        ),
        ballot=ballot(vote),
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
    wrong = found(tmp_path, e=EDITION.format(fields="rules: {method: mean, sealed: perhaps}"))
    assert wrong == [("HS203", "e", 6, 31)]


def test_a_hostile_ballot_is_not_answered_line_by_line(tmp_path: Path) -> None:
    names = "\n".join(f"  x{number}: {{}}" for number in range(500))
    text = ballot(f"network: sdi\ndate: 2026-03-12\nscores:\n{names}")
    assert len(found(tmp_path, ballot=text)) == 100
