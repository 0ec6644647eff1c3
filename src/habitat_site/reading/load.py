"""From a folder to a catalogue: every record that holds, and everything that is wrong."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from habitat_site.catalogue import (
    MEETING,
    OUTLINE,
    TIES,
    Catalogue,
    Entry,
    Projections,
    RecordId,
)
from habitat_site.diagnostics import Diagnostic, Severity, in_order
from habitat_site.documents import Digest
from habitat_site.folders import Folders
from habitat_site.reading import withdrawn as withdrawal
from habitat_site.reading.bundles import Reader, bytes_of, entry_of, told_in
from habitat_site.reading.cache import FOLDER, Cache
from habitat_site.reading.limits import shown
from habitat_site.reading.outcomes import Bundle, Outcome
from habitat_site.reading.parcels import Parcel
from habitat_site.reading.problems import about
from habitat_site.reading.scan import RecordFile, scan
from habitat_site.reading.shelf import Lying, nameless
from habitat_site.reading.workers import Crew
from habitat_site.records import FOLDERS, Record
from habitat_site.tool import tool_digest


@dataclass(frozen=True)
class Reading:
    """What there is, and what is wrong with it.

    `drafts` are broken records as far as they hold: never published, but judged field by field, so
    that all their mistakes are told at once. `records` says how many records there are, `reused`
    how many of them were taken from the cache. `seen` is, by the key of each entry, a digest of
    what the whole sees of it.
    """

    catalogue: Catalogue
    diagnostics: tuple[Diagnostic, ...]
    drafts: tuple[Entry[Record], ...] = ()
    records: int = 0
    reused: int = 0
    seen: Mapping[str, Digest] = field(default_factory=dict)


@dataclass(frozen=True)
class Ways:
    """How to read: with how many processes, with or without the cache, and who hears of it.

    `expect` is told how many records are to be read, `advance` how many more are done, `tell`
    gets a sentence for the maintainer. `meanwhile` is done by this process while others read, or
    not at all. `folders` is for who has looked at them already.
    """

    jobs: int = 1
    cache: bool = False
    expect: Callable[[int], None] = lambda _total: None
    advance: Callable[[int], None] = lambda _count: None
    tell: Callable[[str], None] = lambda _words: None
    meanwhile: Callable[[], object] = lambda: None
    folders: Folders | None = None


def read(root: Path, projections: Projections = (), ways: Ways | None = None) -> Reading:
    """Read everything under `root/content`, whatever state it is in.

    `projections` are made of each record while it is open.

    Raises:
        HabitatError: there is no content, or a file or folder cannot be read at all.
    """
    reader = Reader(root, (TIES, OUTLINE, MEETING, *projections))
    return _Loading(reader, ways or Ways()).reading()


class _Loading:
    """Reads the files that were found; one bad record never hides another's findings."""

    def __init__(self, reader: Reader, ways: Ways) -> None:
        self.reader = reader
        folders = ways.folders or Folders(reader.root)
        self.found = scan(folders)
        self.ways = ways
        self.root = reader.root
        self.told: list[Diagnostic] = list(self.found.diagnostics)
        self.drafts: list[Entry[Record]] = []
        self.entries: dict[str, dict[RecordId, Entry[Record]]] = {f: {} for f in FOLDERS}
        self.fresh: list[Parcel] = []
        self.seen: dict[str, Digest] = {}
        # Where there is room for the cache there is room for this.
        self.shelf = nameless(self.root / FOLDER if ways.cache else Path(tempfile.gettempdir()))

    def reading(self) -> Reading:
        cache = Cache(self.root, tool_digest(), self.ways.tell) if self.ways.cache else None
        known = cache.load() if cache else {}
        gone = self._withdrawn()
        bundles = [(each, self._known(each)) for each in self._bundles(gone, known)]
        unread = [bundle for bundle, parcel in bundles if parcel is None]
        self.ways.expect(len(unread))
        with closing(self._crew().read_all(unread)) as fresh:
            for bundle, parcel in bundles:
                if parcel is None:
                    self._take(bundle.file, next(fresh))
                else:
                    self._keep(bundle.file, parcel, told_in(parcel))
        if cache is not None:
            self._save(cache, known)
        catalogue = Catalogue(self.entries, gone.days, self.found.known)
        reused = len(bundles) - len(unread)
        told = in_order(self.told)
        return Reading(catalogue, told, tuple(self.drafts), len(bundles), reused, self.seen)

    def _crew(self) -> Crew:
        ways = self.ways
        return Crew(self.reader, self.shelf, ways.jobs, ways.advance, ways.meanwhile)

    def _known(self, bundle: Bundle) -> Parcel | None:
        """Return what was made of the files before, if they and what is wanted are the same."""
        before = bundle.before
        if before is None or not bundle.state or before.files != bundle.state:
            return None
        return None if self.reader.lacks(before, bundle.file.folder) else before

    def _take(self, file: RecordFile, outcome: Outcome) -> None:
        if outcome.draft is not None:
            self.drafts.append(outcome.draft)
        if outcome.parcel is None:
            self.told += outcome.told
        else:
            parcel = self._aside(outcome.parcel, outcome.lying)
            self.fresh.append(parcel)
            self._keep(file, parcel, outcome.told)

    def _aside(self, parcel: Parcel, lying: Lying | None) -> Parcel:
        """Return a parcel whose large parts lie on the shelf."""
        if lying:
            return parcel.lying(*self.shelf.found(lying))
        return parcel.lying(*self.shelf.keep(parcel.contents, parcel.projected))

    def _keep(self, file: RecordFile, parcel: Parcel, told: tuple[Diagnostic, ...]) -> None:
        self.told += told
        self.seen[parcel.key] = parcel.seen
        self.entries[file.folder][file.id] = entry_of(parcel, file, self.root)

    def _save(self, cache: Cache, known: Mapping[str, Parcel]) -> None:
        gone = known.keys() - self.seen.keys()
        if self.fresh or gone:
            cache.save(self.fresh, gone, self.shelf, anew=not known)

    def _withdrawn(self) -> withdrawal.Withdrawn:
        path = self.found.withdrawn
        if path is None:
            return withdrawal.Withdrawn()
        gone = withdrawal.parse(path, bytes_of(self.root, path))
        self.told += gone.diagnostics
        return gone

    def _bundles(self, gone: withdrawal.Withdrawn, known: Mapping[str, Parcel]) -> Iterator[Bundle]:
        """Yield the files of each record that is not withdrawn."""
        translations = self._translations(gone)
        for key, file in self.found.originals.items():
            if key in gone.days:
                self.told.append(_both(file, gone))
                continue
            translated, own = translations.get(key, ()), self.found.own.get(key, ())
            state = self._state(file, translated) if self.ways.cache else ""
            yield Bundle(file, translated, own, state, known.get(key))

    def _state(self, file: RecordFile, translated: tuple[RecordFile, ...]) -> str:
        """Describe the files as they are now; empty where one may change without looking so."""
        if not translated and file.key not in self.found.own:
            # Most records are one file.
            return f"{file.place} {file.state}" if file.state else ""
        states = [(each.place, each.state) for each in (file, *translated)]
        own = self.found.own.get(file.key, ()), self.found.own_states.get(file.key, ())
        states += zip(map(str, own[0]), own[1], strict=True)
        is_sure = all(state for _, state in states)
        return "\n".join(f"{place} {state}" for place, state in states) if is_sure else ""

    def _translations(self, gone: withdrawal.Withdrawn) -> Mapping[str, tuple[RecordFile, ...]]:
        """Sort translations to their originals, which stand in the same folder."""
        sorted_out: dict[str, tuple[RecordFile, ...]] = {}
        for file in self.found.translations:
            if file.key in gone.days:
                self.told.append(_both(file, gone))
            elif self._is_beside_original(file):
                sorted_out[file.key] = (*sorted_out.get(file.key, ()), file)
            else:
                # Its own mistakes are told as well, so that they are not found one after another.
                self.told += self.reader.loose(file)
                if file.key not in self.found.known or file.key in self.found.originals:
                    facts = {"id": str(file.id), "value": shown(file.path.name)}
                    self.told.append(about("HS315", file.path, facts))
        return sorted_out

    def _is_beside_original(self, file: RecordFile) -> bool:
        original = self.found.originals.get(file.key)
        return original is not None and _folder_of(original) == _folder_of(file)


def _folder_of(file: RecordFile) -> str:
    return file.place.rpartition("/")[0]


def _both(file: RecordFile, gone: withdrawal.Withdrawn) -> Diagnostic:
    place = gone.places[file.key]
    return about("HS317", file.path, {"id": file.key}, Severity.WARNING, (place,))
