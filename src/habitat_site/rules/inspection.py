"""From findings, which speak of fields, to diagnostics, which speak of lines."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.diagnostics import Diagnostic, Span
from habitat_site.documents import Document
from habitat_site.reading.limits import MAX_PROBLEMS, printable
from habitat_site.records import Record
from habitat_site.rules.rule import CatalogueRule, Finding, RecordRule, Rule, Subject


def diagnose(
    catalogue: Catalogue,
    today: date,
    rules: Iterable[Rule],
    drafts: Iterable[Entry[Record]] = (),
) -> Iterator[Diagnostic]:
    """Yield what rules find, record by record, then what only the whole shows.

    `drafts` are broken records: only rules that need no other field than those they judge can judge
    them. Of a record that breaks one rule again and again, the next run shows the rest.
    """
    rules = tuple(rules)
    of_records = [rule for rule in rules if isinstance(rule, RecordRule)]
    by_field = [rule for rule in of_records if rule.by_field]
    for entry, fitting in chain(
        ((each, of_records) for each in catalogue), ((each, by_field) for each in drafts)
    ):
        subject = Subject(entry, catalogue, today)
        for rule in fitting:
            for finding in islice(rule.check(subject), MAX_PROBLEMS):
                yield _diagnostic(rule, finding, entry.document)
    for each in rules:
        if isinstance(each, CatalogueRule):
            for document, finding in each.check(catalogue):
                yield _diagnostic(each, finding, document)


def _diagnostic(rule: Rule, finding: Finding, original: Document) -> Diagnostic:
    return Diagnostic(
        code=rule.code,
        severity=finding.severity or rule.severity,
        span=_span(finding, finding.document or original),
        facts={name: _on_one_line(fact) for name, fact in finding.facts.items()},
        related=tuple(document.span(loc) for document, loc in finding.related),
    )


def _on_one_line(fact: str) -> str:
    return printable(" ".join(fact.split()))


def _span(finding: Finding, document: Document) -> Span:
    if finding.at is not None:
        return document.line_span(finding.at.line, finding.at.column, finding.at.end_column)
    return document.key_span(finding.loc) if finding.on_key else document.span(finding.loc)
