"""What is wrong at one place of a file, before it is known which file that is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from habitat_site.diagnostics import Diagnostic, Severity, Span
from habitat_site.documents import Mark, excerpt
from habitat_site.reading.limits import printable

START = Mark(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Problem:
    """An error's code, its place, and the facts that its sentences need."""

    code: str
    mark: Mark = START
    facts: Mapping[str, str] = field(default_factory=dict)

    def within(self, path: PurePosixPath, text: str) -> Diagnostic:
        """Return the problem as a finding about a file that holds this text."""
        mark = self.mark
        span = Span(path, mark.line, mark.column, mark.end_column, excerpt(text, mark.line))
        return Diagnostic(self.code, Severity.ERROR, span, self.facts)


def about(
    code: str,
    path: PurePosixPath,
    facts: Mapping[str, str] | None = None,
    severity: Severity = Severity.ERROR,
    related: tuple[Span, ...] = (),
) -> Diagnostic:
    """Return a finding about a file or folder as a whole, whatever characters its name has."""
    span = Span(PurePosixPath(printable(str(path))))
    return Diagnostic(code, severity, span, facts or {}, related)
