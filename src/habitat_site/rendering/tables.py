"""Records as a table for spreadsheets, one row each."""

from collections.abc import Iterator

from habitat_site.pages.exports import InitiativesExport, RecordsExport, TallyExport
from habitat_site.pages.values import Content, Page
from habitat_site.rendering.exported import exported_by
from habitat_site.rendering.record_rows import columns, rows
from habitat_site.rendering.rows import COLUMNS, written
from habitat_site.rendering.site import Site
from habitat_site.rendering.tallies import tally_rows

Export = InitiativesExport | RecordsExport | TallyExport
CHUNK = 1 << 16  # bytes


def render_csv(page: Page, site: Site) -> Content:
    """Return records as CSV (RFC 4180) in UTF-8."""
    return csv_chunks(page.view, site)


def csv_chunks(view: Export, site: Site) -> Iterator[bytes]:
    """Yield the table piece by piece, so that a very long one is never in memory as a whole."""
    found: list[bytes] = []
    size = 0
    for row in _rows(view, site):
        found.append(row)
        size += len(row)
        if size > CHUNK:
            yield b"".join(found)
            found.clear()
            size = 0
    yield b"".join(found)


def _rows(view: Export, site: Site) -> Iterator[bytes]:
    if isinstance(view, RecordsExport):
        yield written(columns(view.folder)).encode()
        found = rows(view.folder, view.entries, view.standings, site)
        yield from (written(row).encode() for row in found)
        return
    if isinstance(view, TallyExport):
        yield from (written(row).encode() for row in tally_rows(view))
        return
    exported = exported_by(site)
    yield written(COLUMNS).encode()
    for entry in view.entries:
        yield exported.as_row(entry, view.standings[entry.key])
