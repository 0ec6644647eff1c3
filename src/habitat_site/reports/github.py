"""Findings as annotations of a pull request: workflow commands of GitHub Actions."""

from collections.abc import Mapping, Sequence

from habitat_site.diagnostics import Diagnostic, Severity
from habitat_site.languages import Language
from habitat_site.reports.reader import Reader
from habitat_site.reports.sentences import sentences
from habitat_site.reports.visible import visible

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# As actions/toolkit escapes them (packages/core/src/command.ts).
IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTIES = {**IN_DATA, ":": "%3A", ",": "%2C"}


def report_github(diagnostics: Sequence[Diagnostic], reader: Reader) -> str:
    """Return one command a line; nothing when there is nothing to report."""
    return "\n".join(_command(each, reader.language) for each in diagnostics)


def _command(diagnostic: Diagnostic, language: Language) -> str:
    span = diagnostic.span
    properties = {
        "file": visible(str(span.path)),
        "line": str(span.line),
        "col": str(span.column),
        "endColumn": str(max(span.end_column, span.column)),
        "title": diagnostic.code,
    }
    named = ",".join(
        f"{name}={_escaped(value, IN_PROPERTIES)}" for name, value in properties.items()
    )
    words = visible(sentences(diagnostic, language).together)
    return f"::{COMMANDS[diagnostic.severity]} {named}::{_escaped(words, IN_DATA)}"


def _escaped(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(character, character) for character in text)
