"""Ledgers as spreadsheets write them: the same entries, whatever stands between the cells."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path, PurePosixPath

import pytest

from habitat_site.catalogue import Ledger
from habitat_site.reading import Ways, read
from habitat_site.reading.ledger import read_ledger
from habitat_site.records import Fund
from habitat_site.records.ledger import LedgerEntry, decimals_of
from tests.codes import BASE
from tests.funds.working import RECORD, write

PATH = PurePosixPath("content/funds/worked/ledger.csv")
PLAIN = """\
date,entry,from,to,amount,currency,loan,note,source
2024-01-10,contribution,group-001,funds/worked,1000.50,EUR,,"first, in cash",minutes
2024-02-01,loan,funds/worked,initiatives/palo-alto,900,EUR,loan-001,,
"""
ENTRIES = (
    LedgerEntry(
        date(2024, 1, 10),
        "contribution",
        "group-001",
        "funds/worked",
        Decimal("1000.50"),
        "EUR",
        "",
        "minutes",
    ),
    LedgerEntry(
        date(2024, 2, 1),
        "loan",
        "funds/worked",
        "initiatives/palo-alto",
        Decimal(900),
        "EUR",
        "loan-001",
    ),
)


def ledger(text: str | bytes) -> Ledger:
    """Read a ledger that is right."""
    found = read_ledger(PATH, text if isinstance(text, bytes) else text.encode())
    assert found.diagnostics == ()
    assert found.ledger is not None
    return found.ledger


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.encode("utf-8-sig"),
        PLAIN.replace("\n", "\r\n"),
        PLAIN.rstrip("\n"),
        PLAIN.replace("first, in cash", "first in cash").replace(",", ";"),
        PLAIN.replace("first, in cash", "first in cash").replace(",", ";").replace(".50", ",50"),
        PLAIN.replace(",", "\t").replace("first\t in", "first, in"),
        PLAIN + ",,,,,,,,\n\n,,,,,,,,\n",
        PLAIN.replace("source\n", "source,,\n").replace("minutes\n", "minutes,,\n"),
        PLAIN.replace("date,entry", "Date, Entry "),
        PLAIN.replace("first, in cash", 'first,\nin ""two"" parts'),
    ],
    ids=[
        "comma",
        "byte order mark",
        "lines of Windows",
        "no line end at the end",
        "semicolon",
        "decimal comma",
        "tab",
        "blank rows",
        "blank columns",
        "capitals",
        "a note of two lines",
    ],
)
def test_the_same_entries_however_they_are_written(text: str | bytes) -> None:
    assert ledger(text).entries == ENTRIES


def test_a_note_is_left_behind() -> None:
    assert "cash" not in repr(ledger(PLAIN).entries)


def test_cells_stand_where_an_editor_shows_them() -> None:
    """Also behind a cell of two lines, and behind one with quotation marks."""
    text = PLAIN.replace("first, in cash", 'first,\nin ""two"" parts')
    marks = ledger(text).document.marks
    lines = text.split("\n")
    for row, column, said in (
        (0, "amount", "1000.50"),
        (1, "date", "2024-02-01"),
        (1, "loan", "l"),
    ):
        mark = marks[(row, column)]
        assert lines[mark.line - 1][mark.column - 1 :].startswith(said)


def test_columns_may_stand_in_any_order_and_two_may_be_missing() -> None:
    text = (
        "to,from,currency,amount,loan,entry,date\n"
        "funds/worked,group-001,EUR,5,,contribution,2024-01-10\n"
    )
    (found,) = ledger(text).entries
    assert (found.from_, found.to, found.source) == ("group-001", "funds/worked", "")


@pytest.mark.parametrize("currency, decimals", [("EUR", 2), ("XOF", 0), ("TND", 3), ("CLF", 4)])
def test_a_currency_has_its_own_decimals(currency: str, decimals: int) -> None:
    assert decimals_of(currency) == decimals
    row = "2024-01-10,contribution,group-001,funds/worked,{},{},,,\n"
    most = f"1.{'5' * decimals}" if decimals else "1"
    header = PLAIN.partition("\n")[0] + "\n"
    assert ledger(header + row.format(most, currency)).entries[0].amount == Decimal(most)
    more = header + row.format(f"1.{'5' * (decimals + 1)}", currency)
    assert [d.code for d in read_ledger(PATH, more.encode()).diagnostics] == ["HS608"]


def test_all_mistakes_of_a_line_are_told_at_once() -> None:
    text = PLAIN.replace("2024-01-10,contribution,group-001", "10.1.2024,given,Rosa")
    text = text.replace("1000.50", "=1+1")
    found = read_ledger(PATH, text.encode()).diagnostics
    assert [d.code for d in found] == ["HS607", "HS606", "HS609", "HS610"]


def test_a_ledger_is_kept_with_its_record_and_told_of_again(tmp_path: Path) -> None:
    """A second reading takes it from the cache: the same entries, and places for findings."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    write(tmp_path, PLAIN)
    fresh = read(tmp_path, ways=Ways(cache=True))
    again = read(tmp_path, ways=Ways(cache=True))
    for reading in (fresh, again):
        (entry,) = (e for e in reading.catalogue.every(Fund) if e.id == "worked")
        assert entry.ledger is not None
        assert entry.ledger.entries == ENTRIES
        assert entry.ledger.document.span((1, "loan")).column == 60


def test_a_broken_record_does_not_hide_what_is_wrong_with_its_ledger(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    record = RECORD.replace("type: revolving", "type: rotating")
    write(tmp_path, PLAIN.replace("2024-02-01", "2024-02-30"), record)
    codes = {(d.code, d.span.path.name) for d in read(tmp_path).diagnostics}
    assert codes == {("HS204", "worked.md"), ("HS607", "ledger.csv")}
