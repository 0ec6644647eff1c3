"""Initiatives as a table for spreadsheets, one row each."""

from collections.abc import Iterator

from habitat_site.pages.exports import InitiativesExport
from habitat_site.pages.values import Content, Page
from habitat_site.rendering.exported import exported_by
from habitat_site.rendering.rows import COLUMNS, written
from habitat_site.rendering.site import Site

CHUNK = 1 << 16  # characters


def render_csv(page: Page, site: Site) -> Content:
    """Return the initiatives as CSV (RFC 4180) in UTF-8."""
    return csv_chunks(page.view, site)


def csv_chunks(view: InitiativesExport, site: Site) -> Iterator[bytes]:
    """Yield the table piece by piece, so that a very long one is never in memory as a whole."""
    exported = exported_by(site)
    rows = [written(COLUMNS)]
    size = 0
    for entry in view.entries:
        rows.append(exported.read(entry).as_row(view.standings[entry.key]))
        size += len(rows[-1])
        if size > CHUNK:
            yield "".join(rows).encode()
            rows.clear()
            size = 0
    yield "".join(rows).encode()
