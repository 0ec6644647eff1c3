"""What will be published: every file of the site is a `Page`."""

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from pydantic import BaseModel

from habitat_site.documents import Digest, digest_of
from habitat_site.languages import Lang

# The bytes of a file, or pieces of it that are made while they are written: a very long file is
# never in memory as a whole.
Content = bytes | Iterable[bytes]

# Hexadecimal digits: 128 bits, enough that no two of ten million ever meet.
FINGERPRINT = 32


def joined(content: Content) -> bytes:
    """Return all bytes of a file."""
    return b"".join(pieces(content))


def pieces(content: Content) -> Iterable[bytes]:
    """Return a file piece by piece."""
    return (content,) if isinstance(content, bytes) else content


@dataclass(frozen=True, slots=True, eq=False)
class Later:
    """A view that is made when its page is, and known until then by what it is made of.

    `sign` takes a digest of every input of `make`. `first` makes what several views share; it is
    called once, before the work is divided among processes. Pages in the order of `near` show the
    same records after one another.
    """

    sign: Callable[[], Digest]
    make: Callable[[], Any]
    first: Callable[[], object] | None = None
    near: str = ""

    @property
    def digest(self) -> Digest:
        """Return a digest of everything that the view is made of, taken anew each time."""
        return self.sign()


@lru_cache(maxsize=2)
def _made(view: Later) -> Any:
    # A record's pages in its languages show the same view, one after another.
    return view.make()


class Way(NamedTuple):
    """How pages are made: by which renderer, with which template, in which language."""

    renderer: str
    template: str
    lang: Lang | None


@dataclass(frozen=True, slots=True)
class Page:
    """One published file: where it goes, how it is made, and everything it is made of.

    `place` is its path as text: to make paths of them takes longer than to make the pages.
    `view` is a frozen value without language: projections of records, totals, other facts; or one
    that is made later.
    `source` is the file that a reader improves, relative to the repository; empty for none.
    `siblings` are the paths of the same page in each language, as text.
    """

    place: str
    renderer: str
    view: Any
    template: str = ""
    lang: Lang | None = None
    source: str = ""
    siblings: Mapping[Lang, str] = dataclasses.field(default_factory=dict)

    def whole(self) -> "Page":
        """Return the page with its view made, so that it needs nothing else any more."""
        if not isinstance(self.view, Later):
            return self
        # As `replace`, which asks a class for its fields anew at every page.
        made = _made(self.view)
        return Page(
            self.place,
            self.renderer,
            made,
            self.template,
            self.lang,
            self.source,
            self.siblings,
        )

    def fingerprint(self, salt: Digest) -> Digest:
        """Return a digest that differs whenever the bytes of the page at this path could."""
        how = made_how(salt, Way(self.renderer, self.template, self.lang))
        return Digest(marked(how, made_of(self.source, digest_value(self.view))).hex())


def made_how(salt: Digest, way: Way) -> Digest:
    """Return a digest of how pages are made."""
    return digest_of(salt, way.renderer, way.template, way.lang or "")


def made_of(source: str, view: Digest) -> Digest:
    """Return a digest of what a page is made of in every language."""
    return digest_of(source, view)


def marked(how: Digest, of: Digest) -> bytes:
    """Return the fingerprint of a page, as bytes, by how and of what it is made."""
    return hashlib.sha256(f"{how}{of}".encode()).digest()[: FINGERPRINT // 2]


def digest_value(value: Any) -> Digest:
    """Return a digest of a view; what carries a `digest` of its own is not looked into."""
    if isinstance(value, Later):
        return value.digest
    return digest_of(json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")))


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Decimal() | Fraction() | date() | time() | PurePosixPath():
            return str(value)
        case BaseModel():
            return value.model_dump(mode="json")
        case _ if hasattr(value, "digest"):
            return value.digest
        case Mapping():
            return [[str(key), _plain(each)] for key, each in value.items()]
        case tuple() | list():
            return [_plain(each) for each in value]
        case frozenset():
            return sorted(_plain(each) for each in value)
        case _ if dataclasses.is_dataclass(value):
            return [type(value).__name__] + [
                _plain(getattr(value, each.name)) for each in dataclasses.fields(value)
            ]
        case _:
            raise TypeError(f"a view cannot hold {type(value).__name__}")
