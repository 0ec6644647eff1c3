"""Adding up by the letter of the rules: slow, recursive, and written apart from the real thing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Row:
    """One record of a set: whom it is counted within, and its figure as (low, value, high)."""

    id: str
    parent: str | None
    figure: tuple[Fraction, Fraction, Fraction] | None


def total(rows: Sequence[Row], members: Sequence[str], end: int) -> Fraction:
    """Return the sum of what the roots of a set contribute; `end` is 0, 1 or 2."""
    by_id = {row.id: row for row in rows}
    roots = [id for id in members if nearest(by_id, id, members) is None]
    return sum((contribution(by_id, id, members, end) for id in roots), Fraction(0))


def contribution(rows: Mapping[str, Row], id: str, members: Sequence[str], end: int) -> Fraction:
    """Return the larger of a record's own figure and what is counted within it in the set."""
    below = sum(
        (
            contribution(rows, each, members, end)
            for each in members
            if nearest(rows, each, members) == id
        ),
        Fraction(0),
    )
    figure = rows[id].figure
    return below if figure is None else max(figure[end], below)


def nearest(rows: Mapping[str, Row], id: str, members: Sequence[str]) -> str | None:
    """Return the first record of the set on the way up from a record."""
    parent = rows[id].parent
    while parent is not None and parent not in members:
        parent = rows[parent].parent
    return parent
