"""What a submitted file says, and where each of its values stands."""

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NewType, Protocol

from habitat_site.diagnostics import Loc, Span
from habitat_site.languages import Lang

Digest = NewType("Digest", str)

MAX_EXCERPT = 200
WIDTH = 32  # bytes of a digest, SHA-256


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a value or a key stands; lines and columns count from 1."""

    line: int
    column: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Places:
    """A file's text, and where in it each value and each key stands, by its path in the data."""

    text: str = ""
    marks: Mapping[Loc, Mark] = field(default_factory=dict)
    keys: Mapping[Loc, Mark] = field(default_factory=dict)

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
    """One file: its front matter as nested mappings, lists and text, and its Markdown body.

    Every scalar in `data` is text; values left empty are absent. `body_line` is the line on which
    the body starts. Where each value stands is only needed for findings, so that it may be looked
    up in the file then.
    """

    path: PurePosixPath
    lang: Lang
    data: Mapping[str, object]
    places: Lookup = Places()
    body: str = ""
    body_line: int = 1
    digest: Digest = Digest("")

    @property
    def text(self) -> str:
        """Return the whole file."""
        return self.places.look().text

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
    """A digest for each of some sorted names, made when it is asked for, in thirty-two bytes."""

    def __init__(self, names: Sequence[str], make: Callable[[str], Digest]) -> None:
        """Take the names, and what makes the digest of one."""
        self._names = names
        self._make = make
        self._written = bytearray(WIDTH * len(names))

    def __getitem__(self, name: str) -> Digest:
        """Return the digest of a name."""
        place = bisect_left(self._names, name)
        if place == len(self._names) or self._names[place] != name:
            raise KeyError(name)
        there = slice(place * WIDTH, (place + 1) * WIDTH)
        if not any(self._written[there]):
            self._written[there] = bytes.fromhex(self._make(name))
        return Digest(self._written[there].hex())

    def __iter__(self) -> Iterator[str]:
        """Yield every name."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self._names)


def digest_of(*parts: str | bytes) -> Digest:
    """Return a SHA-256 over parts, each preceded by its length so that no two lists collide."""
    raws = [part.encode() if isinstance(part, str) else part for part in parts]
    # One call for all parts: there are a hundred thousand digests in a large site.
    pieces = [piece for raw in raws for piece in (b"%d:" % len(raw), raw)]
    return Digest(hashlib.sha256(b"".join(pieces)).hexdigest())
