"""What a submitted file says, and where each of its values stands."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple, NewType, Protocol

from habitat_site.diagnostics import Loc, Span
from habitat_site.languages import Lang

Digest = NewType("Digest", str)

MAX_EXCERPT = 200
WIDTH = 32  # bytes of a digest, SHA-256
NOTHING = bytes(WIDTH)


class Mark(NamedTuple):
    """Where a value or a key stands; lines and columns count from 1."""

    line: int
    column: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Places:
    """A file's text, and where in it each value and each key stands, by its path in the data.

    `data` is the front matter as nested mappings, lists and text: every scalar is text, and values
    left empty are absent.
    """

    text: str = ""
    marks: Mapping[Loc, Mark] = field(default_factory=dict)
    keys: Mapping[Loc, Mark] = field(default_factory=dict)
    data: Mapping[str, object] = field(default_factory=dict)

    def look(self) -> "Places":
        """Return itself: they are known."""
        return self


class Lookup(Protocol):
    """Places, or what they can be had from."""

    def look(self) -> Places:
        """Return the places."""
        ...


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its front matter, and its Markdown body.

    `place` is its path as text: of most files nothing else is ever asked for. `body_line` is the
    line on which the body starts. What stands where is only needed to read the file and for
    findings, so that it may be looked up in the file then.
    """

    place: str
    lang: Lang
    places: Lookup = Places()
    body: str = ""
    body_line: int = 1
    digest: Digest = Digest("")

    @property
    def path(self) -> PurePosixPath:
        """Return the path of the file."""
        return PurePosixPath(self.place)

    @property
    def text(self) -> str:
        """Return the whole file."""
        return self.places.look().text

    @property
    def data(self) -> Mapping[str, object]:
        """Return the front matter as nested mappings, lists and text."""
        return self.places.look().data

    @property
    def marks(self) -> Mapping[Loc, Mark]:
        """Return the place of each value by its path of keys and positions."""
        return self.places.look().marks

    @property
    def keys(self) -> Mapping[Loc, Mark]:
        """Return the place of each key by its path."""
        return self.places.look().keys

    def span(self, loc: Loc = ()) -> Span:
        """Return the place of the value at `loc`, or of its nearest known ancestor.

        Parts of `loc` that the file lacks (an absent field, a tag of a union) are skipped.
        """
        marks = self.marks
        known: Loc = ()
        for part in loc:
            if (*known, part) in marks:
                known = (*known, part)
        return self._at(marks.get(known) if known else None)

    def key_span(self, loc: Loc) -> Span:
        """Return the place of the key at `loc`; for a position in a list, of the value there."""
        mark = self.keys.get(loc)
        return self._at(mark) if mark else self.span(loc)

    def line_span(self, line: int, column: int = 1, end_column: int | None = None) -> Span:
        """Return a place by its line, for findings about the body or the file as text."""
        return self._at(Mark(line, column, column + 1 if end_column is None else end_column))

    def _at(self, mark: Mark | None) -> Span:
        mark = mark or Mark(1, 1, 1)
        return Span(
            self.path, mark.line, mark.column, mark.end_column, excerpt(self.text, mark.line)
        )


def excerpt(text: str, line: int) -> str:
    """Return one line of a text, shortened to what a terminal can show."""
    lines = lines_of(text)
    return lines[line - 1][:MAX_EXCERPT] if 0 < line <= len(lines) else ""


@lru_cache(maxsize=16)
def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text, split once for all findings about it."""
    return tuple(text.splitlines())


class Digests(Mapping[str, Digest]):
    """A digest for each of some names, made when it is asked for, in thirty-two bytes."""

    def __init__(self, places: Mapping[str, int], make: Callable[[str], Digest]) -> None:
        """Take each name with its place, counted from 0, and what makes the digest of one."""
        self._places = places
        self._make = make
        self._written = bytearray(WIDTH * len(places))
        self._is_whole = False

    def __getitem__(self, name: str) -> Digest:
        """Return the digest of a name."""
        start = self._places[name] * WIDTH
        written = self._written[start : start + WIDTH]
        if written == NOTHING:
            written[:] = bytes.fromhex(self._make(name))
            self._written[start : start + WIDTH] = written
        return Digest(written.hex())

    def together(self, names: Iterable[str]) -> Digest:
        """Return one digest of those of some names, in their order: sets have thousands."""
        if not self._is_whole:
            for name in self:
                _ = self[name]
            self._is_whole = True
        written = self._written
        starts = [place * WIDTH for place in map(self._places.__getitem__, names)]
        return digest_of(b"".join([written[start : start + WIDTH] for start in starts]))

    def __iter__(self) -> Iterator[str]:
        """Yield every name."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self._places)


def digest_of(*parts: str | bytes) -> Digest:
    """Return a SHA-256 over parts, each preceded by its length so that no two lists collide."""
    pieces = []
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        pieces.append(b"%d:%b" % (len(raw), raw))
    # One call for all parts: there are a hundred thousand digests in a large site.
    return Digest(hashlib.sha256(b"".join(pieces)).hexdigest())
