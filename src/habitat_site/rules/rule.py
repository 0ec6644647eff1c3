"""What a rule is: a code, a severity, and a generator of findings that speak of fields.

A rule knows fields, never lines: `habitat_site.rules.inspection` alone turns its findings into
diagnostics with a place in a file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.diagnostics import Loc, Severity
from habitat_site.documents import Document, Mark
from habitat_site.records import Record
from habitat_site.records.marked import Marked
from habitat_site.records.markers import (
    FieldName,
    GroupName,
    OwnFile,
    Reference,
    SourceReference,
    Web,
)

T = TypeVar("T")
Marker = (
    type[FieldName]
    | type[GroupName]
    | type[OwnFile]
    | type[Reference]
    | type[SourceReference]
    | type[Web]
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: at which field, and the facts that the sentences about it need.

    It is about the original unless `document` names a translation. `at` is a place in the text
    below the front matter, for which there is no field; `on_key` points at a field's name instead
    of its value. `severity` replaces the rule's own. `related` are other places that belong to it.
    """

    loc: Loc
    facts: Mapping[str, str] = field(default_factory=dict)
    document: Document | None = None
    at: Mark | None = None
    on_key: bool = False
    severity: Severity | None = None
    related: tuple[tuple[Document, Loc], ...] = ()


@dataclass(frozen=True)
class Subject:
    """One record under inspection, among all the others, on a given day.

    Of what a rule that looks around may ask, the others know nothing: their findings are kept as
    long as the record's own files do not change.
    """

    entry: Entry[Record]
    around: Catalogue | None = None
    on: date | None = None
    _gathered: dict[Callable[["Subject"], Iterable[Any]], tuple[Any, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def catalogue(self) -> Catalogue:
        """Return all records."""
        if self.around is None:
            raise RuntimeError("a rule that asks for other records has to say that it looks around")
        return self.around

    @property
    def today(self) -> date:
        """Return the day of the inspection."""
        if self.on is None:
            raise RuntimeError("a rule that asks for the day has to say that it looks around")
        return self.on

    @cached_property
    def record(self) -> Record:
        """Return the record itself, looked up once for dozens of rules."""
        return self.entry.record

    @property
    def documents(self) -> tuple[Document, ...]:
        """Return the original's file, and those of its translations in the order of their tags."""
        translations = self.entry.translations
        return (self.entry.document, *(translations[tag].document for tag in sorted(translations)))

    def gathered(self, gather: Callable[["Subject"], Iterable[T]]) -> tuple[T, ...]:
        """Return all that a function finds of this record, gathered once for several rules."""
        found = self._gathered.get(gather)
        if found is None:
            found = self._gathered[gather] = tuple(gather(self))
        return found

    def with_marker(self, marker: Marker) -> tuple[Marked, ...]:
        """Return the values whose field bears one kind of marker, in the order of the fields."""
        return self.entry.with_marker(marker)


@dataclass(frozen=True, slots=True)
class RecordRule:
    """A rule that looks at one record after the other.

    `by_field` tells that it judges fields that are right, whatever else is wrong or missing, so
    that it can judge a broken record too. `looks_around` tells that it asks for other records or
    for the day. `of` are the kinds of records in which it can find something, where not in all.
    """

    code: str
    severity: Severity
    check: Callable[[Subject], Iterator[Finding]]
    by_field: bool = False
    looks_around: bool = False
    of: tuple[type[Record], ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueRule:
    """A rule that has to see all records at once; it says to which file a finding belongs.

    Where it judges each record of a kind by itself, among the others, it judges drafts as well.
    Where that is less work, `check_some` yields what concerns the records of some keys, and maybe
    more.
    """

    code: str
    severity: Severity
    check: Callable[[Catalogue], Iterator[tuple[Document, Finding]]]
    check_some: Callable[[Catalogue, frozenset[str]], Iterator[tuple[Document, Finding]]] | None = (
        None
    )


Rule = RecordRule | CatalogueRule
"""A rule of either kind."""
