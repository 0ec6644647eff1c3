"""The table of totals."""

import io
from datetime import date

from rich.console import Console

from habitat_site.languages import language
from habitat_site.reports.totals import totals_table
from habitat_site.results.summary import summarise
from tests.building import catalogue, initiative

TODAY = date(2026, 11, 21)
HOMES = {"homes_built": {"low": 1200, "high": 1500, "as_of": "2009"}}
MORE_HOMES = {"homes_built": {"value": 34, "as_of": "2023"}}
LAND = {"land_area": {"value": 2.5, "unit": "ha", "as_of": "2014-05"}}
MONEY = {"savings": {"value": 2500, "currency": "USD"}}


def figures(lang: str) -> list[list[str]]:
    """Return the cells of each row, without what the measure is called."""
    records = catalogue(
        initiative("a", results=HOMES | MONEY),
        initiative("b", results=MORE_HOMES | LAND),
        initiative("c"),
    )
    table = totals_table(summarise(records, TODAY).world, "All", language(lang))
    console = Console(file=io.StringIO(), width=120, color_system=None)
    console.print(table)
    assert isinstance(console.file, io.StringIO)
    rows = [line.split("  ") for line in console.file.getvalue().splitlines()[4:]]
    cells = [[cell.strip() for cell in row if cell.strip()][1:] for row in rows]
    return [row for row in cells if row]


def test_a_total_says_from_how_many_records_years_and_range_it_is() -> None:
    assert figures("en") == [
        ["1,234", "2 of 3", "2009–2023", "1,234–1,534"],
        ["2.5", "1 of 3", "2014"],
        ["US$2,500", "1 of 3"],
    ]


def test_numbers_are_written_as_the_language_does() -> None:
    assert figures("es")[0][0] == "1.234"
    assert figures("fr")[0][0] == "1\u202f234"
