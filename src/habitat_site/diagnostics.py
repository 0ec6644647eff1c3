"""Findings about content: values that say what was found, where, and with which facts.

A diagnostic holds no sentence. `habitat_site.reports` looks its message and hint up by code, in
the reader's language, and fills in the facts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath

Loc = tuple[str | int, ...]


class HabitatError(Exception):
    """Something the operator can fix: a broken environment or settings file, never content."""


class Severity(StrEnum):
    """How much a finding weighs; only errors keep a site from being built."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one line of a file; lines and columns count from 1, `end_column` is exclusive.

    `excerpt` is the text of that line, so that a report needs no file to show it.
    """

    path: PurePosixPath
    line: int = 1
    column: int = 1
    end_column: int = 1
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable code, a severity, a place, and the facts its sentences are made of.

    When `facts` holds `nearest`, a valid value is near the one given and the hint names it.
    """

    code: str
    severity: Severity
    span: Span
    facts: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Span, ...] = ()


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, line, column and code, and drop exact repetitions."""
    unique = {
        (d.span.path, d.span.line, d.span.column, d.code, tuple(sorted(d.facts.items()))): d
        for d in diagnostics
    }
    return tuple(unique[key] for key in sorted(unique))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any finding is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)
