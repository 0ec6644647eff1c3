"""A record that is broken in one place is still told of its other mistakes, in the same run."""

from datetime import date
from pathlib import Path

from habitat_site.checking import check

RECORD = """\
---
title: Our cooperative
lang: es
sumary: We built homes.
country: UK
networks: [fukvam]
place: {name: Montevideo, lat: -34.90567, lon: -56.2}
results:
  people: "1,200"
phase: livin
started: 2014/5
links:
  - {title: Site, url: "bit.ly/x"}
---
"""


def findings(root: Path, text: str) -> list[tuple[str, int]]:
    """Return the codes and lines of what is found in one initiative."""
    folder = root / "content" / "initiatives"
    folder.mkdir(parents=True)
    (folder / "ours.md").write_text(text, encoding="utf-8")
    found = check(root, date(2026, 11, 21)).diagnostics
    return [(d.code, d.span.line) for d in found if d.span.path.name == "ours.md"]


def test_all_mistakes_of_a_broken_record_are_told_at_once(tmp_path: Path) -> None:
    assert findings(tmp_path, RECORD) == [
        ("HS201", 2),
        ("HS202", 4),
        ("HS208", 5),
        ("HS302", 6),
        ("HS404", 7),
        ("HS209", 9),
        ("HS204", 10),
        ("HS206", 11),
        ("HS413", 13),
    ]


def test_a_broken_record_is_in_no_catalogue(tmp_path: Path) -> None:
    findings(tmp_path, RECORD)
    assert check(tmp_path, date(2026, 11, 21)).catalogue.initiatives == ()


def test_what_cannot_be_judged_alone_is_left_for_later(tmp_path: Path) -> None:
    """Without its sources, which are broken, no source of a figure can be called unknown."""
    text = RECORD.replace('people: "1,200"', "people: {value: 3, source: a}").replace(
        "links:", "sources: [{title: A}]\nlinks:"
    )
    assert "HS309" not in [code for code, _ in findings(tmp_path, text)]


def test_dates_and_figures_of_a_broken_record_are_judged(tmp_path: Path) -> None:
    fields = "started: 2020\nfinished: 2010\nresults: {people: 12}\nnotes: {plaec: x}\n"
    assert findings(tmp_path, f"---\ntitle: Ours\nlang: es\ncountry: UY\n{fields}---\n[^m]\n") == [
        ("HS201", 2),
        ("HS401", 6),
        ("HS410", 7),
        ("HS411", 7),
        ("HS310", 8),
        ("HS309", 10),
    ]


def test_broken_sources_are_not_missed_a_second_time(tmp_path: Path) -> None:
    fields = "sources: [{id: m, title: Minutes}]\n"
    text = f"---\ntitle: Ours\nlang: es\nsummary: S.\ncountry: UY\n{fields}---\nStory.[^m]\n"
    assert findings(tmp_path, text) == [("HS215", 6)]


def test_a_name_that_stands_twice_hides_no_other_mistake(tmp_path: Path) -> None:
    fields = "title: Again\nnetworks: [fukvam]\nphase: livin\n"
    text = f"---\ntitle: Ours\nlang: es\nsummary: S.\ncountry: UY\n{fields}---\n"
    assert findings(tmp_path, text) == [("HS102", 6), ("HS302", 7), ("HS204", 8)]
