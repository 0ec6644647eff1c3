"""What `explain` and `schema` do."""

import json

from habitat_site.cli.answers import reader_language, show, suggestion
from habitat_site.diagnostics import HabitatError
from habitat_site.records import KINDS, NAMED
from habitat_site.records.schema import schema_of
from habitat_site.reports.explanations import explain, explanation, known_codes, list_codes


def explain_code(code: str | None, lang: str | None) -> None:
    """Show what a code means, or list all codes.

    Raises:
        HabitatError: there is no such code.
    """
    language = reader_language(lang)
    if code is None:
        show(list_codes(language))
        return
    wanted = code.strip().upper()
    page = explanation(wanted)
    if page is None:
        near = suggestion(wanted, known_codes())
        raise HabitatError(
            f"{code}: there is no such code; {near}`habitat-site explain` lists them all"
        )
    show(explain(page, language), wrap=True)


def print_schema(kind: str | None, lang: str | None) -> None:
    """Print the schema of a kind of record, or list the kinds with their folders.

    Raises:
        HabitatError: there is no such kind.
    """
    words = reader_language(lang)
    if kind is None:
        widest = max(map(len, NAMED))
        show("\n".join(f"{each.name:{widest}}  content/{each.folder}/" for each in KINDS))
        return
    if kind not in NAMED:
        near = suggestion(kind, tuple(NAMED))
        raise HabitatError(
            f"{kind}: there is no such kind of record; {near}`habitat-site schema` lists them all"
        )
    show(json.dumps(schema_of(NAMED[kind], words), ensure_ascii=False, indent=2))
