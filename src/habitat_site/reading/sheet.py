"""A table as spreadsheets write it (RFC 4180), with the line and column of every cell.

The csv module reads the same, but says of no cell where it stands.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from habitat_site.documents import Mark

# Where the decimal mark is a comma, spreadsheets part cells with a semicolon.
SEPARATORS = (",", ";", "\t")


class Cell(NamedTuple):
    """What stands in one cell, without blanks around it, and where."""

    text: str
    mark: Mark


class Row(NamedTuple):
    """The cells of one row; `broken` is where a quotation mark breaks it."""

    cells: tuple[Cell, ...]
    broken: Mark | None = None

    @property
    def is_blank(self) -> bool:
        """Tell whether there is nothing in it: spreadsheets add such rows at the end."""
        return self.broken is None and not any(cell.text for cell in self.cells)

    @property
    def mark(self) -> Mark:
        """Return the place of the whole row, or of its first line."""
        first, last = self.cells[0].mark, self.cells[-1].mark
        end = last.end_column if last.line == first.line else first.end_column
        return Mark(first.line, first.column, end)


def separator_of(text: str) -> str:
    """Return what parts the cells of the first line: whatever it has most of, outside quotes."""
    first = re.sub(r'"[^"]*"', "", text.partition("\n")[0])
    return max(SEPARATORS, key=first.count)


def rows_of(text: str, separator: str) -> Iterator[Row]:
    """Yield the rows of a table, blank ones too; lines end with a line feed."""
    return _Scanner(text, separator).rows()


class _Scanner:
    """Goes through a text once, from cell to cell."""

    def __init__(self, text: str, separator: str) -> None:
        self.text = text
        self.separator = separator
        apart = re.escape(separator)
        # Possessive: whatever is handed in, each character is looked at once.
        self.cell = re.compile(
            rf'[ ]*+"(?P<quoted>(?:[^"]++|"")*)"[ ]*+(?={apart}|\n|\Z)|(?P<plain>[^{apart}\n]*+)'
        )
        self.at = 0
        self.line = 1
        self.start = 0

    def rows(self) -> Iterator[Row]:
        while self.at < len(self.text):
            yield self._row()

    def _row(self) -> Row:
        cells: list[Cell] = []
        while True:
            match = self.cell.match(self.text, self.at)
            if match is None or '"' in (match["plain"] or ""):
                return self._broken(cells)
            cells.append(self._taken(match))
            if self.text[self.at : self.at + 1] != self.separator:
                self._next_line(self.at)
                return Row(tuple(cells))
            self.at += 1

    def _taken(self, match: re.Match[str]) -> Cell:
        raw, quoted = match[0], match["quoted"]
        column = self.at - self.start + 1
        width = max(len(raw.partition("\n")[0]), 1)
        mark = Mark(self.line, column, column + width)
        if "\n" in raw:
            self.line += raw.count("\n")
            self.start = self.at + raw.rindex("\n") + 1
        self.at = match.end()
        return Cell((raw if quoted is None else quoted.replace('""', '"')).strip(), mark)

    def _broken(self, cells: list[Cell]) -> Row:
        """Give up on a line with a quotation mark where none can be, or that is never closed."""
        quote = self.text.index('"', self.at) - self.start + 1
        mark = Mark(self.line, quote, quote + 1)
        end = self.text.find("\n", self.at)
        self._next_line(len(self.text) if end < 0 else end)
        return Row((*cells, Cell("", mark)), mark)

    def _next_line(self, end: int) -> None:
        self.at = self.start = end + 1
        self.line += 1
