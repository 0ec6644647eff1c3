"""How tests of rules ask which findings one rule has about a few records."""

from collections.abc import Callable, Iterator
from datetime import date

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.diagnostics import Loc
from habitat_site.records import Record
from habitat_site.rules.rule import Finding, Subject
from tests.building import catalogue

TODAY = date(2026, 11, 21)
Check = Callable[[Subject], Iterator[Finding]]


def found(
    check: Check,
    entry: Entry[Record],
    *others: Entry[Record],
    among: Catalogue | None = None,
    today: date = TODAY,
) -> list[Finding]:
    """Return what a rule finds about one record among others."""
    everything = among if among is not None else catalogue(entry, *others)
    return list(check(Subject(entry, everything, today)))


def locs(findings: list[Finding]) -> list[Loc]:
    """Return where findings stand."""
    return [finding.loc for finding in findings]
