"""Each finding stands where it has to be mended: the examples of docs/codes, line and column."""

from datetime import date
from pathlib import Path

import pytest

from habitat_site.reading import read
from habitat_site.rules import inspect
from tests.codes import CODES, examples, write

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("code", "name", "line", "column"),
    [
        ("HS350", "our-title", 14, 10),
        ("HS351", "our-title", 6, 15),
        ("HS352", "legal-help", 2, 7),
        ("HS353", "our-title", 11, 14),
        ("HS354", "title-registered", 8, 9),
        ("HS355", "title-registered", 9, 9),
        ("HS356", "title-registered", 10, 3),
        ("HS357", "our-title", 14, 8),
    ],
)
def test_bad_example_is_found_where_it_is(
    code: str, name: str, line: int, column: int, tmp_path: Path
) -> None:
    write(examples(CODES / f"{code}.md").bad, tmp_path)
    found = [
        (each.span.path.stem, each.span.line, each.span.column)
        for each in inspect(read(tmp_path).catalogue, TODAY)
        if each.code == code
    ]
    assert found == [(name, line, column)]


def test_who_asks_is_told_that_true_and_false_are_meant(tmp_path: Path) -> None:
    """HS203: `perhaps` is no answer to whether help can be had anywhere."""
    (example,) = examples(CODES / "HS352.md").good
    write((example,), tmp_path)
    path = tmp_path / example.path
    path.write_text(example.text.replace("countries: [UY, PY]", "anywhere: perhaps"))
    (finding,) = read(tmp_path).diagnostics
    assert (finding.code, finding.span.line, finding.span.column) == ("HS203", 9, 11)
    assert finding.facts == {"field": "anywhere", "expected": "true-or-false"}
