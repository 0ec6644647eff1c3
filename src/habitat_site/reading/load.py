"""From a folder to a catalogue: every record that holds, and everything that is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from habitat_site.catalogue import Asset, Catalogue, Entry, RecordId, Story, Translation
from habitat_site.diagnostics import Diagnostic, HabitatError, Severity, in_order
from habitat_site.documents import Document, digest_of
from habitat_site.reading import withdrawn as withdrawal
from habitat_site.reading.assets import asset
from habitat_site.reading.draft import draft
from habitat_site.reading.front_matter import Parsed, parse
from habitat_site.reading.limits import MAX_PROBLEMS, shown
from habitat_site.reading.markdown import render
from habitat_site.reading.problems import about
from habitat_site.reading.scan import Found, RecordFile, scan
from habitat_site.reading.shape import findings
from habitat_site.reading.translations import stamp, translate
from habitat_site.records import BY_FOLDER, Record


@dataclass(frozen=True)
class Reading:
    """What there is, and what is wrong with it.

    `drafts` are broken records as far as they hold: never published, but judged field by field, so
    that all their mistakes are told at once.
    """

    catalogue: Catalogue
    diagnostics: tuple[Diagnostic, ...]
    drafts: tuple[Entry[Record], ...] = ()


def read(root: Path) -> Reading:
    """Read everything under `root/content`, whatever state it is in.

    Raises:
        HabitatError: there is no content, or a file or folder cannot be read at all.
    """
    return _Loading(root, scan(root)).reading()


class _Loading:
    """Reads the files that were found; one bad file never hides another's findings."""

    def __init__(self, root: Path, found: Found) -> None:
        self.root = root
        self.found = found
        self.told: list[Diagnostic] = list(found.diagnostics)
        self.drafts: list[Entry[Record]] = []

    def reading(self) -> Reading:
        gone = self._withdrawn()
        translations = self._translations(gone)
        entries: dict[str, dict[RecordId, Entry[Record]]] = {folder: {} for folder in BY_FOLDER}
        for key, file in self.found.originals.items():
            if key in gone.days:
                self.told.append(_both(file, gone))
                continue
            entry = self._entry(file, translations.get(key, ()))
            if entry is not None:
                entries[file.kind.folder][file.id] = entry
        catalogue = Catalogue(entries, gone.days, self.found.known)
        return Reading(catalogue, in_order(self.told), tuple(self.drafts))

    def _withdrawn(self) -> withdrawal.Withdrawn:
        path = self.found.withdrawn
        if path is None:
            return withdrawal.Withdrawn()
        gone = withdrawal.parse(path, self._bytes(path))
        self.told += gone.diagnostics
        return gone

    def _translations(self, gone: withdrawal.Withdrawn) -> Mapping[str, tuple[RecordFile, ...]]:
        """Sort translations to their originals, which stand in the same folder."""
        folders = {(f.path.parent, f.key) for f in self.found.originals.values()}
        sorted_out: dict[str, tuple[RecordFile, ...]] = {}
        for file in self.found.translations:
            if file.key in gone.days:
                self.told.append(_both(file, gone))
            elif (file.path.parent, file.key) in folders:
                sorted_out[file.key] = (*sorted_out.get(file.key, ()), file)
            else:
                # Its own mistakes are told as well, so that they are not found one after another.
                self._document(file)
                if file.key not in self.found.known or file.key in self.found.originals:
                    facts = {"id": str(file.id), "value": shown(file.path.name)}
                    self.told.append(about("HS315", file.path, facts))
        return sorted_out

    def _entry(
        self, file: RecordFile, translations: tuple[RecordFile, ...]
    ) -> Entry[Record] | None:
        assets = {a.name: a for a in self._assets(file.key)}
        parsed = self._parsed(file)
        document = parsed.document
        record = None if document is None else self._record(file, document)
        translated = [d for t in translations if (d := self._document(t)) is not None]
        if document is None:
            return None
        if record is None or parsed.diagnostics:
            self.drafts.append(self._draft(file, document))
            return None
        sources = tuple(source.id or "" for source in record.sources)
        current = stamp(record, document.body)
        return Entry(
            file.id,
            file.kind,
            record,
            document,
            self._story(document, sources),
            digest_of(
                document.digest,
                *(part for d in translated for part in (d.lang, d.digest)),
                *(part for name in sorted(assets) for part in (name, assets[name].digest)),
            ),
            current,
            {t.lang: t for t in self._translated(record, current, translated, sources)},
            assets,
        )

    def _record(self, file: RecordFile, document: Document) -> Record | None:
        try:
            return file.kind.model.model_validate(document.data)
        except ValidationError as error:
            self.told += findings(error, file.kind.model, document)
            return None

    def _draft(self, file: RecordFile, document: Document) -> Entry[Record]:
        record, story = draft(file.kind.model, document.data), self._story(document, ())
        return Entry(file.id, file.kind, record, document, story, document.digest, "")

    def _translated(
        self, record: Record, current: str, documents: list[Document], sources: tuple[str, ...]
    ) -> Iterator[Translation]:
        for document in documents:
            story = self._story(document, sources)
            result = translate(record, current, document, story)
            self.told += result.diagnostics
            if result.translation is not None:
                yield result.translation

    def _story(self, document: Document, sources: tuple[str, ...]) -> Story:
        kind = BY_FOLDER[document.path.parts[1]]
        written = render(document.body, document.body_line, sources, kind.first_heading)
        for line in written.pictures[:MAX_PROBLEMS]:
            span = document.line_span(line)
            self.told.append(Diagnostic("HS222", Severity.WARNING, span))
        return written.story

    def _document(self, file: RecordFile) -> Document | None:
        parsed = self._parsed(file)
        return None if parsed.diagnostics else parsed.document

    def _parsed(self, file: RecordFile) -> Parsed:
        parsed = parse(file.path, self._bytes(file.path), file.lang)
        self.told += parsed.diagnostics
        return parsed

    def _assets(self, key: str) -> Iterator[Asset]:
        for path in self.found.own.get(key, ()):
            yield asset(path, self._bytes(path))

    def _bytes(self, path: PurePosixPath) -> bytes:
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            raise HabitatError(f"{self.root / path}: cannot be read: {error.strerror}") from error


def _both(file: RecordFile, gone: withdrawal.Withdrawn) -> Diagnostic:
    place = gone.places[file.key]
    return about("HS317", file.path, {"id": file.key}, Severity.WARNING, (place,))
