"""Findings for people: the line itself, a mark under the value, and what to do."""

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from habitat_site.diagnostics import Diagnostic, Severity, Span
from habitat_site.languages import Language
from habitat_site.reports.numbers import count
from habitat_site.reports.reader import Reader
from habitat_site.reports.sentences import sentences
from habitat_site.reports.visible import visible, visible_line

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
MARGIN = 5  # columns for the line number, right-aligned
WIDTH = 100  # columns for the line itself; a longer one is shown around its value
FAINT = "dim"


def report_text(diagnostics: Sequence[Diagnostic], reader: Reader) -> Text:
    """Return all findings, and how many there are; styled for a terminal, plain as `.plain`."""
    parts = [_finding(each, reader.language) for each in diagnostics]
    return Text("\n").join(
        [*parts, Text(count(Counter(each.severity for each in diagnostics), reader.language))]
    )


def place(span: Span) -> str:
    """Return a place as `path:line:column`, which editors and terminals make a link of."""
    return f"{visible(str(span.path))}:{span.line}:{span.column}"


def _finding(diagnostic: Diagnostic, language: Language) -> Text:
    words = sentences(diagnostic, language)
    colour = COLOURS[diagnostic.severity]
    severity = language.text(f"severity.{diagnostic.severity}")
    lines = [
        Text.assemble(
            (place(diagnostic.span), "bold"),
            ": ",
            (f"{severity} {diagnostic.code}", colour),
            f": {visible(words.message)}",
        ),
        *_shown(diagnostic.span, visible(words.hint), colour),
    ]
    for span in diagnostic.related:
        seen = language.text("report.related", place=place(span))
        lines.append(Text.assemble((f"{'':{MARGIN}} = ", FAINT), seen))
    return Text("\n").join([*lines, Text()])


def _shown(span: Span, hint: str, colour: str) -> list[Text]:
    if not span.excerpt:
        return [Text.assemble((f"{'':{MARGIN}} = ", FAINT), hint)] if hint else []
    before, value, after = _around(span)
    mark = "^" * max(1, cell_len(value))
    line = Text.assemble((f"{span.line:{MARGIN}} | ", FAINT), before, (value, colour), after)
    under = Text.assemble(
        (f"{'':{MARGIN}} | ", FAINT), " " * cell_len(before), (mark, colour), f" {hint}".rstrip()
    )
    return [line, under]


def _around(span: Span) -> tuple[str, str, str]:
    start, end = span.column - 1, max(span.end_column - 1, span.column - 1)
    before = visible_line(span.excerpt[:start])
    value = visible_line(span.excerpt[start:end])
    after = visible_line(span.excerpt[end:])
    if cell_len(before + value) > WIDTH:
        before = "…" + before[-(WIDTH // 4) :]
    room = max(WIDTH - cell_len(before), WIDTH // 2)
    return before, _cut(value, room), _cut(after, max(room - cell_len(value), 0))


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(room - 1, 0)] + "…"
