"""The cells of one line of a ledger: what is wrong with each, and what they say together."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from habitat_site.reading.limits import shown
from habitat_site.reading.nearest import with_nearest
from habitat_site.reading.problems import Problem
from habitat_site.reading.sheet import Cell
from habitat_site.reading.slips import meant
from habitat_site.records.ledger import (
    ENTRIES,
    LOAN,
    OF_A_LOAN,
    OPENS,
    LedgerEntry,
    decimals_of,
    is_party,
)

Cells = Mapping[str, Cell]

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
AMOUNT = re.compile(r"(?P<whole>[0-9]{1,15})(?:[.,](?P<decimals>[0-9]{1,6}))?")
# A spreadsheet computes what begins like this; what it shows is not what is in the file.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def wrong_cells(cells: Cells) -> Iterator[Problem]:
    """Yield what is wrong with any cell of a line by itself; one never hides another's."""
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
            yield Problem("HS610", cell.mark, {"value": shown(cell.text)})
        elif name in checks:
            yield from checks[name](cell, cells)


def entry_of(cells: Cells) -> LedgerEntry:
    """Return what a line says of which no cell is wrong."""
    texts = {name: cell.text for name, cell in cells.items()}
    return LedgerEntry(
        date=date.fromisoformat(texts["date"]),
        entry=next(each for each in ENTRIES if each == texts["entry"]),
        from_=texts["from"],
        to=texts["to"],
        amount=_exact(texts["amount"]),
        currency=texts["currency"],
        loan=texts["loan"],
        source=texts.get("source", ""),
    )


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
    decimals = decimals_of(cells["currency"].text)
    match = AMOUNT.fullmatch(cell.text)
    fits = match is not None and len(match["decimals"] or "") <= decimals
    if not fits or _exact(cell.text) == 0:
        yield Problem("HS608", cell.mark, {"value": shown(cell.text), "decimals": str(decimals)})


def _loan(cell: Cell, cells: Cells) -> Iterator[Problem]:
    entry = cells["entry"].text
    word = OPENS.get(entry, "")
    fits = LOAN.fullmatch(cell.text) is not None and cell.text.startswith(word)
    if not fits and (cell.text or entry in OF_A_LOAN):
        facts = {
            "value": shown(cell.text),
            "entry": shown(entry),
            "example": f"{word or 'loan'}-001",
        }
        yield Problem("HS611", cell.mark, facts)


def _exact(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
