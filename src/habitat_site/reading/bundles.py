"""One record with everything that belongs to it: from its files alone to a parcel.

What is done here for one record needs no other, so that many can be read at once, and what came
of it may be kept until one of its files changes.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import to_json

from habitat_site.catalogue import (
    Asset,
    Contents,
    Entry,
    Ledger,
    Projections,
    Story,
    Translation,
)
from habitat_site.diagnostics import Diagnostic, HabitatError, Severity
from habitat_site.documents import Digest, Document, digest_of
from habitat_site.reading.draft import draft
from habitat_site.reading.front_matter import Parsed, parse
from habitat_site.reading.ledger import read_ledger
from habitat_site.reading.limits import MAX_PROBLEMS
from habitat_site.reading.packing import Packed, inputs_of, pack, pack_assets, unpack_assets
from habitat_site.reading.parcels import Parcel, seen_in
from habitat_site.reading.scan import RecordFile
from habitat_site.reading.shape import findings, told, undecided
from habitat_site.reading.shelf import Held
from habitat_site.reading.translations import Original, stamp, translate
from habitat_site.records import FOLDERS, NAMED, Fund, Kind, Record, kind_of

DIAGNOSTICS: TypeAdapter[tuple[Diagnostic, ...]] = TypeAdapter(
    tuple[Diagnostic, ...], config=ConfigDict(defer_build=True)
)
NOTHING_TOLD = "[]"
READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)
# More than nearly every file has.
AT_ONCE = 1 << 16


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of one record, what is known of their state, and what was made of them before."""

    file: RecordFile
    translations: tuple[RecordFile, ...] = ()
    own: tuple[PurePosixPath, ...] = ()
    state: str = ""
    before: Parcel | None = None

    @property
    def places(self) -> Iterator[str]:
        """Yield the path of every file as text, in a fixed order."""
        yield self.file.place
        yield from (translation.place for translation in self.translations)
        yield from map(str, self.own)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a bundle: a parcel, or a draft where the record is broken, or neither."""

    parcel: Parcel | None = None
    draft: Entry[Record] | None = None
    told: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Reader:
    """Reads bundles below a root, and makes the projections that are wanted of each record."""

    root: Path
    projections: Projections = ()

    def read(self, bundle: Bundle) -> Outcome:
        """Return what came of a bundle; what was made of the same bytes before is taken as it is.

        Raises:
            HabitatError: a file cannot be read.
        """
        raw = {place: bytes_of(self.root, place) for place in bundle.places}
        digests = {place: digest_of(each) for place, each in raw.items()}
        inputs = inputs_of(digests)
        before = bundle.before
        if before is None or before.inputs != inputs:
            return _Reading(bundle, raw, digests).outcome(inputs, self)
        parcel = replace(before, files=bundle.state)
        entry = entry_of(parcel, bundle.file, self.root)
        projected = {**before.projected, **self.projected(entry)}
        seen = seen_in(projected)
        return Outcome(replace(parcel, seen=seen, projected=projected), told=told_in(parcel))

    def projected(self, entry: Entry[Record]) -> dict[str, str]:
        """Return every projection that is wanted of an entry, written down."""
        folder = entry.kind.folder
        return {p.name: p.write(entry) for p in self.projections if folder in p.folders}

    def lacks(self, parcel: Parcel, folder: str) -> bool:
        """Tell whether a parcel lacks a projection that is wanted."""
        return not self._wanted[folder].issubset(parcel.projected)

    @cached_property
    def _wanted(self) -> Mapping[str, frozenset[str]]:
        """Return the names of the projections that are wanted of a kind, by its folder."""
        return {
            folder: frozenset(p.name for p in self.projections if folder in p.folders)
            for folder in FOLDERS
        }

    def loose(self, file: RecordFile) -> tuple[Diagnostic, ...]:
        """Return what is wrong with a translation by itself, whose original is not there."""
        return parse(file.path, bytes_of(self.root, file.place), file.lang).diagnostics


def bytes_of(root: Path, place: str | PurePosixPath) -> bytes:
    """Return what is in a file.

    Raises:
        HabitatError: it cannot be read.
    """
    try:
        # As text, and by the system's own calls: to join paths takes as long as to read a file, and
        # Python's files ask the system twice as much.
        file = os.open(f"{root}/{place}", READING)
        try:
            pieces = []
            while piece := os.read(file, AT_ONCE):
                pieces.append(piece)
            return b"".join(pieces)
        finally:
            os.close(file)
    except OSError as error:
        raise HabitatError(f"{root / place}: cannot be read: {error.strerror}") from error


def entry_of(parcel: Parcel, file: RecordFile, root: Path) -> Entry[Record]:
    """Return the entry that a parcel holds, still packed."""
    kind = NAMED[parcel.kind]
    return Entry(
        file.id,
        kind,
        file.place,
        parcel.digest,
        Packed(root, kind, parcel.contents),
        unpack_assets(parcel.assets),
        parcel.facts,
        parcel.projected,
    )


def told_in(parcel: Parcel) -> tuple[Diagnostic, ...]:
    """Return what was found when a parcel's files were read."""
    return () if parcel.told == NOTHING_TOLD else DIAGNOSTICS.validate_json(parcel.told)


class _Reading:
    """Reads the files of one record; one bad file never hides another's findings."""

    def __init__(
        self, bundle: Bundle, raw: Mapping[str, bytes], digests: Mapping[str, Digest]
    ) -> None:
        self.bundle = bundle
        self.raw = raw
        self.digests = digests
        self.told: list[Diagnostic] = []

    def outcome(self, inputs: Digest, reader: Reader) -> Outcome:
        """Return what came of it."""
        file, assets = self.bundle.file, self._assets()
        parsed = self._parsed(file)
        document = parsed.document
        kind = None if document is None else self._kind(document)
        record = None if document is None or kind is None else self._record(kind, document)
        translated = [d for t in self.bundle.translations if (d := self._document(t)) is not None]
        if document is None or kind is None:
            return Outcome(told=tuple(self.told))
        if record is None or parsed.diagnostics:
            return Outcome(draft=self._draft(kind, document, assets), told=tuple(self.told))
        contents = self._contents(kind, record, document, translated)
        digest = _digest(document, translated, assets)
        facts = _facts(contents, assets)
        entry = Entry(file.id, kind, file.place, digest, contents, assets, facts)
        projected = reader.projected(entry)
        parcel = Parcel(
            file.key,
            kind.name,
            self.bundle.state,
            inputs,
            digest,
            entry.facts,
            Held(pack(contents)),
            pack_assets(assets),
            DIAGNOSTICS.dump_json(tuple(self.told)).decode() if self.told else NOTHING_TOLD,
            seen_in(projected),
            projected,
        )
        return Outcome(parcel, told=tuple(self.told))

    def _assets(self) -> dict[str, Asset]:
        if not self.bundle.own:
            return {}
        # Few records have pictures, and it takes a while to load what looks at them.
        from habitat_site.reading.assets import asset

        return {path.name: asset(path, self.raw[str(path)]) for path in self.bundle.own}

    def _kind(self, document: Document) -> Kind | None:
        kind = kind_of(self.bundle.file.folder, document.data)
        if kind is None:
            self.told += undecided(self.bundle.file.folder, document)
        return kind

    def _record(self, kind: Kind, document: Document) -> Record | None:
        try:
            return kind.model.model_validate(document.data)
        except ValidationError as error:
            self.told += findings(error, kind.model, document)
            return None

    def _draft(self, kind: Kind, document: Document, assets: Mapping[str, Asset]) -> Entry[Record]:
        file, made = self.bundle.file, draft(kind.model, document)
        late = told(made.late, kind.model, document)
        self.told += [each for each in late if each not in self.told]
        story, ledger = self._story(kind, document, ()), self._ledger(made.record)
        contents = Contents(
            made.record,
            made.document,
            story,
            "",
            ledger=ledger,
            broken=made.broken,
            loose=made.loose,
        )
        return Entry(file.id, kind, file.place, document.digest, contents, assets)

    def _contents(
        self, kind: Kind, record: Record, document: Document, translated: list[Document]
    ) -> Contents[Record]:
        sources = tuple(source.id or "" for source in record.sources)
        current = stamp(record, document.body)
        translations = self._translated(kind, Original(record, current), translated, sources)
        story = self._story(kind, document, sources)
        by_lang = {t.lang: t for t in translations}
        return Contents(record, document, story, current, by_lang, self._ledger(record))

    def _ledger(self, record: Record) -> Ledger | None:
        """Return a fund's ledger; one that is not there is for a rule to tell."""
        if not isinstance(record, Fund) or record.ledger is None:
            return None
        path = next((own for own in self.bundle.own if own.name == record.ledger), None)
        if path is None:
            return None
        found = read_ledger(path, self.raw[str(path)])
        self.told += found.diagnostics
        return found.ledger

    def _translated(
        self,
        kind: Kind,
        original: Original,
        documents: list[Document],
        sources: tuple[str, ...],
    ) -> Iterator[Translation]:
        for document in documents:
            story = self._story(kind, document, sources)
            result = translate(original, document, story)
            self.told += result.diagnostics
            if result.translation is not None:
                yield result.translation

    def _story(self, kind: Kind, document: Document, sources: tuple[str, ...]) -> Story:
        # Where everything is in the cache, there is nothing to render.
        from habitat_site.reading.markdown import render

        written = render(document.body, document.body_line, sources, kind.first_heading)
        for line in written.pictures[:MAX_PROBLEMS]:
            span = document.line_span(line)
            self.told.append(Diagnostic("HS222", Severity.WARNING, span))
        return written.story

    def _document(self, file: RecordFile) -> Document | None:
        parsed = self._parsed(file)
        return None if parsed.diagnostics else parsed.document

    def _parsed(self, file: RecordFile) -> Parsed:
        parsed = parse(file.path, self.raw[file.place], file.lang, self.digests[file.place])
        self.told += parsed.diagnostics
        return parsed


def _digest(document: Document, translated: list[Document], assets: Mapping[str, Asset]) -> Digest:
    return digest_of(
        document.digest,
        *(part for d in translated for part in (d.lang, d.digest)),
        *(part for name in sorted(assets) for part in (name, assets[name].digest)),
    )


def _facts(contents: Contents[Record], assets: Mapping[str, Asset]) -> Digest:
    translations = contents.translations.values()
    said = [contents.document.data, *((t.lang, t.stale, t.document.data) for t in translations)]
    return digest_of(to_json(said), pack_assets(assets))
