"""A fund's ledger from its file: entries, and what is wrong with any of its cells.

Here a line is judged by itself. Whether the parties exist, whether money is lent that is not
there, and whether it all adds up is for the rules to say.
"""

from collections.abc import Mapping
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from habitat_site.catalogue import Ledger
from habitat_site.diagnostics import Diagnostic, Loc
from habitat_site.documents import Digest, Document, Mark, Places, digest_of
from habitat_site.languages import Lang
from habitat_site.reading.decoding import decode
from habitat_site.reading.front_matter import decode_leniently
from habitat_site.reading.ledger_cells import entry_of, recognised, wrong_cells
from habitat_site.reading.ledger_columns import Columns, columns_of
from habitat_site.reading.limits import MAX_LEDGER_BYTES, MAX_LEDGER_ROWS, MAX_PROBLEMS
from habitat_site.reading.problems import START, Problem
from habitat_site.reading.sheet import Cell, Row, rows_of, separator_of
from habitat_site.records.ledger import LedgerEntry, PartialEntry

UNDETERMINED = Lang("und")


class ReadLedger(NamedTuple):
    """A ledger as far as it can be read, and what was found; nothing where it is no table."""

    ledger: Ledger | None
    diagnostics: tuple[Diagnostic, ...] = ()


class LedgerPlaces(NamedTuple):
    """The places of a ledger's cells, looked up in the file when somebody asks."""

    root: Path
    path: PurePosixPath
    digest: Digest

    def look(self) -> Places:
        """Return the places; none where the file has changed since."""
        try:
            raw = (self.root / self.path).read_bytes()
        except OSError:
            return Places()
        if digest_of(raw) != self.digest:
            return Places()
        found = read_ledger(self.path, raw).ledger
        return Places() if found is None else found.document.places.look()


def read_ledger(path: PurePosixPath, raw: bytes) -> ReadLedger:
    """Read a ledger from its bytes."""
    if len(raw) > MAX_LEDGER_BYTES:
        return _refused(path, raw, (_too_long(START),))
    decoded = decode(raw, MAX_LEDGER_BYTES)
    if decoded.problems:
        return _refused(path, raw, decoded.problems)
    return _Table(path, raw, decoded.text).read()


def _refused(path: PurePosixPath, raw: bytes, problems: tuple[Problem, ...]) -> ReadLedger:
    text = decode_leniently(raw)
    return ReadLedger(None, tuple(problem.within(path, text) for problem in problems))


def _too_long(mark: Mark) -> Problem:
    facts = {"rows": str(MAX_LEDGER_ROWS), "bytes": str(MAX_LEDGER_BYTES)}
    return Problem("HS601", mark, facts)


class _Table:
    """Goes through the rows of one ledger; one bad cell never hides another's."""

    def __init__(self, path: PurePosixPath, raw: bytes, text: str) -> None:
        self.path = path
        self.raw = raw
        self.text = text
        self.problems: list[Problem] = []
        self.entries: list[LedgerEntry] = []
        self.rows: list[int] = []
        self.partial: list[tuple[int, PartialEntry]] = []
        self.marks: dict[Loc, Mark] = {}
        self.seen: dict[tuple[str, ...], int] = {}

    def read(self) -> ReadLedger:
        rows = (row for row in rows_of(self.text, separator_of(self.text)) if not row.is_blank)
        header = next(rows, None)
        if header is None:
            return _refused(self.path, self.raw, (Problem("HS003"),))
        lines = tuple(islice(rows, MAX_LEDGER_ROWS + 1))
        if len(lines) > MAX_LEDGER_ROWS:
            too_long = _too_long(lines[-1].mark).within(self.path, self.text)
            return ReadLedger(None, (too_long,))
        columns = columns_of(header)
        self.problems += columns.problems
        for number, row in enumerate(lines if columns.can_be_told else ()):
            self._row(number, row, columns)
        document = Document(
            str(self.path),
            UNDETERMINED,
            Places(self.text, self.marks),
            digest=digest_of(self.raw),
        )
        told = tuple(p.within(self.path, self.text) for p in self.problems[:MAX_PROBLEMS])
        whole = not self.problems
        entries, partial = tuple(self.entries), tuple(self.partial)
        return ReadLedger(Ledger(document, entries, tuple(self.rows), whole, partial), told)

    def _row(self, number: int, row: Row, columns: Columns) -> None:
        cells = row.cells
        while columns.are_all_here and len(cells) > len(columns.names) and not cells[-1].text:
            cells = cells[:-1]
        if row.broken:
            self._told("HS605", row.broken, {})
        elif len(cells) == len(columns.names):
            self._line(number, row, columns.named(cells))
            return
        elif columns.are_all_here:
            facts = {"count": str(len(cells)), "expected": str(len(columns.names))}
            self._told("HS604", row.mark, facts)
        self.partial.append((number, recognised(row)))

    def _line(self, number: int, row: Row, cells: Mapping[str, Cell]) -> None:
        self.marks[(number,)] = row.mark
        self.marks |= {(number, name): cell.mark for name, cell in cells.items()}
        wrong = dict(wrong_cells(cells))
        self.problems += wrong.values()
        texts = tuple(cell.text for cell in row.cells)
        first = self.seen.setdefault(texts, row.mark.line)
        if first != row.mark.line:
            self._told("HS612", row.mark, {"line": str(first)})
        match entry_of(cells, wrong):
            case LedgerEntry() as entry if first == row.mark.line:
                self.entries.append(entry)
                self.rows.append(number)
            case LedgerEntry(entry=entry, amount=amount, loan=loan):
                # Perhaps the same was paid twice; what else it says, the first one says.
                again = PartialEntry(entry=entry, amount=amount, loan=loan)
                self.partial.append((number, again))
            case PartialEntry() as partial:
                self.partial.append((number, partial))

    def _told(self, code: str, mark: Mark, facts: Mapping[str, str]) -> None:
        self.problems.append(Problem(code, mark, facts))
