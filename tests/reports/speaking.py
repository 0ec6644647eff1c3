"""A language with a few sentences, so that a test shows what it expects."""

import gettext
from collections.abc import Mapping

from babel import Locale

from habitat_site.diagnostics import Diagnostic, Severity
from habitat_site.documents import Document
from habitat_site.languages import Lang, Language
from habitat_site.reports import Reader

SENTENCES = {
    "HS302.message": '"{value}" is not a network here.',
    "HS302.hint": "Add content/networks/{value}.md in this pull request.",
    "HS302.nearest": 'did you mean "{nearest}"? Or add content/networks/{value}.md.',
    "HS003.message": "the file is empty.",
    "HS003.hint": "write the record into it.",
    "HS999.message": "nothing can be done.",
    "severity.error": "error",
    "severity.warning": "warning",
    "severity.note": "note",
    "report.none": "No problems found.",
    "report.errors": "{count} error",
    "report.errors.many": "{count} errors",
    "report.warnings": "{count} warning",
    "report.warnings.many": "{count} warnings",
    "report.notes": "{count} note",
    "report.notes.many": "{count} notes",
    "report.related": "see also {place}",
    "explain.bad": "This is reported:",
    "explain.good": "This is right:",
}


class Sentences(gettext.NullTranslations):
    """Translations out of a mapping."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        super().__init__()
        self.sentences = sentences

    def gettext(self, message: str) -> str:
        return self.sentences.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def speaking(code: str = "en", **sentences: str) -> Language:
    return Language(Lang(code), Locale.parse(code), Sentences(SENTENCES | sentences))


READER = Reader(speaking())


def finding(
    document: Document,
    value: str,
    code: str = "HS302",
    severity: Severity = Severity.ERROR,
    **facts: str,
) -> Diagnostic:
    """Return a finding about the first place in a document where a value stands."""
    for number, line in enumerate(document.text.split("\n"), 1):
        if value in line:
            column = line.index(value) + 1
            span = document.line_span(number, column, column + len(value))
            return Diagnostic(code, severity, span, {"value": value, **facts})
    raise LookupError(value)
