"""The cells of one line of a ledger: what is wrong with each, and what they say together."""

import re
from collections.abc import Container, Iterator, Mapping
from datetime import date
from decimal import Decimal

from habitat_site.reading.limits import shown
from habitat_site.reading.nearest import with_nearest
from habitat_site.reading.problems import Problem
from habitat_site.reading.sheet import Cell, Row
from habitat_site.reading.slips import meant
from habitat_site.records.ledger import (
    ENTRIES,
    LOAN,
    MOST_DECIMALS,
    OF_A_LOAN,
    OPENS,
    LedgerEntry,
    PartialEntry,
    decimals_of,
    is_party,
)

Cells = Mapping[str, Cell]

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
AMOUNT = re.compile(r"(?P<whole>[0-9]{1,15})(?:[.,](?P<decimals>[0-9]{1,6}))?")
# A spreadsheet computes what begins like this; what it shows is not what is in the file.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def wrong_cells(cells: Cells) -> Iterator[tuple[str, Problem]]:
    """Yield what is wrong with any cell of a line by itself, and its column.

    One never hides another's.
    """
    checks = {
        "date": _day,
        "entry": _entry,
        "from": _party,
        "to": _party,
        "amount": _amount,
        "loan": _loan,
    }
    for name, cell in cells.items():
        if _is_formula(name, cell.text):
            yield name, Problem("HS610", cell.mark, {"value": shown(cell.text)})
        elif name in checks:
            yield from ((name, problem) for problem in checks[name](cell, cells))


def entry_of(cells: Cells, wrong: Container[str]) -> LedgerEntry | PartialEntry:
    """Return what a line says: an entry, if none of the cells that it needs is wrong or missing."""
    texts = {name: cell.text for name, cell in cells.items() if name not in wrong}
    partial = PartialEntry(
        date=date.fromisoformat(texts["date"]) if "date" in texts else None,
        entry=next((each for each in ENTRIES if each == texts.get("entry")), None),
        from_=texts.get("from"),
        to=texts.get("to"),
        amount=_exact(texts["amount"]) if "amount" in texts else None,
        currency=texts.get("currency"),
        loan=texts.get("loan"),
        source=texts.get("source"),
    )
    return _whole(partial) or partial


def recognised(row: Row) -> PartialEntry:
    """Return what a line says for certain though nobody can tell which cell is which."""
    texts = [cell.text for cell in row.cells]
    entry = next((each for each in ENTRIES if each in texts), None)
    # Of a line that breaks off, the loan may stand behind.
    loan = next((text for text in texts if LOAN.fullmatch(text)), None if row.broken else "")
    return PartialEntry(entry=entry, loan=loan)


def _whole(line: PartialEntry) -> LedgerEntry | None:
    match line:
        case PartialEntry(
            date=date() as day,
            entry=str() as entry,
            from_=str() as from_,
            to=str() as to,
            amount=Decimal() as amount,
            currency=str() as currency,
            loan=str() as loan,
        ):
            source = line.source or ""
            return LedgerEntry(day, entry, from_, to, amount, currency, loan, source)
        case _:
            return None


def _is_formula(name: str, text: str) -> bool:
    if not text.startswith(FORMULA):
        return False
    # A number with a sign is no formula, but an amount that cannot be.
    return name != "amount" or AMOUNT.fullmatch(text.lstrip("+-").strip()) is None


def _day(cell: Cell, _cells: Cells) -> Iterator[Problem]:
    try:
        if DAY.fullmatch(cell.text):
            date.fromisoformat(cell.text)
            return
    except ValueError:
        pass
    near = meant("HS206", cell.text) or ""
    known = {"nearest": near} if DAY.fullmatch(near) else {}
    yield Problem("HS607", cell.mark, {"value": shown(cell.text)} | known)


def _entry(cell: Cell, _cells: Cells) -> Iterator[Problem]:
    if cell.text not in ENTRIES:
        facts = {"value": shown(cell.text), "entries": ", ".join(ENTRIES)}
        yield Problem("HS606", cell.mark, with_nearest(facts, cell.text, ENTRIES))


def _party(cell: Cell, _cells: Cells) -> Iterator[Problem]:
    if not is_party(cell.text):
        yield Problem("HS609", cell.mark, {"value": shown(cell.text)})


def _amount(cell: Cell, cells: Cells) -> Iterator[Problem]:
    decimals = decimals_of(cells["currency"].text) if "currency" in cells else MOST_DECIMALS
    match = AMOUNT.fullmatch(cell.text)
    fits = match is not None and len(match["decimals"] or "") <= decimals
    if not fits or _exact(cell.text) == 0:
        yield Problem("HS608", cell.mark, {"value": shown(cell.text), "decimals": str(decimals)})


def _loan(cell: Cell, cells: Cells) -> Iterator[Problem]:
    entry = cells["entry"].text if "entry" in cells else ""
    word = OPENS.get(entry, "")
    fits = LOAN.fullmatch(cell.text) is not None and cell.text.startswith(word)
    if not fits and (cell.text or entry in OF_A_LOAN):
        kind = word or "loan"
        facts = {
            "value": shown(cell.text),
            "entry": shown(entry),
            "expected": f"ledger-{kind}",
            "example": f"{kind}-001",
        }
        yield Problem("HS611", cell.mark, facts)


def _exact(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
