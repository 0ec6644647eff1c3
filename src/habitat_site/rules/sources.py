"""Sources: what a record cites has to be in its list, and what a source supports has to exist."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from inspect import isclass
from typing import Any, get_args

from pydantic import BaseModel

from habitat_site.catalogue import Contents, Story
from habitat_site.documents import Document, Mark, lines_of
from habitat_site.records import Record
from habitat_site.records.markers import FieldName, SourceReference
from habitat_site.records.measures import MEASURES
from habitat_site.rules import ledgers
from habitat_site.rules.rule import Finding, Subject
from habitat_site.rules.suggestions import suggestion

MOST_DEPTH = 3


def unknown_source(subject: Subject) -> Iterator[Finding]:
    """HS309: a source's id, in a field or in the story, that no source of the record bears."""
    contents = subject.entry.contents.open()
    if contents.broken and subject.entry.is_broken(("sources",)):
        return  # nobody knows yet which ids there are
    ids = {source.id for source in contents.record.sources if source.id is not None}
    for each in subject.with_marker(SourceReference):
        if each.value not in ids:
            yield Finding(each.loc, {"value": str(each.value)} | suggestion(each.value, ids))
    if contents.ledger is not None:
        yield from ledgers.unknown_source(subject)
    for document, story in _stories(contents):
        for id, line in story.citations:
            if id not in ids:
                facts = {"value": id} | suggestion(id, ids)
                yield Finding((), facts, document, at=_citation(document, id, line))


def _stories(contents: Contents[Record]) -> Iterator[tuple[Document, Story]]:
    yield contents.document, contents.story
    for tag in sorted(contents.translations):
        yield contents.translations[tag].document, contents.translations[tag].story


def _citation(document: Document, id: str, line: int) -> Mark:
    lines = lines_of(document.text)
    written = f"[^{id}]"
    found = lines[line - 1].find(written) if 0 < line <= len(lines) else -1
    return Mark(line, found + 1, found + 1 + len(written)) if found >= 0 else Mark(line, 1, 2)


def repeated_source(subject: Subject) -> Iterator[Finding]:
    """HS318: two sources of one record with the same id, so that nobody knows which is meant."""
    sources = subject.record.sources
    ids = [source.id for source in sources if source.id is not None]
    if len(set(ids)) == len(ids):
        return
    counts = Counter(ids)
    first: set[str] = set()
    for index, source in enumerate(sources):
        if source.id is None or counts[source.id] == 1:
            continue
        if source.id in first:
            yield Finding(("sources", index, "id"), {"value": source.id})
        first.add(source.id)


def unknown_field(subject: Subject) -> Iterator[Finding]:
    """HS310: a note on, or a source for, a field that this kind of record does not have."""
    names = field_names(type(subject.record))
    for loc, value, _ in subject.with_marker(FieldName):
        if value not in names:
            yield Finding(loc, {"value": str(value)} | suggestion(value, names))
    for name in subject.record.notes:
        if name not in names:
            facts = {"value": name} | suggestion(name, names)
            yield Finding(("notes", name), facts, on_key=True)


@cache
def field_names(model: type[Record]) -> frozenset[str]:
    """Return what a note or a source may name, such as `place`, `place.lat` or `story`.

    A measure may be named with the field that holds it or without.
    """
    holds_measures = {"results", "states"} & model.model_fields.keys()
    measures = (measure.name for measure in MEASURES) if holds_measures else ()
    return frozenset(("story", *_names(model, "", MOST_DEPTH), *measures))


def _names(model: type[BaseModel], before: str, depth: int) -> Iterator[str]:
    for name, info in model.model_fields.items():
        full = f"{before}{info.alias or name}"
        yield full
        for part in _parts(info.annotation) if depth > 1 else ():
            yield from _names(part, f"{full}.", depth - 1)


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    if isclass(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)
