"""A folder may hold several kinds: a record says by its field `kind` which of them it is."""

from pathlib import Path

import pytest

from habitat_site.reading import Ways, read
from tests.reading.sites import reading

COMMITMENT = (
    "---\ntitle: Every year\nlang: en\nsummary: A gathering.\nkind: {kind}\n"
    "made_by: [fucvam]\ndate: 2007\n---\n\n## Said in Mexico\n"
)


def test_the_kind_that_is_named_decides_the_model(tmp_path: Path) -> None:
    found = reading(tmp_path, {"advocacy/a.md": COMMITMENT.format(kind="commitment")})
    assert found.diagnostics == ()
    (entry,) = found.catalogue.all("advocacy")
    assert entry.kind.name == "commitment"
    assert entry.key == "advocacy/a"


@pytest.mark.parametrize(
    ("kind", "code", "nearest"), [("comitment", "HS204", "commitment"), ("party", "HS204", None)]
)
def test_an_unknown_kind_is_told_where_it_stands(
    tmp_path: Path, kind: str, code: str, nearest: str | None
) -> None:
    found = reading(tmp_path, {"advocacy/a.md": COMMITMENT.format(kind=kind)})
    (told,) = found.diagnostics
    assert (told.code, told.span.line, told.span.column) == (code, 5, 7)
    assert told.facts["allowed"] == "instrument, commitment"
    assert told.facts.get("nearest") == nearest


def test_a_record_without_a_kind_is_told_once(tmp_path: Path) -> None:
    text = COMMITMENT.format(kind="commitment").replace("kind: commitment\n", "")
    (told,) = reading(tmp_path, {"advocacy/a.md": text}).diagnostics
    assert (told.code, told.facts["field"]) == ("HS201", "kind")


def test_the_cache_knows_the_kind(tmp_path: Path) -> None:
    reading(tmp_path, {"advocacy/a.md": COMMITMENT.format(kind="commitment")})
    read(tmp_path, ways=Ways(cache=True))
    (entry,) = read(tmp_path, ways=Ways(cache=True)).catalogue.all("advocacy")
    assert entry.kind.name == "commitment"
    assert entry.record.title == "Every year"
