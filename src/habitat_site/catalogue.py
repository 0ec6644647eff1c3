"""Every valid record, with its document, translations and files, indexed and linked; frozen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import Generic, NewType, TypeGuard, TypeVar

from habitat_site.diagnostics import Loc
from habitat_site.documents import Digest, Document
from habitat_site.languages import Lang
from habitat_site.records import BY_FOLDER, Event, Initiative, Kind, Network, Record, SitePage

RecordId = NewType("RecordId", str)
R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Story:
    """A text as safe HTML, and the sources and addresses that it names with the file's lines.

    `links` also holds the addresses that were refused and are no links in the HTML.
    """

    html: str = ""
    citations: tuple[tuple[str, int], ...] = ()
    links: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """A record's words in another language: text by the place of the field in the record.

    `stale` tells that the original has changed since; `of` is empty when nothing says of which
    state this is a translation, and then it cannot be known.
    """

    lang: Lang
    document: Document
    texts: Mapping[Loc, str]
    story: Story
    of: str = ""
    by: str = ""
    method: str = "human"
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Asset:
    """A file in a record's own folder, as found; `problem` names what is wrong with a picture.

    `format` is what the bytes are, in lower case, and empty for what is not a picture.
    `metadata` names what else the picture carries (`gps`, `exif`, `comment`, `xmp`).
    """

    name: str
    path: PurePosixPath
    size: int
    digest: Digest
    format: str = ""
    width: int = 0
    height: int = 0
    metadata: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Localised:
    """A text in the language it is really in, which may not be the one asked for."""

    text: str
    lang: Lang
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Entry(Generic[R_co]):
    """A record that knows where it came from, its translations and its files.

    `digest` covers everything that this record's own files say. `stamp` is the first 12
    hexadecimal digits that a translation gives as `of`.
    """

    id: RecordId
    kind: Kind
    record: R_co
    document: Document
    story: Story
    digest: Digest
    stamp: str
    translations: Mapping[Lang, Translation] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)

    @property
    def lang(self) -> Lang:
        """Return the language of the original."""
        return Lang(self.record.lang)

    @property
    def key(self) -> str:
        """Return the id with its folder, unique across kinds: `networks/fucvam`."""
        return f"{self.kind.folder}/{self.id}"

    def text(self, loc: Loc, lang: Lang) -> Localised:
        """Return the text at `loc` in `lang` where it is translated, else the original."""
        translation = self.translations.get(lang)
        if translation is not None and loc in translation.texts:
            return Localised(translation.texts[loc], lang, translation.stale)
        return Localised(str(value_at(self.record, loc)), self.lang)

    def story_in(self, lang: Lang) -> Localised:
        """Return the story's HTML in `lang` where it is translated, else the original's."""
        translation = self.translations.get(lang)
        if translation is not None and translation.story.html:
            return Localised(translation.story.html, lang, translation.stale)
        return Localised(self.story.html, self.lang)


def holds(entry: Entry[Record], model: type[R]) -> TypeGuard[Entry[R]]:
    """Tell whether an entry's record is of a kind, for readers and the type checker."""
    return isinstance(entry.record, model)


def value_at(record: Record, loc: Loc) -> object:
    """Return the value at a place of a record, such as `("images", 0, "alt")`."""
    value: object = record
    for part in loc:
        if isinstance(value, Mapping):
            value = value[part]
        elif isinstance(value, tuple):
            value = value[int(part)]
        else:
            value = getattr(value, str(part))
    return value


@dataclass(frozen=True)
class Catalogue:
    """All entries by folder and id, the withdrawn ones, and what points at what.

    `known` holds the keys of every record file, also of those too broken to be entries, so that a
    broken record does not make every reference to it look wrong as well.
    """

    entries: Mapping[str, Mapping[RecordId, Entry[Record]]]
    withdrawn: Mapping[str, date] = field(default_factory=dict)
    known: frozenset[str] = frozenset()

    def all(self, folder: str) -> tuple[Entry[Record], ...]:
        """Return the entries of a folder, sorted by id."""
        found = self.entries.get(folder, {})
        return tuple(found[id] for id in sorted(found))

    def get(self, folder: str, id: str) -> Entry[Record] | None:
        """Return one entry, or nothing."""
        return self.entries.get(folder, {}).get(RecordId(id))

    @cached_property
    def initiatives(self) -> tuple[Entry[Initiative], ...]:
        """Return all initiatives, sorted by id."""
        return tuple(e for e in self.all("initiatives") if holds(e, Initiative))

    @cached_property
    def networks(self) -> tuple[Entry[Network], ...]:
        """Return all networks, sorted by id."""
        return tuple(e for e in self.all("networks") if holds(e, Network))

    @cached_property
    def events(self) -> tuple[Entry[Event], ...]:
        """Return all events, sorted by id."""
        return tuple(e for e in self.all("events") if holds(e, Event))

    @cached_property
    def pages(self) -> tuple[Entry[SitePage], ...]:
        """Return the pages of the site's own prose, sorted by id."""
        return tuple(e for e in self.all("pages") if holds(e, SitePage))

    def __iter__(self) -> Iterator[Entry[Record]]:
        """Yield every entry, by folder in the order of the kinds, then by id."""
        for folder in BY_FOLDER:
            yield from self.all(folder)

    @cached_property
    def renamed(self) -> Mapping[str, RecordId]:
        """Return, for each key that a record once had, the id that it has today."""
        return {
            f"{entry.kind.folder}/{old}": entry.id
            for entry in self
            for old in entry.record.formerly
        }

    @cached_property
    def children(self) -> Mapping[RecordId, tuple[RecordId, ...]]:
        """Return, for each initiative, the initiatives counted within it."""
        found: dict[RecordId, list[RecordId]] = {}
        for entry in self.initiatives:
            parent = entry.record.counted_within
            if parent is not None and self.get("initiatives", parent) is not None:
                found.setdefault(RecordId(parent), []).append(entry.id)
        return {parent: tuple(ids) for parent, ids in found.items()}
