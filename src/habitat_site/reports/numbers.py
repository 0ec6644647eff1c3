"""How many findings there are."""

from collections.abc import Mapping

from habitat_site.diagnostics import Severity
from habitat_site.languages import Language


def count(numbers: Mapping[str, int], language: Language) -> str:
    """Return how many findings of each severity there are, as one line."""
    if not any(numbers.values()):
        return language.text("report.none")
    return language.listing(
        language.plural(f"report.{severity}s", f"report.{severity}s.many", numbers[severity])
        for severity in Severity
        if numbers.get(severity)
    )
