"""The table of a mechanism: a row for each record, what fits into a cell, nothing that runs."""

import csv
import io

import pytest

from habitat_site.catalogue import Entry
from habitat_site.pages.exports import RecordsExport
from habitat_site.pages.values import Page, pieces
from habitat_site.records import FOLDERS, MECHANISMS, Record
from habitat_site.rendering.record_rows import columns
from habitat_site.rendering.tables import render_csv
from habitat_site.results.values import Standing
from tests.building import translation
from tests.pages.test_records import law, promise
from tests.rendering.context import SITE


def rows(*entries: Entry[Record]) -> list[dict[str, str]]:
    standings = {entry.key: Standing("reported", documented=False) for entry in entries}
    page = Page("x.csv", "csv", RecordsExport("advocacy", entries, standings))
    text = b"".join(pieces(render_csv(page, SITE))).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_says_what_the_record_says_in_the_sites_first_language() -> None:
    translated = translation("en", {("title",): "Housing law"})
    (row,) = rows(law(title="Ley", lang="es", themes=["land", "policy"], translations=[translated]))
    assert (row["id"], row["title"], row["type"]) == ("housing-law", "Housing law", "law")
    assert (row["themes"], row["country"], row["standing"]) == ("land; policy", "", "reported")
    assert row["page"] == "https://site.example/habitat/en/advocacy/housing-law/"


def test_records_of_all_kinds_of_a_folder_have_the_same_columns() -> None:
    one, other = rows(law(), promise())
    assert list(one) == list(other) == list(columns("advocacy"))
    assert (one["due"], other["due"], other["date"]) == ("", "", "2007")


def test_a_cell_that_a_spreadsheet_would_run_is_marked_as_text() -> None:
    (row,) = rows(law(title="=cmd|' /C calc'!A1"))
    assert row["title"] == "'=cmd|' /C calc'!A1"


@pytest.mark.parametrize("folder", MECHANISMS)
def test_parts_with_fields_of_their_own_are_left_to_the_other_file(folder: str) -> None:
    assert "sources" not in columns(folder)
    assert {"id", "title", "summary", "kind"} <= set(columns(folder))
    assert len(set(columns(folder))) == len(columns(folder))
    assert FOLDERS[folder]
