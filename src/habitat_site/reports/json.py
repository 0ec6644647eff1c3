"""Findings for programs: one JSON array (SITE, "Command line")."""

import json
from collections.abc import Sequence

from habitat_site.diagnostics import Diagnostic, Span
from habitat_site.languages import Language
from habitat_site.reports.reader import Reader
from habitat_site.reports.sentences import sentences


def report_json(diagnostics: Sequence[Diagnostic], reader: Reader) -> str:
    """Return the findings as an array of objects; an empty one when there is nothing to report."""
    # ASCII, so that no direction mark reaches a terminal and any encoding will do.
    return json.dumps([_object(each, reader.language) for each in diagnostics], indent=2)


def _object(diagnostic: Diagnostic, language: Language) -> dict[str, object]:
    words = sentences(diagnostic, language)
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        **_place(diagnostic.span),
        "message": words.message,
        "hint": words.hint,
        "related": [_place(span) for span in diagnostic.related],
    }


def _place(span: Span) -> dict[str, object]:
    return {"path": str(span.path), "line": span.line, "column": span.column}
