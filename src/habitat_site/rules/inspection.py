"""From findings, which speak of fields, to diagnostics, which speak of lines."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import islice

from habitat_site.catalogue import Catalogue, Entry, Projection
from habitat_site.diagnostics import Diagnostic, Span
from habitat_site.documents import Document
from habitat_site.reading.limits import MAX_PROBLEMS, printable
from habitat_site.records import BY_FOLDER, Record
from habitat_site.rules.reach import REACH, is_at_home
from habitat_site.rules.rule import CatalogueRule, Finding, RecordRule, Rule, Subject

Findings = tuple[Diagnostic, ...]


def diagnose(
    catalogue: Catalogue,
    today: date,
    rules: Iterable[Rule],
    drafts: Iterable[Entry[Record]] = (),
    alone: Projection[Findings] | None = None,
) -> Iterator[Diagnostic]:
    """Yield what rules find, record by record, then what only the whole shows.

    `alone` is the projection that `found_alone` makes of these rules, for who has it. `drafts` are
    broken records: only rules that need no other field than those they judge can judge them. Of a
    record that breaks one rule again and again, the next run shows the rest.
    """
    rules = tuple(rules)
    of_records = [rule for rule in rules if isinstance(rule, RecordRule)]
    around = [rule for rule in of_records if rule.looks_around]
    alone = alone or found_alone(rules)
    for entry in catalogue:
        yield from alone.read(entry)
        if not is_at_home(REACH.read(entry), catalogue, today):
            yield from _judged(Subject(entry, catalogue, today), around)
    by_field = [rule for rule in of_records if rule.by_field]
    for entry in drafts:
        yield from _judged(Subject(entry, catalogue, today), by_field)
    for each in rules:
        if isinstance(each, CatalogueRule):
            for document, finding in each.check(catalogue):
                yield _diagnostic(each, finding, document)


def found_alone(rules: Iterable[Rule]) -> Projection[Findings]:
    """Return the projection of a record to what is wrong with it whatever the others say."""
    alone = tuple(rule for rule in rules if isinstance(rule, RecordRule) and not rule.looks_around)
    every_kind = frozenset(BY_FOLDER)
    return Projection("findings", every_kind, Findings, partial(_findings, alone))


def _findings(rules: tuple[RecordRule, ...], entry: Entry[Record]) -> Findings:
    return tuple(_judged(Subject(entry), rules))


def _judged(subject: Subject, rules: Iterable[RecordRule]) -> Iterator[Diagnostic]:
    for rule in rules:
        for finding in islice(rule.check(subject), MAX_PROBLEMS):
            yield _diagnostic(rule, finding, subject.entry.document)


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
