"""HS224 and HS333 to HS341 of ballots: each finding stands where the correction is made."""

from pathlib import Path

import pytest

from habitat_site.checking import check
from tests.rules.awarding import EDITION, TODAY, ballot, found, nomination

VOTE = """
scores:
  prize-covisurpay: {participation: 5, tenure: 4}
"""


def cast(vote: str = VOTE, *, by: str = "network: sdi", on: str = "2026-03-12") -> str:
    """Write a ballot in the small site's prize: who votes from line 7 on, when, and what."""
    return ballot(f"{by}\ndate: {on}\n{vote.strip()}")


BALLOTS = [
    pytest.param(
        cast("scores:\n  prize-covisurpay: {participation: 6, tenure: 4}"),
        [("HS224", 10, 37)],
        id="more points than five",
    ),
    pytest.param(cast(on="2026-03-09"), [("HS333", 8, 7)], id="too early"),
    pytest.param(cast(by="juror: builder"), [("HS335", 7, 8)], id="no such seat"),
    pytest.param(cast(by="network: sdi\njuror: builder"), [("HS335", 8, 8)], id="two voters"),
    pytest.param(cast(by="network: nobody"), [("HS302", 7, 10)], id="no such network"),
    pytest.param(
        cast(
            """
scores:
  prize-covisurpai: {participation: 5, tenure: 4}
  prize-2026: {participation: 5, tenure: 4}
"""
        ),
        [("HS337", 10, 3), ("HS337", 11, 3)],
        id="unknown nominees",
    ),
    pytest.param(
        cast("ranking: [prize-covisurpay, prize-covisurpay, prize-2026, nothing]"),
        [("HS319", 9, 59), ("HS320", 9, 47), ("HS336", 9, 29), ("HS337", 9, 47), ("HS338", 9, 1)],
        id="a list of the wrong form, with a nominee twice",
    ),
    pytest.param(cast(""), [("HS338", 6, 10)], id="nothing"),
    pytest.param(
        cast(
            """
scores:
  prize-palo-alto: {participation: 5, tenure: 4}
  prize-covisurpay: {participation: 5, tenure: 4}
recusals:
  - {nomination: prize-covisurpay, reason: family}
"""
        ),
        [("HS339", 10, 3), ("HS339", 11, 3)],
        id="own and recused",
    ),
    pytest.param(
        cast("scores:\n  prize-covisurpay: {participation: 5, beauty: 4}"),
        [("HS340", 10, 40)],
        id="a wrong criterion for a right one",
    ),
    pytest.param(
        cast("scores:\n  prize-covisurpay: {}"), [("HS340", 10, 3)], id="no criterion at all"
    ),
    pytest.param(
        cast("scores:\n  prize-covisurpay: {beauty: 4, size: 3, tenure: 4}"),
        [("HS340", 10, 22), ("HS340", 10, 33)],
        id="more criteria than there are",
    ),
    pytest.param(cast(f"seal: abc{VOTE}"), [("HS341", 9, 7)], id="a seal that nobody asked for"),
]


@pytest.mark.parametrize(("text", "expected"), BALLOTS)
def test_each_fault_of_a_ballot_is_found_in_its_place(
    tmp_path: Path, text: str, expected: list[tuple[str, int, int]]
) -> None:
    wrong = found(tmp_path, ballot=text)
    assert wrong == [(code, "ballot", line, column) for code, line, column in expected]


def test_a_right_ballot_has_no_findings(tmp_path: Path) -> None:
    vote = """
scores:
  prize-covisurpay: {participation: 5, tenure: 0}
recusals:
  - {nomination: prize-palo-alto, reason: own-nominee}
"""
    assert found(tmp_path, ballot=cast(vote, on="2026-03-31")) == []


def test_a_second_ballot_points_at_the_first(tmp_path: Path) -> None:
    wrong = found(tmp_path, ballot_a=cast(), ballot_b=cast())
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


def test_a_hostile_ballot_is_not_answered_line_by_line(tmp_path: Path) -> None:
    names = "\n".join(f"  x{number}: {{}}" for number in range(500))
    text = ballot(f"network: sdi\ndate: 2026-03-12\nscores:\n{names}")
    assert len(found(tmp_path, ballot=text)) == 100


def test_who_has_a_voice_is_said_where_somebody_has_none(tmp_path: Path) -> None:
    found(tmp_path, ballot=cast(by="juror: builder"))
    (finding,) = check(tmp_path / "site", TODAY).diagnostics
    assert finding.facts["voices"] == "fucvam, sdi"
