"""Translations: what they may hold, how they find their place, and whether they are stale."""

import hashlib
from pathlib import Path

import pytest

from habitat_site.catalogue import Entry
from habitat_site.languages import Lang
from habitat_site.reading import read, stamp
from habitat_site.reading.limits import MAX_PROBLEMS
from habitat_site.records import Record
from tests.reading.sites import INITIATIVE, reading, told, with_fields

ES = Lang("es")
ORIGINAL = with_fields(
    INITIATIVE,
    """other_results:
  - label: Cooperatives
    value: 3
    note: In 2001.
    alternatives: [{value: 4, note: Another says four.}]
results:
  homes_built: {value: 12, note: Only finished ones.}
tenure: {before: squatted}
notes: {started: The year is disputed.}
networks: [n]
sources:
  - {id: minutes, title: Minutes, held_by: Us, note: In a box.}
  - {title: Leaflet, held_by: Us, note: Undated.}
images:
  - {file: a.jpg, alt: Homes, credit: Us, licence: CC0, people: none}
""",
    "\nThe story.[^minutes]\n",
)


def translated(root: Path, fields: str, story: str = "") -> tuple[list[str], Entry[Record]]:
    files = {"initiatives/a.md": ORIGINAL, "initiatives/a.es.md": f"---\n{fields}---\n{story}"}
    result = reading(root, files)
    (entry,) = result.catalogue.initiatives
    return [f"{code}:{line}:{column}" for code, _, line, column in told(result)], entry


def test_texts_find_their_places(tmp_path: Path) -> None:
    findings, entry = translated(
        tmp_path,
        """title: Buena Vista
notes: {started: Se discute.}
results: {homes_built: {note: Solo terminadas.}}
other_results: {0: {label: Cooperativas, alternatives: {0: {note: Cuatro.}}}}
sources: {minutes: {note: En una caja.}, 1: {note: Sin fecha.}}
images: {a.jpg: {alt: Casas}}
tenure: {before: ocupado}
translation: {by: Nosotras, method: machine}
""",
        "El relato.[^minutes]\n",
    )
    assert findings == []
    translation = entry.translations[ES]
    assert translation.texts == {
        ("title",): "Buena Vista",
        ("notes", "started"): "Se discute.",
        ("results", "homes_built", "note"): "Solo terminadas.",
        ("other_results", 0, "label"): "Cooperativas",
        ("other_results", 0, "alternatives", 0, "note"): "Cuatro.",
        ("sources", 0, "note"): "En una caja.",
        ("sources", 1, "note"): "Sin fecha.",
        ("images", 0, "alt"): "Casas",
        ("tenure", "before"): "ocupado",
    }
    assert (translation.by, translation.method, translation.of) == ("Nosotras", "machine", "")
    assert not translation.stale
    assert translation.story.citations == (("minutes", 11),)
    assert entry.text(("images", 0, "alt"), translation.lang).text == "Casas"
    assert entry.text(("summary",), translation.lang).lang == "en"


@pytest.mark.parametrize(
    "fields, expected",
    [
        ("lang: pt\n", ["HS220:2:1"]),
        ("country: UY\n", ["HS220:2:1"]),
        ("networks: [n]\n", ["HS220:2:1"]),
        ("titel: x\n", ["HS202:2:1"]),
        ("results: {homes_built: {value: 12}}\n", ["HS220:2:25"]),
        ("results: {people: {note: x}}\n", ["HS221:2:11"]),
        ("results: {homes_bilt: {note: x}}\n", ["HS202:2:11"]),
        ("notes: {finished: x}\n", ["HS221:2:9"]),
        ("sources: {minuets: {note: x}}\n", ["HS221:2:11"]),
        ("sources: {minutes: {url: x}}\n", ["HS220:2:21"]),
        ("other_results: {7: {note: x}}\n", ["HS221:2:17"]),
        ("sources: [{url: x}]\n", ["HS220:2:12"]),
        ("images: [{alt: x}, {alt: y}]\n", ["HS221:2:20"]),
        ("images: {b.jpg: {alt: x}}\n", ["HS221:2:10"]),
        ("tenure: {after: x}\n", ["HS221:2:10"]),
        ("summary: [x]\n", ["HS203:2:10"]),
        (f"summary: {'x' * 301}\n", ["HS207:2:10"]),
        ("title: ' '\n", ["HS201:2:1"]),
        ("translation: {of: abc}\n", ["HS219:2:19"]),
        ("translation: yes\n", ["HS203:2:14"]),
        ("translation: {method: magic, who: x}\n", ["HS204:2:23", "HS202:2:30"]),
        ("a: 1\na: 2\n", ["HS102:3:1"]),
    ],
)
def test_what_a_translation_may_not_hold(tmp_path: Path, fields: str, expected: list[str]) -> None:
    """The original stays; only the translation with the mistake is left out."""
    findings, entry = translated(tmp_path, fields)
    assert findings == expected
    assert entry.translations == {}


def test_a_translation_may_name_its_language_and_write_lists_as_lists(tmp_path: Path) -> None:
    fields = "lang: es\nother_results:\n  - label: Cooperativas\nimages: [{alt: Casas}]\n"
    findings, entry = translated(tmp_path, fields)
    assert findings == []
    (translation,) = entry.translations.values()
    assert translation.texts == {
        ("other_results", 0, "label"): "Cooperativas",
        ("images", 0, "alt"): "Casas",
    }


def test_the_nearest_source_is_named(tmp_path: Path) -> None:
    files = {
        "initiatives/a.md": ORIGINAL,
        "initiatives/a.es.md": "---\nsources: {minuets: {note: x}}\n---\n",
    }
    (finding,) = reading(tmp_path, files).diagnostics
    assert finding.facts["nearest"] == "minutes"


def test_stamp_is_what_the_docs_say(tmp_path: Path) -> None:
    """SHA-256 of the texts in the order of the model, an empty line, and the story, in NFC."""
    record = INITIATIVE.replace("Bella Vista", "Cafe\u0301")
    result = reading(tmp_path, {"initiatives/a.md": record + "\n\nStory.\n\n"})
    (entry,) = result.catalogue.initiatives
    digest = hashlib.sha256("Café\nHomes.\n\nStory.".encode()).hexdigest()
    assert entry.stamp == digest[:12] == stamp(entry.record, "Story.")


def test_a_translation_is_stale_when_the_originals_words_change(tmp_path: Path) -> None:
    _, entry = translated(tmp_path, "title: x\n")
    _, entry = translated(tmp_path, f"title: x\ntranslation: {{of: {entry.stamp}}}\n")
    assert not entry.translations[ES].stale
    original = tmp_path / "content/initiatives/a.md"
    original.write_text(original.read_text().replace("value: 3", "value: 5"))
    (entry,) = read(tmp_path).catalogue.initiatives
    assert not entry.translations[ES].stale
    original.write_text(original.read_text().replace("In 2001", "In 2002"))
    (entry,) = read(tmp_path).catalogue.initiatives
    assert entry.translations[ES].stale


def test_a_translation_is_beside_its_original(tmp_path: Path) -> None:
    files = {"initiatives/uy/a.md": INITIATIVE, "initiatives/a.es.md": "---\ntitle: x\n---\n"}
    assert told(reading(tmp_path, files)) == [("HS315", "initiatives/a.es.md", 1, 1)]


def test_the_digest_covers_translations_and_files(tmp_path: Path) -> None:
    digests = set()
    for files in (
        {"initiatives/a.md": INITIATIVE},
        {"initiatives/a.es.md": "---\ntitle: x\n---\n"},
        {"initiatives/a.es.md": "---\ntitle: y\n---\n"},
        {"initiatives/a/a.csv": "1"},
        {"initiatives/a/a.csv": "2"},
    ):
        (entry,) = reading(tmp_path, files).catalogue.initiatives
        digests.add(entry.digest)
    assert len(digests) == 5


def test_thousands_of_names_that_lead_nowhere_are_not_all_compared(tmp_path: Path) -> None:
    """Each with each of the original's would take minutes; the next run shows the rest."""
    notes = "".join(f"  n{number}: x\n" for number in range(9_000))
    files = {
        "initiatives/a.md": with_fields(INITIATIVE, f"notes:\n{notes}"),
        "initiatives/a.es.md": f"---\nnotes:\n{notes.replace('n', 'm')}---\n",
    }
    result = reading(tmp_path, files)
    assert [d.code for d in result.diagnostics] == ["HS221"] * MAX_PROBLEMS
