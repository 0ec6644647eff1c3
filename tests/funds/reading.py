"""How tests of funds get from the lines of a ledger to a fund's entry."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from habitat_site.catalogue import Contents, Entry
from habitat_site.reading.ledger import read_ledger
from habitat_site.records import Fund
from habitat_site.rendering.site import Site
from habitat_site.settings import Settings
from tests.building import entry
from tests.funds.working import HEADER

SETTINGS = Settings(title="Habitat", base_url="https://habitat.example/", languages=("en",))
SITE = Site(SETTINGS, root=Path())


def fund(lines: Sequence[str], id: str = "worked", /, **fields: object) -> Entry[Fund]:
    """Make a fund in euros with these lines in its ledger, below the header."""
    given = {"kind": "fund", "type": "revolving", "currency": "EUR", "ledger": "ledger.csv"}
    made = entry(Fund, id, given | fields)
    path = PurePosixPath(f"content/funds/{id}/ledger.csv")
    read = read_ledger(path, "\n".join((HEADER, *lines, "")).encode())
    assert read.diagnostics == ()
    opened = made.contents.open()
    contents = Contents(
        opened.record, opened.document, opened.story, opened.stamp, ledger=read.ledger
    )
    return Entry(made.id, made.kind, made.place, made.digest, contents)
