"""From findings, which speak of fields, to diagnostics, which speak of lines."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice

from habitat_site.catalogue import Catalogue, Entry, Projection
from habitat_site.diagnostics import Diagnostic, Span
from habitat_site.documents import Document
from habitat_site.reading.limits import MAX_PROBLEMS, printable
from habitat_site.records import FOLDERS, KINDS, Kind, Record
from habitat_site.rules.reach import Reach, is_at_home, reach
from habitat_site.rules.rule import CatalogueRule, Finding, RecordRule, Rule, Subject


@dataclass(frozen=True, slots=True)
class Inspected:
    """What is wrong with a record whatever the others say, and how far it reaches to them."""

    findings: tuple[Diagnostic, ...]
    reach: Reach


def diagnose(
    catalogue: Catalogue,
    today: date,
    rules: Iterable[Rule],
    drafts: Iterable[Entry[Record]] = (),
    alone: Projection[Inspected] | None = None,
    asked: frozenset[str] | None = None,
) -> Iterator[Diagnostic]:
    """Yield what rules find, record by record, then what only the whole shows.

    `alone` is the projection that `inspected` makes of these rules, for who has it. `drafts` are
    broken records: only rules that need no other field than those they judge can judge them. Of a
    record that breaks one rule again and again, the next run shows the rest. With `asked`, the keys
    of some records, nothing that concerns them is left out, but of the others most is.
    """
    rules, drafts = tuple(rules), tuple(drafts)
    of_records = [rule for rule in rules if isinstance(rule, RecordRule)]
    around = [rule for rule in of_records if rule.looks_around]
    alone = alone or inspected(rules)
    for entry in catalogue if asked is None else map(catalogue.of_key, sorted(asked)):
        found = alone.read(entry)
        yield from found.findings
        if not is_at_home(found.reach, catalogue, today):
            yield from _judged(Subject(entry, catalogue, today), judging(around, entry.kind))
    by_field = [rule for rule in of_records if rule.by_field]
    for entry in drafts:
        yield from _judged(Subject(entry, catalogue, today), judging(by_field, entry.kind))
    everything = replace(catalogue, drafts=drafts) if drafts else catalogue
    for each in rules:
        if isinstance(each, CatalogueRule):
            for document, finding in _found(each, everything, asked):
                yield _diagnostic(each, finding, document)


def _found(
    rule: CatalogueRule, catalogue: Catalogue, asked: frozenset[str] | None
) -> Iterator[tuple[Document, Finding]]:
    if asked is None or rule.check_some is None:
        return rule.check(catalogue)
    return rule.check_some(catalogue, asked)


def inspected(rules: Iterable[Rule]) -> Projection[Inspected]:
    """Return the projection of a record to what can be said of it without looking around."""
    alone = [rule for rule in rules if isinstance(rule, RecordRule) and not rule.looks_around]
    make = partial(_inspected, {kind.name: judging(alone, kind) for kind in KINDS})
    return Projection("inspected", frozenset(FOLDERS), Inspected, make)


def judging(rules: Iterable[RecordRule], kind: Kind) -> tuple[RecordRule, ...]:
    """Return the rules that can find something in a record of a kind."""
    return tuple(rule for rule in rules if not rule.of or kind.model in rule.of)


def _inspected(rules: Mapping[str, tuple[RecordRule, ...]], entry: Entry[Record]) -> Inspected:
    subject = Subject(entry)
    return Inspected(tuple(_judged(subject, rules[entry.kind.name])), reach(subject))


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
