"""The schema of a kind of record, for the editors of those who write records."""

import json

from habitat_site.languages import language
from habitat_site.pages.exports import SchemaExport
from habitat_site.pages.values import Page
from habitat_site.records import NAMED
from habitat_site.records.schema import schema_of
from habitat_site.rendering.site import Site


def render_schema(page: Page, site: Site) -> bytes:
    """Return the schema of a kind as JSON."""
    match page.view:
        case SchemaExport(kind):
            words = language(page.lang or site.settings.default_language)
            return f"{json.dumps(schema_of(NAMED[kind], words), ensure_ascii=False)}\n".encode()
        case _:
            raise TypeError(f"{page.path}: no schema is made of {type(page.view).__name__}")
