"""Contents that were packed say what they said, and the rest is looked up in their files."""

from pathlib import Path

from habitat_site.reading import Ways, read
from tests.reading.sites import INITIATIVE, reading, with_fields

PATH = "initiatives/a/index.md"
FILES = {
    PATH: with_fields(INITIATIVE, "phase: living\nphase_as_of: 2026\n", "A **story**.\n"),
    "initiatives/a/index.es.md": "---\ntitle: La vista\n---\nUn cuento.\n",
}


def test_opened_contents_are_those_that_were_read(tmp_path: Path) -> None:
    reading(tmp_path, FILES)
    for _ in ("packed", "from the cache"):
        (entry,) = read(tmp_path, ways=Ways(cache=True)).catalogue.initiatives
        assert (entry.record.title, entry.record.phase) == ("Bella Vista", "living")
        assert str(entry.record.phase_as_of) == "2026"
        assert entry.story.html == "<p>A <strong>story</strong>.</p>"
        assert entry.document.body == "A **story**.\n"
        (translation,) = entry.translations.values()
        assert translation.texts == {("title",): "La vista"}
        assert translation.document.body == "Un cuento.\n"


def test_what_its_file_says_is_looked_up_there(tmp_path: Path) -> None:
    (entry,) = reading(tmp_path, FILES).catalogue.initiatives
    assert entry.document.data["phase_as_of"] == "2026"
    assert entry.document.span(("phase",)).line == 6
    assert entry.translations[next(iter(entry.translations))].document.data == {"title": "La vista"}


def test_a_file_that_has_changed_since_says_nothing_any_more(tmp_path: Path) -> None:
    (entry,) = reading(tmp_path, FILES).catalogue.initiatives
    (tmp_path / "content" / PATH).write_text(INITIATIVE)
    assert entry.document.data == {}
    assert entry.document.span(("phase",)).line == 1
    assert entry.record.phase == "living"


def test_facts_change_with_what_is_said_of_a_record_but_not_with_its_stories(
    tmp_path: Path,
) -> None:
    def facts(files: dict[str, str]) -> str:
        (entry,) = reading(tmp_path, FILES | files).catalogue.initiatives
        return entry.facts

    translated = "initiatives/a/index.es.md"
    before = facts({})
    assert facts({PATH: FILES[PATH] + "\nMore.\n"}) == before
    assert facts({translated: FILES[translated] + "\nMore.\n"}) == before
    assert facts({PATH: FILES[PATH].replace("living", "active")}) != before
    assert facts({translated: "---\ntitle: La casa\n---\nUn cuento.\n"}) != before
    of = "title: La vista\ntranslation:\n  of: 0123456789ab\n"
    assert facts({translated: f"---\n{of}---\nUn cuento.\n"}) != before
