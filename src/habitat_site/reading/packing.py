"""Records packed small: what is kept of one between two moments at which it is looked at.

A record with all its parts takes some fifty kilobytes of memory, packed it takes six, and those
lie on a shelf. It is JSON: safe to read back from a cache that somebody else may have written to.
It is not compressed: that took as long as to read the file, and half as long to undo.

What was read is not validated again when it is opened (`flat`). What its files say besides is
looked up in them. A record's facts stand before its stories, on a line of their own, so that what
tells whether they have changed need not be written down once more.
"""

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

from habitat_site.catalogue import Asset, Contents, Ledger, Story, Translation
from habitat_site.documents import Digest, Document, Places, digest_of
from habitat_site.languages import Lang
from habitat_site.reading.flat import flat, whole
from habitat_site.reading.front_matter import parse
from habitat_site.reading.ledger import UNDETERMINED, LedgerPlaces
from habitat_site.reading.raw import Raw
from habitat_site.records import FOLDERS, Kind, Record
from habitat_site.records.ledger import LedgerEntry, PartialEntry

# How many records of a kind stay open. Pages of one record are made one after another, and there
# are few records of the other kinds, which whole lists of meetings look at.
KEPT = {"initiatives": 64}
KEPT_OF_OTHERS = 1500


class Elsewhere(NamedTuple):
    """What a file's fields are and where they stand, looked up in it when somebody asks.

    A file that has changed since has no fields and no places any more.
    """

    root: Path
    place: str
    lang: Lang | None
    digest: Digest

    def look(self) -> Places:
        """Return the places."""
        return _places(self)


@lru_cache(maxsize=8)
def _places(where: Elsewhere) -> Places:
    try:
        raw = (where.root / where.place).read_bytes()
    except OSError:
        return Places()
    document = parse(where.place, raw, where.lang).document
    if document is None or document.digest != where.digest:
        return Places()
    return document.places.look()


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """The contents of a record, to be opened when they are asked for."""

    root: Path
    kind: Kind
    packed: Raw

    def open(self) -> Contents[Any]:
        """Return the contents."""
        return OPENED[self.kind.folder](self)


class Pack(NamedTuple):
    """Contents as bytes: what a record and its translations say but for their stories, the rest."""

    facts: bytes
    stories: bytes

    @property
    def whole(self) -> bytes:
        """Return both, on a line each: JSON that `to_json` writes has no other end of a line."""
        return b"%b\n%b" % (self.facts, self.stories)


def pack(contents: Contents[Record]) -> Pack:
    """Return contents as bytes; the places in their files are left to be looked up."""
    translations = contents.translations.values()
    facts = [flat(contents.record), [_facts(each) for each in translations]]
    stories = [
        _document(contents.document),
        _story(contents.story),
        contents.stamp,
        [(_document(each.document), _story(each.story)) for each in translations],
        None if contents.ledger is None else _ledger(contents.ledger),
    ]
    return Pack(to_json(facts), to_json(stories))


def unpack(packed: Packed) -> Contents[Record]:
    """Return the contents that were packed.

    Raises:
        ValueError: the bytes are not what `pack` makes.
    """
    facts, stories = packed.packed.read().split(b"\n")
    # Few texts are the same as another of their record, and keys all.
    record, translated = from_json(facts, cache_strings="keys")
    document, story, stamp, told, ledger = from_json(stories, cache_strings="keys")
    pairs = zip(translated, told, strict=True)
    translations = [_read_translation(*each, packed.root) for each in pairs]
    return Contents(
        whole(packed.kind.model, record),
        _read_document(document, packed.root, None),
        _read_story(story),
        stamp,
        {each.lang: each for each in translations},
        None if ledger is None else _read_ledger(ledger, packed.root),
    )


OPENED = {folder: lru_cache(maxsize=KEPT.get(folder, KEPT_OF_OTHERS))(unpack) for folder in FOLDERS}


def _document(document: Document) -> list[Any]:
    body = (document.body, document.body_line)
    return [document.place, document.lang, *body, document.digest]


def _read_document(parts: list[Any], root: Path, lang_of_name: Lang | None) -> Document:
    place, lang, body, body_line, digest = parts
    where = Elsewhere(root, place, lang_of_name, digest)
    return Document(place, Lang(lang), where, body, body_line, digest)


def _story(story: Story) -> list[Any]:
    return [story.html, story.citations, story.links]


def _read_story(parts: list[Any]) -> Story:
    html, citations, links = parts
    return Story(html, tuple(map(tuple, citations)), tuple(map(tuple, links)))


def _facts(translation: Translation) -> list[Any]:
    return [
        translation.lang,
        list(translation.texts.items()),
        translation.of,
        translation.by,
        translation.method,
        translation.stale,
    ]


def _read_translation(facts: list[Any], told: list[Any], root: Path) -> Translation:
    lang, texts, of, by, method, stale = facts
    document, story = told
    return Translation(
        lang,
        _read_document(document, root, lang),
        {tuple(loc): text for loc, text in texts},
        _read_story(story),
        of,
        by,
        method,
        stale,
    )


def _ledger(ledger: Ledger) -> list[Any]:
    entries = [[str(part) for part in astuple(entry)] for entry in ledger.entries]
    place, digest = ledger.document.place, ledger.document.digest
    partial = [[row, *(_written(part) for part in astuple(e))] for row, e in ledger.partial]
    return [place, digest, entries, ledger.rows, ledger.is_whole, partial]


def _written(part: object) -> str | None:
    return None if part is None else str(part)


def _read_ledger(parts: list[Any], root: Path) -> Ledger:
    place, digest, entries, rows, is_whole, partial = parts
    where = LedgerPlaces(root, PurePosixPath(place), digest)
    document = Document(place, UNDETERMINED, where, digest=digest)
    read = tuple((row, _read_partial(cells)) for row, *cells in partial)
    return Ledger(document, tuple(map(_read_entry, entries)), tuple(rows), is_whole, read)


def _read_entry(parts: list[Any]) -> LedgerEntry:
    day, entry, from_, to, amount, *rest = parts
    return LedgerEntry(date.fromisoformat(day), entry, from_, to, Decimal(amount), *rest)


def _read_partial(parts: list[Any]) -> PartialEntry:
    day, entry, from_, to, amount, *rest = parts
    known = None if amount is None else Decimal(amount)
    return PartialEntry(day and date.fromisoformat(day), entry, from_, to, known, *rest)


def pack_assets(assets: Mapping[str, Asset]) -> str:
    """Return a record's files as JSON."""
    return json.dumps(
        [
            [str(a.path), a.size, a.digest, a.format, a.width, a.height, a.metadata, a.problem]
            for a in assets.values()
        ]
    )


def unpack_assets(written: str) -> dict[str, Asset]:
    """Return the files that were packed."""
    if written == "[]":
        return {}
    found = {}
    for path, size, digest, form, width, height, metadata, problem in json.loads(written):
        where = PurePosixPath(path)
        found[where.name] = Asset(
            where.name, where, size, digest, form, width, height, tuple(metadata), problem
        )
    return found


def inputs_of(files: Mapping[str, Digest]) -> Digest:
    """Return a digest of which files a record has, and of what is in them."""
    return digest_of(*(part for file in files.items() for part in file))
