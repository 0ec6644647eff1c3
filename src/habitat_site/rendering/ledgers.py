"""A fund's ledger as a table for spreadsheets: every column but the treasurer's notes."""

import csv
import io

from habitat_site.pages.funds import LedgerExport
from habitat_site.pages.values import Page
from habitat_site.rendering.rows import safe
from habitat_site.rendering.site import Site

COLUMNS = ("date", "entry", "from", "to", "amount", "currency", "loan", "source")


def render_ledger(page: Page, site: Site) -> bytes:
    """Return a ledger as CSV (RFC 4180) in UTF-8."""
    view: LedgerExport = page.view
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for each in view.entry.ledger.entries if view.entry.ledger else ():
        texts = (each.date.isoformat(), each.entry, each.from_, each.to)
        rest = (f"{each.amount:f}", each.currency, each.loan, each.source)
        writer.writerow([safe(text) for text in (*texts, *rest)])
    return out.getvalue().encode()
