"""The schema of a kind of record, for the editors of those who write records."""

import json
from functools import lru_cache, partial

from habitat_site.documents import Digest, digest_of
from habitat_site.kept import kept, key_of
from habitat_site.languages import Lang, catalogue_path, language
from habitat_site.pages.exports import SchemaExport
from habitat_site.pages.values import Page
from habitat_site.records import NAMED
from habitat_site.records.schema import schema_of
from habitat_site.rendering.site import Site
from habitat_site.tool import tool_digest


def render_schema(page: Page, site: Site) -> bytes:
    """Return the schema of a kind as JSON."""
    match page.view:
        case SchemaExport(kind):
            lang = page.lang or site.settings.default_language
            # Kept: a model takes ten times as long to describe itself as a page to be made.
            return kept(key_of("schema", _words(lang), kind), partial(_schema, kind, lang))
        case _:
            raise TypeError(f"{page.place}: no schema is made of {type(page.view).__name__}")


@lru_cache(maxsize=8)
def _words(lang: Lang) -> Digest:
    """Return a digest of the tool and of the words in a language."""
    return digest_of(tool_digest(), catalogue_path(lang).read_bytes())


def _schema(kind: str, lang: Lang) -> bytes:
    return f"{json.dumps(schema_of(NAMED[kind], language(lang)), ensure_ascii=False)}\n".encode()
