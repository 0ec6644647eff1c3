"""The forms of a report, by the names that a person types."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from habitat_site.diagnostics import Diagnostic
from habitat_site.reports.numbers import count
from habitat_site.reports.reader import Reader

if TYPE_CHECKING:
    from rich.text import Text

Report = Callable[[Sequence[Diagnostic], Reader], "str | Text"]


def form(name: str) -> Report:
    """Return the form of a name; what the others need is not even imported."""
    match name:
        case "json":
            from habitat_site.reports.json import report_json

            return report_json
        case "github":
            from habitat_site.reports.github import report_github

            return report_github
        case "sarif":
            from habitat_site.reports.sarif import report_sarif

            return report_sarif
        case _:
            return _text


def _text(diagnostics: Sequence[Diagnostic], reader: Reader) -> "str | Text":
    if not diagnostics:
        # Colours take longer to load than most records to check.
        return count(Counter(), reader.language)
    from habitat_site.reports.text import report_text

    return report_text(diagnostics, reader)
