"""The grants of a fund in the form of the 360Giving Data Standard.

https://standard.threesixtygiving.org/en/latest/technical/reference/. The standard asks for
identifiers that nobody else uses; here they are addresses of this site, because only who registers
there has a prefix of its own. Only organisations and groups receive a grant here, never a person.
"""

from collections.abc import Iterator

from habitat_site.catalogue import Entry
from habitat_site.pages.funds import GrantsExport
from habitat_site.pages.values import Page
from habitat_site.records import Fund
from habitat_site.records.ledger import LedgerEntry
from habitat_site.rendering.elements import Element, page_url
from habitat_site.rendering.exported import compact
from habitat_site.rendering.site import Site


def render_grants(page: Page, site: Site) -> bytes:
    """Return a fund's grants as a package of the standard."""
    return compact({"grants": list(grants(page.view, site))}).encode() + b"\n"


def grants(view: GrantsExport, site: Site) -> Iterator[Element]:
    """Yield each grant, in the order of the ledger."""
    entry = view.entry
    ledger = entry.ledger
    given = (each for each in ledger.entries if each.entry == "grant") if ledger else ()
    for number, each in enumerate(given, start=1):
        yield _grant(number, each, view, entry, site)


def _grant(
    number: int, each: LedgerEntry, view: GrantsExport, entry: Entry[Fund], site: Site
) -> Element:
    funder = _organisation(entry.key, view, site)
    recipient = _organisation(each.to, view, site)
    return {
        "id": f"{page_url(entry, site)}#grant-{number}",
        "title": f"{funder['name']} → {recipient['name']}",
        "description": entry.text(("summary",), site.settings.default_language).text,
        "currency": each.currency,
        "amountAwarded": float(each.amount),
        "awardDate": each.date.isoformat(),
        "recipientOrganization": [recipient],
        "fundingOrganization": [funder],
        "dataSource": page_url(entry, site),
    }


def _organisation(party: str, view: GrantsExport, site: Site) -> Element:
    record = view.records.get(party)
    if record is None:
        # A code: within its fund alone it tells one group from another.
        return {"id": f"{page_url(view.entry, site)}#{party}", "name": party}
    name = record.text(("title",), site.settings.default_language).text
    return {"id": page_url(record, site), "name": name, "url": page_url(record, site)}
