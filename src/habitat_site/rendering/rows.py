"""An initiative as a row of a table for spreadsheets, with columns in a fixed order.

The columns are documented in docs/data.md. Lists within a cell are separated by "; ".
"""

import csv
import io
from collections.abc import Iterable, Mapping

from habitat_site.catalogue import Entry
from habitat_site.languages import Lang
from habitat_site.records import Initiative
from habitat_site.records.dates import VagueDate
from habitat_site.records.measures import MEASURES, Figure, Measure, Money
from habitat_site.rendering.elements import page_url
from habitat_site.rendering.site import Site
from habitat_site.results.figures import published_range
from habitat_site.results.places import published

Cell = str | float | None

# A spreadsheet runs a cell that starts with one of these as a formula (CWE-1236); the wide forms
# count as the narrow ones where they are typed.
FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def safe(cell: Cell) -> str | float:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if not cell:
        return "" if cell is None else cell
    return f"'{cell}" if isinstance(cell, str) and cell[0] in FORMULA else cell


def written(cells: Iterable[str | float]) -> str:
    """Return cells as a row of CSV (RFC 4180), with the end of its line."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def row(entry: Entry[Initiative], standing: str, documented: str, site: Site) -> str:
    """Return the row of an initiative, with the end of its line.

    As text at once: a writer asks of each of a hundred cells what it is, and most hold nothing.
    """
    record = entry.record
    cells = [*identity(entry, record, (standing, documented), site).values()]
    sources = _sources(record)
    figures = record.results.__dict__
    for name, nothing in NOTHING:
        figure = figures[name]
        cells.append(nothing if figure is None else _figure(figure, sources))
    return f"{','.join(cells)}\r\n"


def identity(
    entry: Entry[Initiative], record: Initiative, standing: tuple[str, str], site: Site
) -> dict[str, str]:
    """Return the first cells of a row by their columns, as they are written."""
    place, lang = record.place, site.settings.default_language
    found = published(place)
    return {
        "id": entry.id,
        "url": _cell(page_url(entry, site)),
        "title": _text(entry, "title", lang),
        "original_title": _cell(record.title),
        "lang": record.lang,
        "summary": _text(entry, "summary", lang),
        "countries": "; ".join(record.all_countries),
        "place": _cell(place.name) if place else "",
        "lat": str(found.lat) if found else "",
        "lon": str(found.lon) if found else "",
        "precision": place.precision if place else "",
        "phase": record.phase or "",
        "phase_as_of": _day(record.phase_as_of),
        "model": record.model or "",
        "scope": record.scope or "",
        "themes": "; ".join(record.themes),
        "started": _day(record.started),
        "finished": _day(record.finished),
        "led_by": _cell(record.led_by.name) if record.led_by else "",
        "networks": "; ".join(record.networks),
        "supported_by": "; ".join(record.supported_by),
        "counted_within": record.counted_within or "",
        "standing": standing[0],
        "documented": standing[1],
        "updated": _day(record.updated),
    }


def _figure(figure: Figure, sources: Mapping[str, str]) -> str:
    value, low, high = published_range(figure)
    # To ask whether it is an instance would go through the models' own function.
    currency = f"{figure.currency}," if type(figure) is Money else ""
    source = figure.source
    said = "" if source is None else sources.get(source, source)
    return f"{value},{low},{high},{currency}{_day(figure.as_of)},{said}"


def _sources(record: Initiative) -> dict[str, str]:
    """Return how a cell names each source of a record, by its id; of two with one, the first."""
    return {
        source.id: _cell(f"{source.title} ({source.url or source.held_by or source.file or ''})")
        for source in reversed(record.sources)
        if source.id is not None
    }


def _text(entry: Entry[Initiative], name: str, lang: Lang) -> str:
    return _cell(entry.text((name,), lang).text)


def _day(value: VagueDate | None) -> str:
    return "" if value is None else value.text


def _cell(text: str) -> str:
    """Return a text as a cell, as it is written: between quotes where it holds a sign of CSV."""
    kept = f"'{text}" if text[:1] in FORMULA else text
    if "," in kept or '"' in kept or "\n" in kept or "\r" in kept:
        return '"' + kept.replace('"', '""') + '"'
    return kept


def _figure_columns(measure: Measure) -> tuple[str, ...]:
    currency = ("currency",) if measure.unit == "money" else ()
    names = ("low", "high", *currency, "as_of", "source")
    return (measure.name, *(f"{measure.name}_{name}" for name in names))


COLUMNS: tuple[str, ...] = (
    *("id", "url", "title", "original_title", "lang", "summary", "countries"),
    *("place", "lat", "lon", "precision", "phase", "phase_as_of", "model", "scope", "themes"),
    *("started", "finished", "led_by", "networks", "supported_by", "counted_within"),
    *("standing", "documented", "updated"),
    *(column for measure in MEASURES for column in _figure_columns(measure)),
)
# The cells of a figure that a record does not give.
NOTHING = tuple((measure.name, "," * (len(_figure_columns(measure)) - 1)) for measure in MEASURES)
