"""Initiatives as a table for spreadsheets, one row each."""

import csv
import io
from collections.abc import Iterator

from habitat_site.pages.exports import InitiativesExport
from habitat_site.pages.values import Page
from habitat_site.rendering.exported import exported_by
from habitat_site.rendering.rows import COLUMNS
from habitat_site.rendering.site import Site

CHUNK = 1 << 16  # characters


def render_csv(page: Page, site: Site) -> bytes:
    """Return the initiatives as CSV (RFC 4180) in UTF-8."""
    return b"".join(csv_chunks(page.view, site))


def csv_chunks(view: InitiativesExport, site: Site) -> Iterator[bytes]:
    """Yield the table piece by piece, so that a very long one is never in memory as a whole."""
    out, exported = io.StringIO(), exported_by(site)
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entry in view.entries:
        writer.writerow(exported.read(entry).as_row(view.standings[entry.key]))
        if out.tell() > CHUNK:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()
