"""Whole folders: withdrawn records, and input that nobody meant to read."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.reading import read
from tests.reading.sites import EVENT, INITIATIVE, NETWORK, reading, told, with_fields


def test_a_withdrawn_record_is_gone_at_once(tmp_path: Path) -> None:
    """Its file is named as left over, and so is its translation; the rest can be built."""
    result = reading(
        tmp_path,
        {
            "withdrawn.yaml": "- id: networks/n\n  date: 2026-01-02\n",
            "networks/n.md": NETWORK,
            "networks/n.es.md": "---\ntitle: x\n---\n",
            "events/e.md": EVENT,
        },
    )
    assert result.catalogue.withdrawn == {"networks/n": date(2026, 1, 2)}
    assert [entry.key for entry in result.catalogue] == ["events/e"]
    assert told(result) == [("HS317", "networks/n.es.md", 1, 1), ("HS317", "networks/n.md", 1, 1)]
    assert [d.related[0].line for d in result.diagnostics] == [1, 1]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("", []),
        ("# nobody yet\n", []),
        ("- id: networks/a\n  date: 2026-02-30\n", [("HS011", 1)]),
        ("- id: networks/a\n  date: 2026\n", [("HS011", 1)]),
        ("- id: a\n  date: 2026-01-01\n", [("HS011", 1)]),
        ("- id: nonsense/a\n  date: 2026-01-01\n", [("HS011", 1)]),
        ("- id: pages/balance\n  date: 2026-01-01\n", [("HS011", 1)]),
        ("- networks/a\n", [("HS011", 1)]),
        ("- id: networks/a\n  date: 2026-01-01\n  why: x\n", [("HS011", 1)]),
        ("id: networks/a\n", [("HS011", 1)]),
        ("- &a x\n", [("HS103", 1)]),
        ("- id: networks/a\n  date: 2026-01-01\n" * 2, [("HS011", 3)]),
    ],
)
def test_the_list_of_withdrawn_records(
    tmp_path: Path, text: str, expected: list[tuple[str, int]]
) -> None:
    result = reading(tmp_path, {"withdrawn.yaml": text})
    assert [(code, line) for code, _, line, _ in told(result)] == expected


def test_stories_and_fields_become_an_entry(tmp_path: Path) -> None:
    record = with_fields(EVENT, "sources: [{id: a, title: x, held_by: y}]\n", "\nCome.[^a]\n")
    (entry,) = reading(tmp_path, {"events/e.md": record}).catalogue.events
    assert entry.key == "events/e"
    assert entry.story.citations == (("a", 10),)
    assert '<a href="#source-a"' in entry.story.html
    assert entry.document.span(("sources", 0, "title")).line == 7


def test_a_broken_record_hides_no_mistake_in_its_story(tmp_path: Path) -> None:
    record = with_fields(EVENT, "color: red\n", "![x](y.jpg)\n")
    found = told(reading(tmp_path, {"events/e.md": record}))
    assert [(code, line) for code, _, line, _ in found] == [("HS202", 7), ("HS222", 9)]


def test_the_order_of_files_changes_nothing(tmp_path: Path) -> None:
    files = {
        "networks/b.md": "x",
        "networks/a.md": NETWORK,
        "events/c.md": EVENT,
        "events/d.txt": "",
    }
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = reading(tmp_path / "one", files)
    two = reading(tmp_path / "two", dict(reversed(files.items())))
    assert one.diagnostics == two.diagnostics
    first, second = ([(e.key, e.digest, e.record) for e in each.catalogue] for each in (one, two))
    assert first == second


LINES = st.sampled_from(
    [line + "\n" for line in (INITIATIVE + EVENT + NETWORK).split("\n")]
    + [
        "place: {lat: 91, lon: x}\n",
        "results:\n",
        "  homes_built: {low: 2}\n",
        "  - a\n",
        "notes: {a: [b]}\n",
    ]
    + [
        "organisers: [a, {name: b}, [c], {}]\n",
        "images: [{file: ../x}]\n",
        "sources: [{}]\n",
        "[^x] ![y](z)\n",
    ]
    + [
        "translation: {of: x}\n",
        "title: ''\n",
        "0: {1: 2}\n",
        "member_of: [a, {network: [b]}]\n",
        "countries: UY\n",
    ]
)
NAMES = st.sampled_from(
    ["initiatives/a.md", "initiatives/a.es.md", "events/b.yaml", "networks/c.md"]
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(NAMES, st.lists(LINES, max_size=14).map("".join), min_size=1))
def test_any_content_is_answered_with_places_inside_its_files(files: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        result = reading(root, {name: "---\n" + text for name, text in files.items()})
        for finding in result.diagnostics:
            lines = (root / finding.span.path).read_text().split("\n")
            assert 1 <= finding.span.line <= len(lines)
            assert 1 <= finding.span.column <= len(lines[finding.span.line - 1]) + 1
            assert all(value.isprintable() for value in finding.facts.values())
        assert read(root).diagnostics == result.diagnostics
