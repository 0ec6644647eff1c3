"""Editions of awards and what is nominated in them: they can be decided, and belong together."""

from collections.abc import Iterator
from datetime import date

from habitat_site.catalogue import Catalogue, Entry, holds
from habitat_site.diagnostics import Loc
from habitat_site.documents import Document
from habitat_site.records import Edition, Nomination, Record
from habitat_site.records.award import Stage
from habitat_site.records.dates import VagueDate
from habitat_site.results.ballots import is_outside, last_day
from habitat_site.results.honours import winners
from habitat_site.results.tally import tally
from habitat_site.rules.rule import Finding, Subject
from habitat_site.rules.suggestions import suggestion

Found = Iterator[tuple[Document, Finding]]


def undecidable(subject: Subject) -> Iterator[Finding]:
    """HS330: rules that lack what they count by."""
    edition = subject.record
    if isinstance(edition, Edition) and edition.rules is not None:
        for word in _lacks(edition, subject.entry):
            yield Finding(("rules",), {"expected": word}, on_key=True)


def _lacks(edition: Edition, entry: Entry[Record]) -> Iterator[str]:
    if edition.rules is None:
        return
    if not (edition.categories or entry.is_broken(("categories",))):
        yield "needs-categories"
    if not entry.is_broken(("stages",)):
        if edition.stage("ballots") is None:
            yield "needs-ballots"
        if edition.rules.sealed and edition.stage("opening") is None:
            yield "needs-opening"
    if edition.rules.method == "mean" and not entry.is_broken(("criteria",)):
        if not edition.criteria:
            yield "needs-criteria"
        elif all(criterion.weight == 0 for criterion in edition.criteria):
            yield "needs-weight"


def repeated_part(subject: Subject) -> Iterator[Finding]:
    """HS331: two categories, criteria or seats of the jury with one id."""
    edition = subject.record
    if not isinstance(edition, Edition):
        return
    for name in ("categories", "criteria", "jury"):
        seen: set[str] = set()
        for index, each in enumerate(getattr(edition, name)):
            if each.id in seen:
                yield Finding((name, index, "id"), {"value": each.id, "field": name})
            seen.add(each.id)


def unknown_category(subject: Subject) -> Iterator[Finding]:
    """HS332: a nomination for something that its edition does not award."""
    nomination = subject.record
    if not isinstance(nomination, Nomination):
        return
    if subject.entry.is_broken(("edition",), ("category",)):
        return
    edition = edition_of(nomination.edition, subject.catalogue)
    if edition is not None:
        ids = [category.id for category in edition.record.categories]
        if nomination.category not in ids:
            facts = {"value": nomination.category, "edition": edition.id}
            yield Finding(("category",), facts | suggestion(nomination.category, ids))


def nominated_outside(catalogue: Catalogue) -> Found:
    """Yield each nomination that was made on a day on which none could be."""
    for entry in catalogue.judged(Nomination):
        if entry.is_broken(("edition",), ("date",)):
            continue
        edition = edition_of(entry.record.edition, catalogue)
        stage = edition.record.stage("nominations") if edition else None
        for finding in outside(("date",), entry.record.date, stage):
            yield entry.document, finding


def outside(loc: Loc, day: VagueDate, stage: Stage | None) -> Iterator[Finding]:
    """Find fault with a day, which stands at `loc`, if it lies outside a stage."""
    if stage is not None and is_outside(day, stage):
        end = str(last_day(stage))
        facts = {"value": str(day), "stage": stage.kind, "start": str(stage.start), "end": end}
        yield Finding(loc, facts)


def edition_of(id: str, catalogue: Catalogue) -> Entry[Edition] | None:
    """Return an edition; nothing where the id leads to none, which is another rule's finding."""
    found = catalogue.get("awards", id)
    return found if found is not None and holds(found, Edition) else None


def nominated_twice(catalogue: Catalogue) -> Found:
    """HS334: an initiative that stands twice for the same category."""
    first: dict[tuple[str, str, str], Entry[Nomination]] = {}
    for entry in catalogue.judged(Nomination):
        if entry.is_broken(("edition",), ("category",), ("initiative",)):
            continue
        record = entry.record
        key = (record.edition, record.category, record.initiative)
        other = first.setdefault(key, entry)
        if other is not entry:
            facts = {"value": record.initiative, "other": other.id}
            related = ((other.document, ("initiative",)),)
            yield entry.document, Finding(("initiative",), facts, related=related)


def passed_without_winning(catalogue: Catalogue) -> Found:
    """HS342: a nomination said to come from an edition that did not send it.

    Whoever has most by the ballots that are here has won, whatever the day: that a tally becomes
    final makes no record wrong.
    """
    every = catalogue.judged(Nomination)
    passed = [e for e in every if e.record.passed_from and not e.is_broken(("edition",))]
    sent = {id: _sent(id, catalogue) for id in {str(e.record.passed_from) for e in passed}}
    for entry in passed:
        record, origin = entry.record, str(entry.record.passed_from)
        edition = edition_of(origin, catalogue)
        if edition is None:
            continue
        facts = {"value": origin, "edition": record.edition}
        is_passed_on = edition.record.passes_to == record.edition
        word = "not-won" if is_passed_on else "passes-elsewhere"
        has_won = record.initiative in sent[origin] or entry.is_broken(("initiative",))
        if not (is_passed_on and has_won):
            yield entry.document, Finding(("passed_from",), facts | {"expected": word})


def _sent(id: str, catalogue: Catalogue) -> frozenset[str]:
    entry = edition_of(id, catalogue)
    if entry is None:
        return frozenset()
    found = set(winners(entry, {}))
    if entry.record.rules is not None:
        counted = tally(entry, catalogue, date.max)
        found |= {place.nominee.initiative for place in counted.winners}
    return frozenset(found)
