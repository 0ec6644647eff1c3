"""The table opens in a spreadsheet and runs nothing there."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.catalogue import Entry
from habitat_site.pages.exports import InitiativesExport
from habitat_site.pages.values import Page, joined
from habitat_site.records import Initiative
from habitat_site.rendering.exported import exported_by
from habitat_site.rendering.rows import COLUMNS, identity, safe, written
from habitat_site.rendering.tables import render_csv
from habitat_site.results.values import Standing
from tests.building import initiative, translation
from tests.rendering.context import SITE


def rows(*entries: Entry[Initiative]) -> list[dict[str, str]]:
    standings = {entry.key: Standing("compiled", documented=True) for entry in entries}
    page = Page("x.csv", "csv", InitiativesExport(entries, standings))
    return list(csv.DictReader(io.StringIO(joined(render_csv(page, SITE)).decode(), newline="")))


def test_one_row_says_what_the_record_says() -> None:
    sources = [{"id": "s", "title": "Census", "held_by": "City"}]
    homes = {"value": "7", "as_of": "2014", "source": "s", "alternatives": [{"value": "9"}]}
    (row,) = rows(
        initiative(
            "a",
            title="Uno",
            lang="es",
            themes=["land", "policy"],
            place={"name": "Montevideo", "lat": "-34.90328", "lon": "-56.18816"},
            results={"homes_built": homes, "savings": {"value": "1.5", "currency": "USD"}},
            sources=sources,
            translations=[translation("en", {("title",): "One"})],
        )
    )
    assert (row["id"], row["title"], row["original_title"]) == ("a", "One", "Uno")
    assert (row["lat"], row["lon"], row["themes"]) == ("-34.9", "-56.2", "land; policy")
    names = ("homes_built", "homes_built_low", "homes_built_high", "homes_built_as_of")
    assert [row[name] for name in names] == ["7", "7", "9", "2014"]
    assert row["homes_built_source"] == "Census (City)"
    assert (row["savings"], row["savings_currency"]) == ("1.5", "USD")
    assert (row["members"], row["women_share_source"]) == ("", "")
    assert (row["standing"], row["documented"]) == ("compiled", "yes")


def test_every_row_has_every_column() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert list(rows(initiative("a"), initiative("b"))[1]) == list(COLUMNS)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝"])
def test_a_text_that_a_spreadsheet_would_run_is_marked_as_text(start: str) -> None:
    attack = f"{start}cmd|' /C calc'!A1"
    assert safe(attack) == f"'{attack}"
    (row,) = rows(initiative(title="x", summary=f"{start.strip() or '='}SUM(A1)"))
    assert row["summary"].startswith("'")


def test_a_number_below_zero_stays_a_number() -> None:
    assert safe(-34.9) == -34.9


def test_line_breaks_and_quotes_stay_inside_their_cell() -> None:
    (row,) = rows(initiative(summary='A "b",\nc'))
    assert row["summary"] == 'A "b",\nc'


@settings(max_examples=100, deadline=None)
@given(st.text("ab,\"\n\r;' é", max_size=12))
def test_a_row_is_written_as_the_library_writes_its_cells(text: str) -> None:
    title = f"x{text}x"
    source = {"id": "s", "title": title, "held_by": "City"}
    results = {"homes_built": {"value": "7", "source": "s"}, "people": {"value": "0"}}
    entry = initiative(title=title, results=results, sources=[source])
    line = exported_by(SITE).row.write(entry).decode()
    cells = next(csv.reader(io.StringIO(line, newline="")))
    assert written(cells) == line
    assert (cells[2], cells[COLUMNS.index("homes_built_source")]) == (title, f"{title} (City)")
    assert cells[COLUMNS.index("people")] == "0"


def test_the_first_cells_stand_below_their_columns() -> None:
    entry = initiative("a")
    first = identity(entry, entry.record, ("compiled", "yes"), SITE)
    assert tuple(first) == COLUMNS[: len(first)]


def test_every_column_is_documented(checkout: Path) -> None:
    text = (checkout / "docs" / "data.md").read_text(encoding="utf-8")
    suffixes = ("low", "high", "currency", "as_of", "source")
    for column in COLUMNS:
        stem = next(
            (column.removesuffix(f"_{s}") for s in suffixes if column.endswith(f"_{s}")), column
        )
        documented = column if f"`{column}`" in text else stem
        assert f"`{documented}`" in text, column
