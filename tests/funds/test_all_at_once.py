"""Whatever is wrong with a ledger is told in one run; a line that is broken accuses no other."""

import re
from pathlib import Path, PurePosixPath

import pytest

from habitat_site.catalogue.bookkeeping import books
from habitat_site.reading.ledger import read_ledger
from tests.funds.test_corruptions import LINES, findings
from tests.funds.working import HEADER, RECORD, lines

CODE = re.compile(r"HS\d{3}")
PATH = PurePosixPath("content/funds/worked/ledger.csv")
# The note of each line says what is wrong with it; of the header, `amuont` (HS602).
MANY = f"""\
{HEADER.replace("amount", "amuont")}
2020-01-10,contribution,group-001,funds/worked,1000.00,EUR,,first meeting,minutes
2020-01-11,cost,funds/worked,bank-001,1100.00,EUR,,HS622,
2020-02-10,loan,funds/worked,initiatives/palo-alto,600.O0,EUR,loan-001,HS608 HS309,report
2020-03-10,repayment,initiatives/palo-alti,funds/worked,100.00,EUR,loan-001,HS616,
2020-03-10,interest,initiatives/palo-alto,funds/worked,2.50,USD,loan-009,HS615 HS619,
2020-01-31,garantee,funds/worked,group-002,300.00,EUR,guarantee-001,HS613 HS606,
2020-05-10,guarantee_called,funds/worked,Ana,200.00,EUR,guarantee-001,HS609,
2020-06-10,transfer,funds/other,funds/worked,50.00,EUR,HS604,
2020-07-10,grant,initiatives/covisurpay,funds/worked,40.00,EUR,,HS617,
2020-08-10,loan,funds/worked,group-003,10.00,EUR,loan-002,HS612 stands on the next,
2020-08-10,loan,funds/worked,group-003,10.00,EUR,loan-002,HS612 stands on the next,
2020-08-11,loan,funds/worked,group-003,20.00,EUR,loan-002,HS618,
2020-08-12,repayment,group-003,funds/worked,20.00,EUR,loan-002,HS621,
2020-08-13,repayment,group-004,funds/worked,5.00,EUR,loan-002,HS620,
2017-09-10,cost,funds/worked,bank-001,1.20,EUR,maria,HS613 HS614 HS611,
2020-13-10,cost,funds/worked,bank-001,1.20,eur,,HS607 HS615,
2020-10-10,cost,funds/worked,bank-001,1.20,EUR,,=HS610,
2020-10-11,cost,funds/worked,bank-001,1.20,EUR,,HS605 "so",
"""


def test_all_mistakes_of_a_ledger_are_told_at_once(tmp_path: Path) -> None:
    found = findings(tmp_path, MANY)
    written = enumerate(MANY.replace("HS612 stands on the next", "", 1).splitlines(), start=1)
    expected = sorted((line, code) for line, text in written for code in CODE.findall(text))
    assert len(expected) >= 20
    assert sorted((d.span.line, d.code) for d in found) == [(1, "HS602"), *expected]
    assert {d.span.path.name for d in found} == {"ledger.csv"}


def test_a_total_that_no_wrong_line_touches_is_compared(tmp_path: Path) -> None:
    states = """\
states:
  - {what: contributed, amount: 900, as_of: 2020-12-31}
  - {what: granted, amount: 41, as_of: 2020-12-31}
  - {what: repaid, amount: 1, as_of: 2020-12-31}
  - {what: balance, amount: 1, as_of: 2020-01-31}
---
"""
    spoilt = "\n".join(LINES).replace("initiatives/palo-alto,funds/worked,100.00", "x,y,none")
    record = RECORD.rstrip().removesuffix("---") + states
    found = [(d.code, d.span.path.name, d.span.line) for d in findings(tmp_path, spoilt, record)]
    assert [line for code, _, line in found if code == "HS623"] == [18, 19, 21]


CELLS = range(len(HEADER.split(",")))


@pytest.mark.parametrize("cell", [*CELLS, "one too few", "a quotation mark"])
def test_a_broken_line_accuses_no_other(cell: int | str) -> None:
    """Of 200 lines one after another is broken: all others stay as right as they are."""
    right = lines()
    for number in range(1, len(right), 7):
        cells = right[number].split(",")
        match cell:
            case int():
                cells[cell] = "=what"
            case "one too few":
                cells.pop()
            case _:
                cells[-1] = 'so"'
        spoilt = [*right[:number], ",".join(cells), *right[number + 1 :]]
        read = read_ledger(PATH, "\n".join(spoilt).encode())
        assert {d.span.line for d in read.diagnostics} == {number + 1}
        assert read.ledger is not None
        assert books("funds/worked", read.ledger).faults == ()
