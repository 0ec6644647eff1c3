"""Translations: which words of the original a file gives, and of which state of it.

A translation repeats the original's structure for what it translates. In lists, sources go by
their `id`, images by their `file`, and everything else by its position, counted from zero; a list
that is written as a list goes by its order.
"""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel, TypeAdapter, ValidationError

from habitat_site.catalogue import Story, Translation
from habitat_site.diagnostics import Diagnostic, Loc, Severity, has_errors
from habitat_site.documents import Document
from habitat_site.reading.annotations import annotations_at, fields_at, holds_words
from habitat_site.reading.limits import MAX_PROBLEMS, shown
from habitat_site.reading.nearest import with_nearest
from habitat_site.reading.shape import findings, place_of
from habitat_site.records import Record
from habitat_site.records.markers import Translatable
from habitat_site.records.shared import Image, Source
from habitat_site.records.translation import Translation as Header

HEADER = "translation"


class Translated(NamedTuple):
    """A translation, unless its file has errors, and what is wrong with the file."""

    translation: Translation | None
    diagnostics: tuple[Diagnostic, ...] = ()


def stamp(record: Record, story: str) -> str:
    """Return the 12 hexadecimal digits by which a translation says what it translates.

    They begin the SHA-256, over UTF-8 in NFC, of this text: every translatable value of the
    record, in the order of the model's fields (of a list, in its own order), one after the other
    with a newline between them; then an empty line; then the story's Markdown without the empty
    space around it.
    """
    text = "\n".join(words(record).values()) + "\n\n" + story.strip()
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:12]


def words(record: Record) -> dict[Loc, str]:
    """Return the translatable texts of a record by their places, in the order of its fields."""
    texts = record.by_marker.get(Translatable, ())
    return {each.loc: each.value for each in texts if isinstance(each.value, str)}


@dataclass(frozen=True)
class Original:
    """A record that there are translations of, and its stamp."""

    record: Record
    stamp: str

    @cached_property
    def leaves(self) -> frozenset[Loc]:
        """Return the places of its translatable texts."""
        return frozenset(words(self.record))

    @cached_property
    def branches(self) -> frozenset[Loc]:
        """Return the places in which there are such texts, at any depth."""
        return frozenset(loc[:end] for loc in self.leaves for end in range(len(loc)))


def translate(original: Original, document: Document, story: Story) -> Translated:
    """Match a translation's fields with those of its original."""
    record, wrong = original.record, list[Diagnostic]()
    if document.lang == record.lang:
        facts = {"value": shown(document.lang)}
        wrong.append(Diagnostic("HS223", Severity.ERROR, document.line_span(1), facts))
    header, told = _header(document)
    wrong += told
    data = document.data
    rest = {key: value for key, value in data.items() if not _is_about_file(key, value, document)}
    matching = _Matching(original, document)
    matching.match(record, rest, (), ())
    wrong += matching.wrong[:MAX_PROBLEMS]
    if has_errors(wrong):
        return Translated(None, tuple(wrong))
    of = header.of or ""
    stale = bool(of) and of != original.stamp
    by = header.by or ""
    return Translated(
        Translation(document.lang, document, matching.texts, story, of, by, header.method, stale),
        tuple(wrong),
    )


def _is_about_file(key: str, value: object, document: Document) -> bool:
    """Tell whether a field speaks of the translation itself; its name says its language already."""
    return key == HEADER or (key == "lang" and value == document.lang)


def _header(document: Document) -> tuple[Header, tuple[Diagnostic, ...]]:
    given = document.data.get(HEADER, {})
    try:
        return Header.model_validate(given), ()
    except ValidationError as error:
        return Header(), tuple(findings(error, Header, document, (HEADER,), given))


class _Matching:
    """Walks through a translation beside its original: what fits, by its place, and what not."""

    def __init__(self, original: Original, document: Document) -> None:
        self.model = type(original.record)
        self.document = document
        self.texts: dict[Loc, str] = {}
        self.wrong: list[Diagnostic] = []
        self.leaves, self.branches = original.leaves, original.branches

    def match(self, original: Any, given: object, at: Loc, loc: Loc) -> None:
        """Take the texts of `given`, which stands `at` a place of the file.

        `loc` is the place of `original` in the record.
        """
        if loc in self.leaves:
            self._leaf(given, at, loc)
        elif isinstance(original, tuple) and len(original) == 1 and isinstance(given, str):
            self.match(original[0], given, at, (*loc, 0))
        elif isinstance(original, tuple) and isinstance(given, list):
            in_order: dict[str, tuple[str | int, Any]] = {
                str(n): (n, each) for n, each in enumerate(original)
            }
            for n, value in enumerate(given):
                self._child(in_order, str(n), value, (*at, n), loc)
        elif not isinstance(given, dict):
            self._report("HS203", at, expected="mapping")
        else:
            below = _below(original, given)
            for key, value in given.items():
                self._child(below, key, value, (*at, key), loc)

    def _child(
        self, below: Mapping[str, tuple[str | int, Any]], key: str, value: object, at: Loc, loc: Loc
    ) -> None:
        part, original = below.get(key, (key, None))
        place = (*loc, part)
        if place in self.leaves or place in self.branches:
            self.match(original, value, at, place)
            return
        fields = fields_at(self.model, loc)
        if not fields:
            # A key of a list or of `notes`: the original has no such entry, or no words in it.
            code = "HS220" if key in below else "HS221"
            self._report(code, at, choices=tuple(below), value=shown(key))
        elif key not in fields:
            self._report("HS202", at, choices=tuple(fields), fields=", ".join(sorted(fields)))
        elif holds_words(fields[key].rebuild_annotation()):
            self._report("HS221", at, value=shown(key))
        else:
            self._report("HS220", at)

    def _leaf(self, given: object, at: Loc, loc: Loc) -> None:
        adapter = _adapter(self.model, tuple([0 if isinstance(p, int) else p for p in loc]))
        try:
            self.texts[loc] = adapter.validate_python(given)
        except ValidationError as error:
            told = findings(error, self.model, self.document, at, given)
            # The one text has no field of its own inside: its name is that of its place.
            named = {"field": _name(at)}
            self.wrong += (
                Diagnostic(d.code, d.severity, d.span, {**d.facts, **named}) for d in told
            )

    def _report(self, code: str, at: Loc, choices: tuple[str, ...] = (), **facts: str) -> None:
        if len(self.wrong) >= MAX_PROBLEMS:
            # Thousands of names, each compared with thousands of others, would take minutes.
            return
        named = {"field": _name(at), **facts}
        told = with_nearest(named, str(at[-1]), choices) if choices and at else named
        place = place_of(self.document, code, at)
        self.wrong.append(Diagnostic(code, Severity.ERROR, place, told))


def _below(original: Any, given: Mapping[str, object]) -> dict[str, tuple[str | int, Any]]:
    """Return what a part of a record holds, by the keys that a translation uses.

    Of fields, whose names are known anyway, only those that are given.
    """
    match original:
        case BaseModel():
            known = type(original).model_fields
            values = original.__dict__
            return {name: (name, values[name]) for name in given if name in known}
        case tuple():
            return {_key(each, n): (n, each) for n, each in enumerate(original)}
        case Mapping():
            return {key: (key, value) for key, value in original.items()}
        case _:
            return {}


def _key(each: object, position: int) -> str:
    match each:
        case Source(id=str(id)):
            return id
        case Image(file=file):
            return file
        case _:
            return str(position)


def _name(at: Loc) -> str:
    return shown(at[-1]) if at else ""


@lru_cache(maxsize=1024)
def _adapter(model: type[BaseModel], loc: Loc) -> TypeAdapter[str]:
    return TypeAdapter(annotations_at(model, loc)[0])
