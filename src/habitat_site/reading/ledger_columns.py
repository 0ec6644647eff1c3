"""The first line of a ledger: which column is which, and what is wrong with their names."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from habitat_site.documents import Mark
from habitat_site.reading.limits import shown
from habitat_site.reading.nearest import nearest, with_nearest
from habitat_site.reading.problems import Problem
from habitat_site.reading.sheet import Cell, Row
from habitat_site.records.ledger import COLUMNS, REQUIRED


class Columns(NamedTuple):
    """The name of each column, empty where nobody knows what it holds, and what was found.

    A misspelt name counts as the one that was probably meant, so that it hides nothing below it.
    """

    names: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    can_be_told: bool = True

    @property
    def are_all_here(self) -> bool:
        """Tell whether no column is missing that a ledger has to have."""
        return all(column in self.names for column in REQUIRED)

    def named(self, cells: Sequence[Cell]) -> dict[str, Cell]:
        """Return the cells of a line by the columns that are known."""
        return {name: cell for name, cell in zip(self.names, cells, strict=True) if name}


def columns_of(header: Row) -> Columns:
    """Return the columns that a header names."""
    if header.broken:
        return Columns((), (Problem("HS605", header.broken),), can_be_told=False)
    names = tuple(cell.text.lower() for cell in header.cells)
    while names and not names[-1]:
        names = names[:-1]
    meant = {name: nearest(name, _absent(names)) for name in names if name not in COLUMNS}
    problems = (*_unknown(header, names), *_wrong(header, names, meant))
    read = tuple(meant.get(name, name) or "" for name in names)
    return Columns(tuple(n if read.count(n) == 1 else "" for n in read), problems)


def _absent(names: Sequence[str]) -> list[str]:
    return [column for column in COLUMNS if column not in names]


def _unknown(header: Row, names: Sequence[str]) -> Iterator[Problem]:
    for name, cell in zip(names, header.cells, strict=False):
        if name not in COLUMNS:
            facts = {"value": shown(cell.text), "columns": ", ".join(COLUMNS)}
            yield Problem("HS602", cell.mark, with_nearest(facts, cell.text, _absent(names)))


def _wrong(header: Row, names: Sequence[str], meant: Mapping[str, str | None]) -> Iterator[Problem]:
    for column in COLUMNS:
        count = names.count(column)
        # One that is only misspelt is told at its cell.
        is_missing = column in REQUIRED and not count and column not in meant.values()
        if count > 1 or is_missing:
            facts = {"column": column, "count": str(count)}
            yield Problem("HS603", _place(column, names, header), facts)


def _place(column: str, names: Sequence[str], header: Row) -> Mark:
    """Return where a column stands the second time, or the header where it is missing."""
    at = [index for index, name in enumerate(names) if name == column]
    return header.cells[at[1]].mark if len(at) > 1 else header.mark
