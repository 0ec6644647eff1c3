"""However a ledger is spoilt, the finding stands where it has to be mended."""

import shutil
from pathlib import Path

import pytest

from habitat_site.diagnostics import Diagnostic, Severity
from habitat_site.reading import read
from habitat_site.rules import inspect
from tests.codes import BASE
from tests.funds.working import HEADER, RECORD, write
from tests.rules.findings import TODAY

# Line 1 is the header.
LINES = (
    HEADER,
    "2020-01-10,contribution,group-001,funds/worked,1000.00,EUR,,first meeting,minutes",
    "2020-02-10,loan,funds/worked,initiatives/palo-alto,600.00,EUR,loan-001,,minutes",
    "2020-03-10,repayment,initiatives/palo-alto,funds/worked,100.00,EUR,loan-001,,",
    "2020-03-10,interest,initiatives/palo-alto,funds/worked,2.50,EUR,loan-001,,",
    "2020-04-10,guarantee,funds/worked,group-002,300.00,EUR,guarantee-001,,",
    "2020-05-10,guarantee_called,funds/worked,group-002,200.00,EUR,guarantee-001,,",
    "2020-06-10,transfer,funds/other,funds/worked,50.00,EUR,,,",
    "2020-07-10,grant,funds/worked,initiatives/covisurpay,40.00,EUR,,,",
    "2020-08-10,cost,funds/worked,bank-001,1.20,EUR,,,",
    "2020-09-10,write_off,funds/worked,initiatives/palo-alto,10.00,EUR,loan-001,,",
)
GOOD = "\n".join(LINES) + "\n"


def changed(line: int, old: str, new: str) -> str:
    """Return the ledger with one line changed."""
    lines = list(LINES)
    assert lines[line - 1].count(old) == 1
    lines[line - 1] = lines[line - 1].replace(old, new)
    return "\n".join(lines) + "\n"


def added(*lines: str) -> str:
    """Return the ledger with more lines at its end; the first of them is line 12."""
    return "\n".join((*LINES, *lines)) + "\n"


def findings(root: Path, ledger: str | bytes, record: str = RECORD) -> list[Diagnostic]:
    """Return everything that is wrong with a small site that has the fund."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    write(root, ledger, record)
    reading = read(root)
    return [*reading.diagnostics, *inspect(reading.catalogue, TODAY, reading.drafts)]


# One word put for another: the code, the line, what stood there, and what does now.
CHANGES = {
    "a column nobody knows": ("HS602", 1, ",note", ",remark"),
    "a misspelt column": ("HS602", 1, "amount", "amuont"),
    "a column that stands twice": ("HS603", 1, "source", "note"),
    "a quotation mark that is never closed": ("HS605", 2, "first meeting", '"first'),
    "a word for the entry that is not one": ("HS606", 3, "loan,", "lend,"),
    "an entry in another language": ("HS606", 4, "repayment", "remboursement"),
    "a day that does not exist": ("HS607", 3, "2020-02-10", "2020-02-30"),
    "a day as people write it": ("HS607", 3, "2020-02-10", "10/02/2020"),
    "a month alone": ("HS607", 3, "2020-02-10", "2020-02"),
    "an amount below nothing": ("HS608", 10, "1.20", "-1.20"),
    "an amount of nothing": ("HS608", 10, "1.20", "0.00"),
    "more decimals than the currency has": ("HS608", 10, "1.20", "1.205"),
    "an amount with grouped thousands": ("HS608", 2, "1000.00", '"1,000.00"'),
    "an amount in words": ("HS608", 2, "1000.00", "a thousand"),
    "an amount with its currency": ("HS608", 2, "1000.00", "1000 EUR"),
    "somebody's name": ("HS609", 2, "group-001", "Maria da Silva"),
    "somebody's name with a code": ("HS609", 2, "group-001", "group-maria"),
    "a name where a record would be": ("HS609", 3, "initiatives/palo-alto", "Palo Alto"),
    "a bare id": ("HS609", 3, "initiatives/palo-alto", "palo-alto"),
    "a formula in an amount": ("HS610", 2, "1000.00", "=500+500"),
    "a formula in a party": ("HS610", 2, "group-001", "@group-001"),
    "a loan that bears a name": ("HS611", 3, "loan-001", "loan-maria"),
    "a guarantee named as a loan": ("HS611", 6, "guarantee-001", "loan-009"),
    "a date before the one above": ("HS613", 4, "2020-03-10", "2020-01-20"),
    "a date before there was a fund": ("HS614", 2, "2020-01-10", "2017-12-31"),
    "another currency": ("HS615", 10, "EUR", "USD"),
    "a currency in small letters": ("HS615", 10, "EUR", "eur"),
    "a network that is not here": ("HS616", 2, "group-001", "networks/fucvan"),
    "a fund that is not here": ("HS616", 8, "funds/other", "funds/another"),
    "the fund on both sides": ("HS617", 2, "group-001", "funds/worked"),
    "the fund on no side": ("HS617", 2, "funds/worked", "funds/other"),
    "a transfer that is a gift": ("HS617", 8, "funds/other", "group-009"),
    "a loan that nobody made": ("HS619", 4, "loan-001", "loan-002"),
    "a guarantee that nobody gave": ("HS619", 7, "guarantee-001", "guarantee-010"),
    "a repayment by somebody else": ("HS620", 4, "initiatives/palo-alto", "group-003"),
    "more paid back than was owed": ("HS621", 4, "100.00", "600.01"),
    "more written off than was owed": ("HS621", 11, "10.00", "500.01"),
    "more called than was guaranteed": ("HS621", 7, "200.00", "300.01"),
    "more lent than was there": ("HS622", 3, "600.00", "1000.01"),
    "more given than was there": ("HS622", 9, "40.00", "900.00"),
    "a source that the record lacks": ("HS309", 2, "minutes", "report"),
}
# The ledger, the code, the line, and what stands there from the column on.
CORRUPTIONS: dict[str, tuple[str | bytes, str, int, str]] = {
    name: (changed(line, old, new), code, line, new.strip(","))
    for name, (code, line, old, new) in CHANGES.items()
} | {
    "a column that is missing": (GOOD.replace("currency,", ""), "HS603", 1, "date,entry"),
    "a cell too few": (changed(4, ",loan-001,,", ",loan-001,"), "HS604", 4, "2020-03-10"),
    "a cell too many": (changed(4, ",loan-001,,", ",loan-001,,,x"), "HS604", 4, "2020-03-10"),
    "a quotation mark within a word": (
        changed(2, "first meeting", 'the "first"'),
        "HS605",
        2,
        '"first',
    ),
    "nobody at all": (changed(2, "group-001", ""), "HS609", 2, ",funds/worked,1000.00"),
    "a formula in a note": (
        changed(2, "first meeting", '"=HYPERLINK(""http://x"")"'),
        "HS610",
        2,
        '"=HYPERLINK',
    ),
    "a loan without its name": (changed(3, "loan-001", ""), "HS611", 3, ",,minutes"),
    "a repayment for nothing": (changed(4, "loan-001", ""), "HS611", 4, ",,"),
    "a line that stands twice": (added(LINES[1]), "HS612", 12, "2020-01-10"),
    "an initiative that is not here": (
        changed(9, "covisurpay", "covisurpai"),
        "HS616",
        9,
        "initiatives/covisurpai",
    ),
    "the fund on the wrong side": (
        changed(9, "funds/worked,initiatives/covisurpay", "initiatives/covisurpay,funds/worked"),
        "HS617",
        9,
        "initiatives/covisurpay",
    ),
    "a second loan of the same name": (
        added("2020-10-10,loan,funds/worked,group-003,5.00,EUR,loan-001,,"),
        "HS618",
        12,
        "loan-001",
    ),
    "interest paid to somebody else": (
        changed(5, "initiatives/palo-alto,funds/worked", "funds/worked,initiatives/palo-alto"),
        "HS620",
        5,
        "funds/worked,init",
    ),
    "letters of another encoding": (
        changed(2, "first", "première").encode("latin-1"),
        "HS002",
        2,
        "\ufffd",
    ),
    "a letter that turns the text around": (
        changed(2, "first", "fir\u202est"),
        "HS013",
        2,
        "\u202e",
    ),
    "nothing": ("\n", "HS003", 1, ""),
    "more lines than are read": (
        GOOD
        + "".join(f"2020-10-10,cost,funds/worked,bank-001,0.01,EUR,,{n},\n" for n in range(9991)),
        "HS601",
        10002,
        "2020-10-10",
    ),
    "more bytes than are read": (GOOD + "x" * 2_000_000, "HS601", 1, ""),
}


def test_the_ledger_that_is_spoilt_is_good(tmp_path: Path) -> None:
    assert findings(tmp_path, GOOD) == []


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_a_spoilt_ledger_has_one_finding_where_it_was_spoilt(name: str, tmp_path: Path) -> None:
    ledger, code, line, text = CORRUPTIONS[name]
    (found,) = findings(tmp_path, ledger)
    place = found.span
    assert (found.code, place.path.name, place.line) == (code, "ledger.csv", line)
    assert place.excerpt[place.column - 1 :].startswith(text)
    assert text or place.column == 1
    assert found.severity is Severity.ERROR


def test_there_are_many_ways_to_spoil_a_ledger() -> None:
    assert len(CORRUPTIONS) >= 25
    assert {code for _, code, _, _ in CORRUPTIONS.values()} >= {f"HS6{n:02d}" for n in range(1, 23)}
