"""An initiative as a row of a table for spreadsheets, with columns in a fixed order.

The columns are documented in docs/data.md. Lists within a cell are separated by "; ".
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from habitat_site.catalogue import Entry
from habitat_site.records import Initiative
from habitat_site.records.measures import MEASURES, Figure, Measure, MoneyClaim
from habitat_site.rendering.elements import page_url
from habitat_site.rendering.figures import day
from habitat_site.rendering.site import Site
from habitat_site.results.figures import full_range, numbers
from habitat_site.results.places import Coordinates

Cell = str | float | None

# A spreadsheet runs a cell that starts with one of these as a formula (CWE-1236); the wide forms
# count as the narrow ones where they are typed.
FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


@dataclass(frozen=True, slots=True)
class Row:
    """What the cells of one row are made of; `sources` are said by their ids."""

    entry: Entry[Initiative]
    record: Initiative
    standing: str
    documented: str
    place: Coordinates | None
    site: Site
    sources: Mapping[str, str]


def safe(cell: Cell) -> str | float:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if not cell:
        return "" if cell is None else cell
    return f"'{cell}" if isinstance(cell, str) and cell[0] in FORMULA else cell


def cells(row: Row) -> list[str | float]:
    """Return the cells of a row in the order of the columns."""
    found = [safe(make(row)) for make in MAKE]
    figures = row.record.results.__dict__
    for name, nothing in NOTHING:
        figure = figures[name]
        found += nothing if figure is None else _figure(row, figure)
    return found


def sources_of(record: Initiative) -> dict[str, str]:
    """Return how a cell names each source of a record, by its id; of two with one, the first."""
    return {
        source.id: f"{source.title} ({source.url or source.held_by or source.file or ''})"
        for source in reversed(record.sources)
        if source.id is not None
    }


def written(cells: Iterable[str | float]) -> str:
    """Return cells as a row of CSV (RFC 4180), with the end of its line."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _figure(row: Row, figure: Figure) -> list[str | float]:
    ends = numbers(full_range(figure))
    source = figure.source or ""
    currency = (figure.currency,) if isinstance(figure, MoneyClaim) else ()
    said = (*currency, day(figure.as_of), row.sources.get(source, source))
    return [*ends, *map(safe, said)]


def _figure_columns(measure: Measure) -> tuple[str, ...]:
    currency = ("currency",) if measure.unit == "money" else ()
    names = ("low", "high", *currency, "as_of", "source")
    return (measure.name, *(f"{measure.name}_{name}" for name in names))


def _text(row: Row, name: str) -> str:
    return row.entry.text((name,), row.site.settings.default_language).text


IDENTITY: dict[str, Callable[[Row], Cell]] = {
    "id": lambda row: row.entry.id,
    "url": lambda row: page_url(row.entry, row.site),
    "title": lambda row: _text(row, "title"),
    "original_title": lambda row: row.record.title,
    "lang": lambda row: row.record.lang,
    "summary": lambda row: _text(row, "summary"),
    "countries": lambda row: "; ".join(row.record.all_countries),
    "place": lambda row: row.record.place.name if row.record.place else "",
    "lat": lambda row: row.place.lat if row.place else None,
    "lon": lambda row: row.place.lon if row.place else None,
    "precision": lambda row: row.record.place.precision if row.record.place else "",
    "phase": lambda row: row.record.phase,
    "phase_as_of": lambda row: day(row.record.phase_as_of),
    "model": lambda row: row.record.model,
    "scope": lambda row: row.record.scope,
    "themes": lambda row: "; ".join(row.record.themes),
    "started": lambda row: day(row.record.started),
    "finished": lambda row: day(row.record.finished),
    "led_by": lambda row: row.record.led_by.name if row.record.led_by else "",
    "networks": lambda row: "; ".join(row.record.networks),
    "supported_by": lambda row: "; ".join(row.record.supported_by),
    "counted_within": lambda row: row.record.counted_within,
    "standing": lambda row: row.standing,
    "documented": lambda row: row.documented,
    "updated": lambda row: day(row.record.updated),
}
COLUMNS: tuple[str, ...] = (
    *IDENTITY,
    *(column for measure in MEASURES for column in _figure_columns(measure)),
)
MAKE = tuple(IDENTITY.values())
NOTHING = tuple((measure.name, ("",) * len(_figure_columns(measure))) for measure in MEASURES)
