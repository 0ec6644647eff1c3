"""A record that knows where it came from, its translations and its files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Generic, NamedTuple, NewType, Protocol, TypeGuard, TypeVar

from habitat_site.catalogue.ledgers import Ledger
from habitat_site.diagnostics import Loc
from habitat_site.documents import Digest, Document
from habitat_site.languages import Lang
from habitat_site.records import Kind, Record
from habitat_site.records.marked import Marked
from habitat_site.records.markers import Marker

RecordId = NewType("RecordId", str)
# As the class of a named tuple makes one, without going through its own function: there are dozens
# of texts on every page.
_as_it_is = tuple.__new__
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


class Localised(NamedTuple):
    """A text in the language it is really in, which may not be the one asked for."""

    text: str
    lang: Lang
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Contents(Generic[R_co]):
    """Everything that a record's files say, in full; `ledger` is a fund's.

    `stamp` is the first 12 hexadecimal digits that a translation gives as `of`. `broken` are the
    places of what a draft lacks, because it cannot be read; `loose` is what is right by itself in
    parts that are not.
    """

    record: R_co
    document: Document
    story: Story
    stamp: str
    translations: Mapping[Lang, Translation] = field(default_factory=dict)
    ledger: Ledger | None = None
    broken: frozenset[Loc] = frozenset()
    loose: tuple[Marked, ...] = ()

    def open(self) -> "Contents[R_co]":
        """Return itself: it is open."""
        return self


class Openable(Protocol[R_co]):
    """Contents, or what they can be had from."""

    def open(self) -> Contents[R_co]:
        """Return the contents."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Entry(Generic[R_co]):
    """A record that knows where it came from, its translations and its files.

    A hundred thousand records do not fit into memory as they are. So an entry may hold its
    contents packed; they are opened when the record itself is asked for, and let go of later.
    What the whole needs to know of each record is in `projected`, by the name of the projection.

    `digest` covers everything that this record's own files say, `facts` the same without the
    stories: a changed story changes only the pages that tell it. `place` is the path of the
    original's file as text: of most nobody asks for more.
    """

    id: RecordId
    kind: Kind
    place: str
    digest: Digest
    contents: Openable[R_co]
    assets: Mapping[str, Asset] = field(default_factory=dict)
    facts: Digest = Digest("")  # noqa: RUF009 - a text
    projected: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def path(self) -> PurePosixPath:
        """Return the path of the original's file."""
        return PurePosixPath(self.place)

    @property
    def record(self) -> R_co:
        """Return the record."""
        return self.contents.open().record

    @property
    def document(self) -> Document:
        """Return the file of the original."""
        return self.contents.open().document

    @property
    def story(self) -> Story:
        """Return the original's story."""
        return self.contents.open().story

    @property
    def stamp(self) -> str:
        """Return what a translation of this state gives as `of`."""
        return self.contents.open().stamp

    @property
    def translations(self) -> Mapping[Lang, Translation]:
        """Return the translations by language."""
        return self.contents.open().translations

    @property
    def ledger(self) -> Ledger | None:
        """Return the ledger of a fund that publishes one."""
        return self.contents.open().ledger

    def is_broken(self, *locs: Loc) -> bool:
        """Tell whether something at one of these places, or in it, cannot be read or is missing.

        Only drafts have such places. Whoever infers something from what a record lacks has to ask.
        """
        broken = self.contents.open().broken
        return bool(broken) and any(each[: len(loc)] == loc for each in broken for loc in locs)

    def with_marker(self, marker: type[Marker]) -> tuple[Marked, ...]:
        """Return the values whose field bears a marker, in the order of the fields."""
        contents = self.contents.open()
        found = contents.record.by_marker.get(marker, ())
        if not contents.loose:
            return found
        loose = (m for m in contents.loose if any(isinstance(own, marker) for own in m.markers))
        return (*found, *loose)

    def broken_in(self, loc: Loc) -> tuple[str, ...]:
        """Return the names, sorted, of what right below a place is there but cannot be read."""
        broken = self.contents.open().broken
        return tuple(sorted(str(each[-1]) for each in broken if each and each[:-1] == loc))

    @property
    def lang(self) -> Lang:
        """Return the language of the original."""
        return Lang(self.record.lang)

    @property
    def key(self) -> str:
        """Return the id with its folder, unique across kinds: `networks/fucvam`."""
        return f"{self.kind.folder}/{self.id}"

    def opened(self) -> "Entry[R_co]":
        """Return the entry with its contents open, for who will ask for much of it."""
        # As `replace`, which asks a class for its fields anew at every record.
        return Entry(
            self.id,
            self.kind,
            self.place,
            self.digest,
            self.contents.open(),
            self.assets,
            self.facts,
            self.projected,
        )

    def text(self, loc: Loc, lang: Lang) -> Localised:
        """Return the text at `loc` in `lang` where it is translated, else the original."""
        contents = self.contents.open()
        translation = contents.translations.get(lang)
        if translation is not None and loc in translation.texts:
            return _as_it_is(Localised, (translation.texts[loc], lang, translation.stale))
        record = contents.record
        # Most are fields of the record itself, and every page asks for dozens.
        value = getattr(record, str(loc[0])) if len(loc) == 1 else value_at(record, loc)
        return _as_it_is(Localised, (str(value), record.lang, False))

    def story_in(self, lang: Lang) -> Localised:
        """Return the story's HTML in `lang` where it is translated, else the original's."""
        contents = self.contents.open()
        translation = contents.translations.get(lang)
        if translation is not None and translation.story.html:
            return Localised(translation.story.html, lang, translation.stale)
        return Localised(contents.story.html, Lang(contents.record.lang))


def holds(entry: Entry[Record], model: type[R]) -> TypeGuard[Entry[R]]:
    """Tell whether an entry's record is of a kind, for readers and the type checker."""
    return entry.kind.model is model


def value_at(record: Record, loc: Loc) -> object:
    """Return the value at a place of a record, such as `("images", 0, "alt")`."""
    value: object = record
    for part in loc:
        # Records hold no other mapping and no other list; to ask whether something is one at all
        # takes ten times as long.
        if type(value) is dict:
            value = value[part]
        elif type(value) is tuple:
            value = value[int(part)]
        else:
            value = getattr(value, str(part))
    return value
