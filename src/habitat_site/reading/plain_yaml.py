"""The YAML in which nearly all records are written, read without libyaml and its many events.

One regular expression knows the lines that can mean only one thing: a key with its value, an
entry of a list, a text that goes on over several lines. Anything else (a comment, a tag, an
escape, a tab, a mistake) leaves the whole text to libyaml. What is understood here has the same
content there, which tests compare; it takes a sixth of the time.
"""

import re
from collections.abc import Iterable
from typing import NoReturn

from habitat_site.reading import decoding
from habitat_site.reading.limits import MAX_DEPTH, MAX_VALUES

# Each value takes a character at least, or the colon behind its key.
MAX_LENGTH = MAX_VALUES // 2
# Fewer than YAML 1.1 §9.1.3 allows: nothing that begins as any of its signs does, but for `-1`.
BEGIN = r"(?:[^\s\-?:,\[\]{}\#&*!|>'\"%@`]|-(?=\S))"
SIGN = r"[:\#](?:(?<=:)(?=\S)|(?<=\S\#))[^:\#\n]*+"
# What may be missing is one of two that may stand there: `(…|)` takes half the time of `(…)?`.
REST = rf"[^:\#\n]*+(?:{SIGN}(?:{SIGN})*|)"
PLAIN = BEGIN + REST
# Within a text most signs mean nothing.
MORE = r"(?:[^\s\-?:\#]|-(?=\S))" + REST
WORD = r"\w[\w./-]*+(?:\ [\w./-]++)*"
ENTRY = re.compile(
    rf"""(?P<indent>\ *+)
    (?:(?P<dash>-(?:\ ++|(?=\n)))|)
    (?:(?P<key>[A-Za-z0-9_][A-Za-z0-9_-]{{0,99}}+):(?:\ ++|(?=\n))|)
    (?:(?P<plain>{PLAIN})(?:(?P<more>(?:\n(?P=indent)\ ++{MORE}(?=\n))+)|)
    |(?P<rest>'(?:[^'\n]++|'')*'
      |"[^"\\\n]*+"
      |\[\ *+(?:{WORD}\ *+(?:,\ *+{WORD}\ *+)*)?\]
      |[>|]-\n(?P<margin>\ ++)\S.*+(?:\n(?P=margin)\S.*+)*)
    |)
    \ *+\n++
    |(?P<unsure>[\s\S]++)""",
    re.VERBOSE,
)
ABSENT = frozenset(("", "~", "null", "Null", "NULL"))
# What an entry consists of: empty where it has no such part.
Entry = tuple[str, str, str, str, str, str, str, str]
# A mapping or a list that is being filled, with the column where it began.
Frame = tuple[int, dict[str, object] | None, list[object] | None]


class _UnsureError(Exception):
    """The text holds something that only libyaml shall judge."""


def read(text: str, *, is_everyday: bool = False) -> object:
    """Return what a text says; nothing where libyaml has to be asked.

    `is_everyday` says that somebody has looked at its characters already.
    """
    if len(text) > MAX_LENGTH or "\t" in text:
        return None
    if not is_everyday and not decoding.is_everyday(text.encode()):
        return None
    reader = _Reader()
    begin = len(text) - len(text.lstrip("\n"))
    try:
        # Every character belongs to an entry, or to the rest behind the last one.
        entries = ENTRY.findall(f"{text}\n", begin)
        # What it does not know is the rest of the text.
        if entries and entries[-1][-1]:
            return None
        reader.take(entries)
    except _UnsureError:
        return None
    return reader.data()


class _Reader:
    """Puts entries where their columns say."""

    def __init__(self) -> None:
        # Below everything, a list that awaits the one value which the text is.
        self.root: list[object] = []
        self.frames: list[Frame] = [(-1, None, self.root)]
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
        column, fields, items = self.frames[-1]
        awaited = self.awaited
        for indent, dash, key, plain, more, rest, margin, _ in entries:
            # Most entries go on with what is above them, and have a short text.
            is_other = items is None or key if dash else fields is None
            if is_other or len(indent) != column:
                self.awaited = awaited
                column, fields, items = self._frame(len(indent), dash, key)
            value: object
            if plain and not more:
                value = None if (text := plain.rstrip(" ")) in ABSENT else text
                awaited = None
            elif plain or rest:
                value = _lines(plain, more, column) if more else _value(rest, margin, column)
                awaited = None
            else:
                # With nothing behind its colon, the value may come below.
                value, awaited = None, key
            if items is not None:
                if value is not None:
                    items.append(value)
            elif fields is None or not key or key in fields:
                _unsure()
            else:
                fields[key] = value
                if value is None:
                    self.absent.append((fields, key))

    def _frame(self, column: int, dash: str, key: str) -> Frame:
        """Return the list or mapping that an entry belongs to."""
        frames = self.frames
        begun, fields, items = frames[-1]
        while begun > column:
            frames.pop()
            self.awaited = None
            begun, fields, items = frames[-1]
        if dash:
            # A list may stand right below its key, no further in.
            if begun != column or items is None:
                self._begin((column, None, []))
            if not key:
                return frames[-1]
            self.awaited = ""
            return self._begin((column + len(dash), {}, None))
        if not key:
            _unsure()
        if begun == column and items is not None:
            frames.pop()
            self.awaited = None
            begun, fields, items = frames[-1]
        if begun != column or fields is None:
            return self._begin((column, {}, None))
        return frames[-1]

    def _begin(self, frame: Frame) -> Frame:
        """Begin a list or mapping, the value of the newest entry, if that awaits one."""
        # One more may open and close on its line.
        if self.awaited is None or len(self.frames) >= MAX_DEPTH:
            _unsure()
        _, fields, items = self.frames[-1]
        _, mapping, listing = frame
        into = listing if mapping is None else mapping
        if items is not None:
            items.append(into)
        elif fields is not None:
            fields[self.awaited] = into
        self.awaited = None
        self.frames.append(frame)
        return frame


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
        case sign:
            if len(margin) <= column:
                _unsure()
            between = " " if sign == ">" else "\n"
            return rest[3 + len(margin) :].replace(f"\n{margin}", between)


def _unsure() -> NoReturn:
    raise _UnsureError
