"""The forms of a report, by the names that a person types."""

from collections.abc import Callable, Mapping, Sequence

from rich.text import Text

from habitat_site.diagnostics import Diagnostic
from habitat_site.reports.github import report_github
from habitat_site.reports.json import report_json
from habitat_site.reports.reader import Reader
from habitat_site.reports.sarif import report_sarif
from habitat_site.reports.text import report_text

Report = Callable[[Sequence[Diagnostic], Reader], str | Text]

REPORTS: Mapping[str, Report] = {
    "text": report_text,
    "json": report_json,
    "github": report_github,
    "sarif": report_sarif,
}
