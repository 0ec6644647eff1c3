"""The YAML in which nearly all records are written, read without libyaml and its many events.

One regular expression knows the lines that can mean only one thing: a key with its value, an
entry of a list, a text that goes on over several lines. Anything else (a comment, a tag, an
escape, a tab, a mistake) leaves the whole text to libyaml. What is understood here has the same
content there, which tests compare; it takes a sixth of the time.
"""

import re
from collections.abc import Iterable
from typing import NoReturn

from habitat_site.reading.decoding import is_everyday
from habitat_site.reading.limits import MAX_DEPTH, MAX_VALUES

# Each value takes a character at least, or the colon behind its key.
MAX_LENGTH = MAX_VALUES // 2
# Fewer than YAML 1.1 §9.1.3 allows: nothing that begins as any of its signs does, but for `-1`.
BEGIN = r"(?:[^\s\-?:,\[\]{}\#&*!|>'\"%@`]|-(?=\S))"
REST = r"[^:\#\n]*+(?:(?::(?=\S)|(?<=\S)\#)[^:\#\n]*+)*+"
PLAIN = BEGIN + REST
# Within a text most signs mean nothing.
MORE = r"(?:[^\s\-?:\#]|-(?=\S))" + REST
WORD = r"\w[\w./-]*+(?:\ [\w./-]++)*+"
ENTRY = re.compile(
    rf"""(?P<indent>\ *+)
    (?P<dash>-(?:\ ++|(?=\n)))?+
    (?:(?P<key>(?a:\w[\w-]{{0,99}}+)):(?:\ ++|(?=\n)))?+
    (?:(?P<plain>{PLAIN})(?P<more>(?:\n\ ++{MORE}(?=\n))++)?+
    |(?P<rest>'(?:[^'\n]++|'')*+'
      |"[^"\\\n]*+"
      |\[\ *+(?:{WORD}\ *+(?:,\ *+{WORD}\ *+)*+)?+\]
      |[>|]-\n(?P<margin>\ ++)\S.*+(?:\n(?P=margin)\S.*+)*+)
    )?+
    \ *+\n++
    |(?P<unsure>[\s\S]++)""",
    re.VERBOSE,
)
ABSENT = frozenset(("", "~", "null", "Null", "NULL"))
# What an entry consists of: empty where it has no such part.
Entry = tuple[str, str, str, str, str, str, str, str]
Branch = dict[str, object] | list[object]


class _UnsureError(Exception):
    """The text holds something that only libyaml shall judge."""


def read(text: str) -> object:
    """Return what a text says; nothing where libyaml has to be asked."""
    if len(text) > MAX_LENGTH or "\t" in text or not is_everyday(text.encode()):
        return None
    reader = _Reader()
    begin = len(text) - len(text.lstrip("\n"))
    try:
        # Every character belongs to an entry, or to the rest behind the last one.
        reader.take(ENTRY.findall(f"{text}\n", begin))
    except _UnsureError:
        return None
    return reader.data()


class _Reader:
    """Puts entries where their columns say."""

    def __init__(self) -> None:
        # Below everything, a list that awaits the one value which the text is.
        self.root: list[object] = []
        # The lists and mappings that are being filled, each with the column where it began.
        self.frames: list[tuple[int, Branch]] = [(-1, self.root)]
        # The key of the newest entry, if that awaits a value; of a list's entry it is empty.
        self.awaited: str | None = ""
        self.absent: list[tuple[dict[str, object], str]] = []

    def data(self) -> object:
        """Return everything, without the keys that have no value."""
        for into, key in self.absent:
            if into[key] is None:
                del into[key]
        return self.root[0] if self.root else None

    def take(self, entries: Iterable[Entry]) -> None:
        """Take all entries, one after the other."""
        column, into = self.frames[-1]
        awaited = self.awaited
        for indent, dash, key, plain, more, rest, margin, unsure in entries:
            if unsure:
                _unsure()
            # Most entries go on with what is above them, and have a short text.
            kind = type(into)
            if kind is not (list if dash else dict) or (dash and key) or len(indent) != column:
                self.awaited = awaited
                column, into = self._frame(len(indent), dash, key)
            value: object
            if plain and not more:
                value = None if (text := plain.rstrip(" ")) in ABSENT else text
            else:
                value = _lines(plain, more, column) if more else _value(rest, margin, column)
            # With nothing behind its colon, the value may come below.
            awaited = None if plain or rest else key
            if isinstance(into, list):
                if value is not None:
                    into.append(value)
            elif not key or key in into:
                _unsure()
            else:
                into[key] = value
                if value is None:
                    self.absent.append((into, key))

    def _frame(self, column: int, dash: str, key: str) -> tuple[int, Branch]:
        """Return the list or mapping that an entry belongs to."""
        if not dash:
            return self._mapping_at(column) if key else _unsure()
        frame = self._list_at(column)
        if not key:
            return frame
        self.awaited = ""
        return self._mapping_at(column + len(dash))

    def _list_at(self, column: int) -> tuple[int, Branch]:
        frame = self._down_to(column)
        # A list may stand right below its key, no further in.
        is_list = frame[0] == column and isinstance(frame[1], list)
        return frame if is_list else self._begin(column, [])

    def _mapping_at(self, column: int) -> tuple[int, Branch]:
        frame = self._down_to(column)
        if frame[0] == column and isinstance(frame[1], list):
            self.frames.pop()
            self.awaited = None
            frame = self.frames[-1]
        is_mapping = frame[0] == column and isinstance(frame[1], dict)
        return frame if is_mapping else self._begin(column, {})

    def _down_to(self, column: int) -> tuple[int, Branch]:
        while self.frames[-1][0] > column:
            self.frames.pop()
            self.awaited = None
        return self.frames[-1]

    def _begin(self, column: int, into: Branch) -> tuple[int, Branch]:
        """Begin a list or mapping, the value of the newest entry, if that awaits one."""
        # One more may open and close on its line.
        if self.awaited is None or len(self.frames) >= MAX_DEPTH:
            _unsure()
        above = self.frames[-1][1]
        if isinstance(above, dict):
            above[self.awaited] = into
        else:
            above.append(into)
        self.awaited = None
        self.frames.append((column, into))
        return self.frames[-1]


def _lines(plain: str, more: str, column: int) -> str:
    """Return a text that goes on over several lines, of which all others stand further in."""
    lines = more[1:].split("\n")
    if any(len(line) - len(line.lstrip(" ")) <= column for line in lines):
        _unsure()
    return " ".join([plain.rstrip(" "), *(line.strip(" ") for line in lines)])


def _value(rest: str, margin: str, column: int) -> object:
    """Return a value that begins with a sign: quoted, a list in brackets, or a block below it."""
    match rest[:1]:
        case "'":
            return rest[1:-1].replace("''", "'")
        case '"':
            return rest[1:-1]
        case "[":
            words = (word.strip(" ") for word in rest[1:-1].split(","))
            return [word for word in words if word not in ABSENT]
        case "":
            return None
        case sign:
            if len(margin) <= column:
                _unsure()
            between = " " if sign == ">" else "\n"
            return rest[3 + len(margin) :].replace(f"\n{margin}", between)


def _unsure() -> NoReturn:
    raise _UnsureError
