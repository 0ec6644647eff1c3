"""One record read anew from what is in its files: its parts, what is wrong in each, its parcel."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from pydantic import ConfigDict, TypeAdapter, ValidationError

from habitat_site.catalogue import (
    Asset,
    Contents,
    Entry,
    Ledger,
    Story,
    Translation,
)
from habitat_site.diagnostics import Diagnostic, Severity
from habitat_site.documents import Digest, Document, digest_of
from habitat_site.reading.draft import draft
from habitat_site.reading.front_matter import Parsed, parse
from habitat_site.reading.in_step import Steps
from habitat_site.reading.ledger import read_ledger
from habitat_site.reading.limits import MAX_PROBLEMS
from habitat_site.reading.packing import pack, pack_assets
from habitat_site.reading.parcels import Parcel, seen_in
from habitat_site.reading.raw import Held
from habitat_site.reading.scan import RecordFile
from habitat_site.reading.shape import findings, told, undecided
from habitat_site.reading.shelf import Lying
from habitat_site.reading.translations import Original, stamp, translate
from habitat_site.records import Fund, Kind, Record, kind_of

DIAGNOSTICS: TypeAdapter[tuple[Diagnostic, ...]] = TypeAdapter(
    tuple[Diagnostic, ...], config=ConfigDict(defer_build=True)
)
NOTHING_TOLD = "[]"


class Bundle(NamedTuple):
    """The files of one record, what is known of their state, and what was made of them before."""

    file: RecordFile
    translations: tuple[RecordFile, ...]
    own: tuple[PurePosixPath, ...]
    state: str
    before: Parcel | None

    @property
    def places(self) -> Iterator[str]:
        """Yield the path of every file as text, in a fixed order."""
        yield self.file.place
        yield from (translation.place for translation in self.translations)
        yield from map(str, self.own)


class Outcome(NamedTuple):
    """What came of a bundle: a parcel, or a draft where the record is broken, or neither.

    A parcel whose large parts lie on the shelf of this run already is without them.
    """

    parcel: Parcel | None = None
    draft: Entry[Record] | None = None
    told: tuple[Diagnostic, ...] = ()
    lying: Lying | None = None


class Files(NamedTuple):
    """What is in the files of one record by their places, a digest of each, and one of all."""

    raw: Mapping[str, bytes]
    digests: Mapping[str, Digest]
    inputs: Digest


Project = Callable[[Entry[Record]], Steps[Mapping[str, bytes]]]


def outcome_of(bundle: Bundle, files: Files, project: Project) -> Steps[Outcome]:
    """Return what came of a bundle; `project` writes down what is wanted of a whole record."""
    return _Reading(bundle, files).outcome(project)


class _Reading:
    """Reads the files of one record; one bad file never hides another's findings."""

    def __init__(self, bundle: Bundle, files: Files) -> None:
        self.bundle = bundle
        self.files = files
        self.told: list[Diagnostic] = []

    def outcome(self, project: Project) -> Steps[Outcome]:
        """Return what came of it."""
        file, assets = self.bundle.file, self._assets()
        parsed = self._parsed(file)
        document = parsed.document
        yield
        kind = None if document is None else self._kind(document)
        record = None if document is None or kind is None else self._record(kind, document)
        yield
        translated = [d for t in self.bundle.translations if (d := self._document(t)) is not None]
        yield
        if document is None or kind is None:
            return Outcome(told=tuple(self.told))
        if record is None or parsed.diagnostics:
            return Outcome(draft=self._draft(kind, document, assets), told=tuple(self.told))
        contents = yield from self._contents(kind, record, document, translated)
        digest = _digest(document, translated, assets)
        packed, files = pack(contents), pack_assets(assets)
        facts = digest_of(packed.facts, files)
        entry = Entry(file.id, kind, file.place, digest, contents, assets, facts)
        yield
        projected = yield from project(entry)
        parcel = Parcel(
            file.key,
            kind.name,
            self.bundle.state,
            self.files.inputs,
            digest,
            entry.facts,
            Held(packed.whole),
            files,
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

        return {path.name: asset(path, self.files.raw[str(path)]) for path in self.bundle.own}

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
    ) -> Steps[Contents[Record]]:
        sources = tuple(source.id or "" for source in record.sources)
        current = stamp(record, document.body)
        yield
        translations = self._translated(kind, Original(record, current), translated, sources)
        story = self._story(kind, document, sources)
        yield
        by_lang = {t.lang: t for t in translations}
        return Contents(record, document, story, current, by_lang, self._ledger(record))

    def _ledger(self, record: Record) -> Ledger | None:
        """Return a fund's ledger; one that is not there is for a rule to tell."""
        if not isinstance(record, Fund) or record.ledger is None:
            return None
        path = next((own for own in self.bundle.own if own.name == record.ledger), None)
        if path is None:
            return None
        found = read_ledger(path, self.files.raw[str(path)])
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
        parsed = parse(
            file.place, self.files.raw[file.place], file.lang, self.files.digests[file.place]
        )
        self.told += parsed.diagnostics
        return parsed


def _digest(document: Document, translated: list[Document], assets: Mapping[str, Asset]) -> Digest:
    return digest_of(
        document.digest,
        *(part for d in translated for part in (d.lang, d.digest)),
        *(part for name in sorted(assets) for part in (name, assets[name].digest)),
    )
