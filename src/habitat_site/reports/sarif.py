"""Findings for code scanning services: SARIF 2.1.0 (OASIS Standard, 27 March 2020)."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from habitat_site import __version__
from habitat_site.diagnostics import Diagnostic, Severity, Span
from habitat_site.languages import Language
from habitat_site.reports.explanations import explanation
from habitat_site.reports.reader import Reader
from habitat_site.reports.sentences import sentences

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
# The name by which a service puts the root of the repository before a path (§3.14.14).
ROOT = "%SRCROOT%"


def report_sarif(diagnostics: Sequence[Diagnostic], reader: Reader) -> str:
    """Return a log with one run."""
    language = reader.language
    codes = tuple(sorted({diagnostic.code for diagnostic in diagnostics}))
    driver = {
        "name": "habitat-site",
        "version": __version__,
        "language": language.code,
        "rules": [_rule(code, reader) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": language.code,
        # §3.14.17: the columns count characters, as Python does, not UTF-16 units.
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.code), language) for each in diagnostics],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str, reader: Reader) -> dict[str, object]:
    rule: dict[str, object] = {"id": code}
    page = explanation(code)
    if page is not None:
        rule["shortDescription"] = {"text": page.title}
        rule["fullDescription"] = {"text": page.words_in(reader.language)}
    if reader.handbook:
        rule["helpUri"] = f"{reader.handbook}{code}.md"
    return rule


def _result(diagnostic: Diagnostic, index: int, language: Language) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": sentences(diagnostic, language).together},
        "locations": [_location(diagnostic.span)],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, **_location(span)} for number, span in enumerate(diagnostic.related)
        ]
    return result


def _location(span: Span) -> dict[str, object]:
    region: dict[str, object] = {
        "startLine": span.line,
        "startColumn": span.column,
        "endColumn": max(span.end_column, span.column),
    }
    if span.excerpt:
        region["snippet"] = {"text": span.excerpt}
    artifact = {"uri": quote(str(span.path)), "uriBaseId": ROOT}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
