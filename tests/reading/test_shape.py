"""Mistakes in the shape of a record: one sensible finding each, where it is corrected."""

from pathlib import Path

import pytest

from tests.reading.sites import EVENT, INITIATIVE, NETWORK, reading, told, with_fields


def findings(root: Path, folder: str, record: str, fields: str) -> list[tuple[str, int, int]]:
    result = reading(root, {f"{folder}/a.md": with_fields(record, fields)})
    return [(code, line, column) for code, _, line, column in told(result)]


@pytest.mark.parametrize(
    "fields, expected",
    [
        ("organisers: fucvam\n", ("HS203", 7, 13)),
        ("organisers: [Not An Id]\n", ("HS213", 7, 14)),
        ("organisers: [[a]]\n", ("HS203", 7, 14)),
        ("organisers: [{nmae: x, name: y}]\n", ("HS202", 7, 15)),
        ("organisers:\n  - url: https://a.example/\n", ("HS201", 8, 5)),
        ("title:\n", ("HS102", 7, 1)),
        ("place: Paysandú\n", ("HS203", 7, 8)),
        ("place: {name: [x]}\n", ("HS203", 7, 15)),
        ("place: {name: ' '}\n", ("HS201", 7, 9)),
        (f"accessibility: {'x' * 10_001}\n", ("HS207", 7, 16)),
        (f"place: {{name: {'x' * 301}}}\n", ("HS207", 7, 15)),
        ("place: {lat: 1, lon: 1}\n", ("HS201", 7, 8)),
        ("place: {name: x, lat: 1}\n", ("HS216", 7, 8)),
        ("mode: [online]\n", ("HS203", 7, 7)),
        ("mode: onlin\n", ("HS204", 7, 7)),
        ("notes: {start: {a: b}}\n", ("HS203", 7, 16)),
        ("outcomes:\n  - title: x\n    kind: party\n", ("HS204", 9, 11)),
        ("themes: [land, lnad]\n", ("HS204", 7, 16)),
        ("participants: {value: many}\n", ("HS209", 7, 23)),
        ("timezone: ~\nlanguages: [es, xx]\n", ("HS210", 8, 17)),
        ("programme: text\ndeadline: soon\n", ("HS206", 8, 11)),
    ],
)
def test_events(tmp_path: Path, fields: str, expected: tuple[str, int, int]) -> None:
    assert findings(tmp_path, "events", EVENT, fields) == [expected]


@pytest.mark.parametrize(
    "fields, expected",
    [
        ("results: {homes_built: many}\n", [("HS209", 6, 24)]),
        ("results: {homes_built: [1]}\n", [("HS203", 6, 24)]),
        ("results: {homes_bilt: 1}\n", [("HS202", 6, 11)]),
        ("results: {savings: 500}\n", [("HS201", 6, 20)]),
        ("results: {people: {low: 9, high: 2}}\n", [("HS218", 6, 19)]),
        ("finance: [{from_: us, origin: loan}]\n", [("HS201", 6, 11), ("HS202", 6, 12)]),
        ("partners: [{role: x}]\n", [("HS215", 6, 12)]),
        ("sources: [{title: x}]\n", [("HS215", 6, 11)]),
        ("led_by: {name: x, type: coop}\n", [("HS204", 6, 25)]),
    ],
)
def test_initiatives(tmp_path: Path, fields: str, expected: list[tuple[str, int, int]]) -> None:
    assert findings(tmp_path, "initiatives", INITIATIVE, fields) == expected


def test_an_empty_required_field_is_missed_where_it_is_empty(tmp_path: Path) -> None:
    result = reading(tmp_path, {"networks/a.md": NETWORK.replace("The network", "")})
    assert told(result) == [("HS201", "networks/a.md", 2, 1)]


def test_a_missing_field_is_missed_where_the_fields_start(tmp_path: Path) -> None:
    result = reading(tmp_path, {"networks/a.md": NETWORK.replace("type: local\n", "")})
    assert told(result) == [("HS201", "networks/a.md", 2, 1)]
    assert result.diagnostics[0].facts == {"field": "type"}


@pytest.mark.parametrize(
    "fields, nearest",
    [
        ("sumary: x\n", "summary"),
        ("Started: 2001\n", "started"),
        ("reported-by: x\n", "reported_by"),
        ("país: UY\n", "country"),
        ("Début: 1\n", "started"),
    ],
)
def test_the_nearest_field_is_named(tmp_path: Path, fields: str, nearest: str) -> None:
    result = reading(tmp_path, {"initiatives/a.md": with_fields(INITIATIVE, fields)})
    assert [d.facts.get("nearest") for d in result.diagnostics] == [nearest]


def test_a_nested_field_is_compared_with_those_of_its_own_part(tmp_path: Path) -> None:
    record = with_fields(INITIATIVE, "tenure: {befor: x}\n")
    (finding,) = reading(tmp_path, {"initiatives/a.md": record}).diagnostics
    assert (finding.facts["nearest"], finding.facts["fields"]) == (
        "before",
        "after, before, document",
    )


def test_allowed_words_are_listed(tmp_path: Path) -> None:
    record = with_fields(INITIATIVE, "phase: livin\n")
    (finding,) = reading(tmp_path, {"initiatives/a.md": record}).diagnostics
    assert finding.facts["nearest"] == "living"
    assert finding.facts["allowed"].startswith("initiating, planning, building, living")


def test_all_mistakes_of_all_files_in_one_run(tmp_path: Path) -> None:
    bad = "---\ntitle: x\ncolor: red\nphase: done\n---\n"
    result = reading(
        tmp_path, {"initiatives/a.md": bad, "initiatives/b.md": "x", "networks/n.md": NETWORK}
    )
    assert [(code, line) for code, _, line, _ in told(result)] == [
        ("HS201", 2),
        ("HS201", 2),
        ("HS215", 2),
        ("HS202", 3),
        ("HS204", 4),
        ("HS010", 1),
    ]
    assert [entry.key for entry in result.catalogue] == ["networks/n"]


def test_a_huge_value_stays_out_of_the_report(tmp_path: Path) -> None:
    record = with_fields(INITIATIVE, f"started: {'9' * 100_000}\n")
    (finding,) = reading(tmp_path, {"initiatives/a.md": record}).diagnostics
    assert finding.code == "HS206"
    assert max(len(fact) for fact in finding.facts.values()) <= 80


def test_thousands_of_mistakes_are_told_in_part(tmp_path: Path) -> None:
    fields = "".join(f"field_{n}: x\n" for n in range(5000))
    result = reading(tmp_path, {"initiatives/a.md": with_fields(INITIATIVE, fields)})
    assert len(result.diagnostics) == 50
