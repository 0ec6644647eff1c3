"""A fund's ledger from its file: entries, and what is wrong with any of its cells.

Here a line is judged by itself. Whether the parties exist, whether money is lent that is not
there, and whether it all adds up is for the rules to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from habitat_site.catalogue import Ledger
from habitat_site.diagnostics import Diagnostic, Loc
from habitat_site.documents import Digest, Document, Mark, Places, digest_of
from habitat_site.languages import Lang
from habitat_site.reading.decoding import decode
from habitat_site.reading.front_matter import decode_leniently
from habitat_site.reading.ledger_cells import entry_of, wrong_cells
from habitat_site.reading.limits import (
    MAX_LEDGER_BYTES,
    MAX_LEDGER_ROWS,
    MAX_PROBLEMS,
    shown,
)
from habitat_site.reading.nearest import nearest, with_nearest
from habitat_site.reading.problems import START, Problem
from habitat_site.reading.sheet import Row, rows_of, separator_of
from habitat_site.records.ledger import COLUMNS, REQUIRED, LedgerEntry

UNDETERMINED = Lang("und")


@dataclass(frozen=True, slots=True)
class ReadLedger:
    """A ledger as far as it can be read, and what was found; nothing where it is no table."""

    ledger: Ledger | None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerPlaces:
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
        columns = self._columns(header)
        for number, row in enumerate(lines if columns is not None else ()):
            self._row(number, row, columns or ())
        document = Document(
            self.path,
            UNDETERMINED,
            {},
            Places(self.text, self.marks),
            digest=digest_of(self.raw),
        )
        told = tuple(p.within(self.path, self.text) for p in self.problems[:MAX_PROBLEMS])
        whole = not self.problems
        return ReadLedger(Ledger(document, tuple(self.entries), tuple(self.rows), whole), told)

    def _columns(self, header: Row) -> tuple[str, ...] | None:
        """Return the name of each column, or nothing where the cells cannot be told apart."""
        if header.broken:
            self._told("HS605", header.broken, {})
            return None
        names = tuple(cell.text.lower() for cell in header.cells)
        while names and not names[-1]:
            names = names[:-1]
        missing = [column for column in COLUMNS if column not in names]
        for name, cell in zip(names, header.cells, strict=False):
            if name not in COLUMNS:
                facts = {"value": shown(cell.text), "columns": ", ".join(COLUMNS)}
                self._told("HS602", cell.mark, with_nearest(facts, cell.text, missing))
        wrong = [c for c in COLUMNS if names.count(c) > 1 or (c in REQUIRED and c not in names)]
        near = {
            nearest(n, [c for c in COLUMNS if c not in names]) for n in names if n not in COLUMNS
        }
        for column in wrong:
            # One that is only misspelt has been told already, at its cell.
            if column not in near:
                facts = {"column": column, "count": str(names.count(column))}
                self._told("HS603", _place(column, names, header), facts)
        return names if not wrong else None

    def _row(self, number: int, row: Row, columns: tuple[str, ...]) -> None:
        cells = row.cells
        while len(cells) > len(columns) and not cells[-1].text:
            cells = cells[:-1]
        if row.broken:
            self._told("HS605", row.broken, {})
            return
        if len(cells) != len(columns):
            facts = {"count": str(len(cells)), "expected": str(len(columns))}
            self._told("HS604", row.mark, facts)
            return
        named = dict(zip(columns, cells, strict=True))
        self.marks[(number,)] = row.mark
        self.marks |= {(number, name): cell.mark for name, cell in named.items()}
        wrong = tuple(wrong_cells(named))
        self.problems += wrong
        texts = tuple(cell.text for cell in cells)
        first = self.seen.setdefault(texts, row.mark.line)
        if first != row.mark.line:
            self._told("HS612", row.mark, {"line": str(first)})
        elif not wrong:
            self.entries.append(entry_of(named))
            self.rows.append(number)

    def _told(self, code: str, mark: Mark, facts: Mapping[str, str]) -> None:
        self.problems.append(Problem(code, mark, facts))


def _place(column: str, names: tuple[str, ...], header: Row) -> Mark:
    """Return where a column stands the second time, or the header where it is missing."""
    at = [index for index, name in enumerate(names) if name == column]
    return header.cells[at[1]].mark if len(at) > 1 else header.mark
