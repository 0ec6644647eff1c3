"""The YAML in which nearly all records are written, read without libyaml and its many events.

One regular expression knows the lines that can mean only one thing: a key with its value, an
entry of a list, a text that goes on over several lines. Anything else (a comment, a tag, an
escape, a tab, a mistake) leaves the whole text to libyaml. What is understood here has the same
content there, which tests compare; it takes a fifth of the time.
"""

import re
from typing import NoReturn

from habitat_site.reading.decoding import is_everyday
from habitat_site.reading.limits import MAX_DEPTH, MAX_VALUES
from habitat_site.reading.yaml_builder import ABSENT

# Each value takes a character at least, or the colon behind its key.
MAX_LENGTH = MAX_VALUES // 2
# Fewer than YAML 1.1 §9.1.3 allows: nothing that begins as any of its signs does, but for `-1`.
PLAIN = r"(?:[^\s\-?:,\[\]{}\#&*!|>'\"%@`]|-(?=\S))(?:[^:\#\n]++|:(?=\S)|(?<=\S)\#)*+"
WORD = r"\w[\w./-]*+(?:\ [\w./-]++)*+"
ENTRY = re.compile(
    rf"""(?P<indent>\ *+)
    (?P<dash>-(?:\ ++|(?=\n)))?+
    (?:(?P<key>\w[\w-]{{0,99}}+):(?:\ ++|(?=\n)))?+
    (?:(?P<plain>{PLAIN})(?P<more>(?:\n\ ++{PLAIN}(?=\n))++)?+
    |'(?P<single>(?:[^'\n]++|'')*+)'
    |"(?P<double>[^"\\\n]*+)"
    |\[\ *+(?P<words>(?:{WORD}\ *+(?:,\ *+{WORD}\ *+)*+)?+)\]
    |(?P<block>[>|]-\n(?P<margin>\ ++)\S.*+(?:\n(?P=margin)\S.*+)*+)
    )?+
    \ *+\n++""",
    re.VERBOSE,
)


class _UnsureError(Exception):
    """The text holds something that only libyaml shall judge."""


class _Frame:
    """A list or mapping that began at a column; it may await the value of its newest entry."""

    __slots__ = ("awaits", "column", "into", "key")

    def __init__(self, column: int, into: dict[str, object] | list[object]) -> None:
        self.column = column
        self.into = into
        self.key = ""
        self.awaits = False

    def put(self, value: object) -> None:
        """Give the newest entry its value; of a list, the absent leave no trace."""
        if isinstance(self.into, dict):
            self.into[self.key] = value
        elif value is not None:
            self.into.append(value)


def read(text: str) -> object:
    """Return what a text says; nothing where libyaml has to be asked."""
    if len(text) > MAX_LENGTH or "\t" in text or not is_everyday(text):
        return None
    reader = _Reader()
    end = len(text) - len(text.lstrip("\n"))
    ended = f"{text}\n"
    try:
        while end < len(ended):
            entry = ENTRY.match(ended, end) or _unsure()
            reader.take(entry)
            end = entry.end()
    except _UnsureError:
        return None
    return reader.data()


class _Reader:
    """Puts entries where their columns say."""

    def __init__(self) -> None:
        # Below everything, a list that awaits the one value which the text is.
        self.root: list[object] = []
        self.frames = [_Frame(-1, self.root)]
        self.frames[0].awaits = True
        self.absent: list[tuple[dict[str, object], str]] = []

    def data(self) -> object:
        """Return everything, without the keys that have no value."""
        for into, key in self.absent:
            if into[key] is None:
                del into[key]
        return self.root[0] if self.root else None

    def take(self, entry: re.Match[str]) -> None:
        """Take the next entry."""
        indent, dash, key, plain = entry.group("indent", "dash", "key", "plain")
        frame, kind = self.frames[-1], entry.lastgroup
        # Most entries go on with the mapping above them, and have a short text.
        if dash is not None or frame.column != len(indent) or type(frame.into) is not dict:
            frame = self._frame(len(indent), dash, key)
        value = _value(entry, frame.column) if kind != "plain" else _plain(plain)
        # With nothing behind its colon, the value may come below.
        frame.awaits = value is None and kind in ("key", "dash")
        if type(frame.into) is not dict:
            frame.put(value)
        elif key is None or key in frame.into:
            _unsure()
        else:
            frame.key = key
            frame.into[key] = value
            if value is None:
                self.absent.append((frame.into, key))

    def _frame(self, column: int, dash: str | None, key: str | None) -> _Frame:
        """Return the list or mapping that an entry belongs to."""
        if dash is None:
            return self._mapping_at(column) if key is not None else _unsure()
        frame = self._list_at(column)
        frame.awaits = key is not None
        return frame if key is None else self._mapping_at(column + len(dash))

    def _list_at(self, column: int) -> _Frame:
        frame = self._down_to(column)
        if frame.column == column and isinstance(frame.into, list):
            return frame
        # A list may stand right below its key, no further in.
        return self._begin(frame, column, []) if frame.awaits else _unsure()

    def _mapping_at(self, column: int) -> _Frame:
        frame = self._down_to(column)
        if frame.column == column and isinstance(frame.into, list):
            self.frames.pop()
            frame = self.frames[-1]
        if frame.column == column and isinstance(frame.into, dict):
            return frame
        return self._begin(frame, column, {}) if frame.awaits else _unsure()

    def _down_to(self, column: int) -> _Frame:
        while self.frames[-1].column > column:
            self.frames.pop()
        return self.frames[-1]

    def _begin(self, above: _Frame, column: int, into: dict[str, object] | list[object]) -> _Frame:
        # One more may open and close on its line.
        if len(self.frames) >= MAX_DEPTH:
            _unsure()
        above.put(into)
        above.awaits = False
        self.frames.append(_Frame(column, into))
        return self.frames[-1]


def _plain(text: str) -> str | None:
    plain = text.rstrip(" ")
    return None if plain in ABSENT else plain


def _value(entry: re.Match[str], column: int) -> object:
    """Return the value on an entry's own lines, of which all but the first stand further in."""
    match entry.lastgroup:
        case "more":
            lines = entry["more"][1:].split("\n")
            if any(len(line) - len(line.lstrip(" ")) <= column for line in lines):
                _unsure()
            return " ".join([entry["plain"].rstrip(" "), *(line.strip(" ") for line in lines)])
        case "single":
            return entry["single"].replace("''", "'")
        case "double":
            return entry["double"]
        case "words":
            words = (word.strip(" ") for word in entry["words"].split(","))
            return [word for word in words if word not in ABSENT]
        case "block":
            margin = entry["margin"]
            if len(margin) <= column:
                _unsure()
            between = " " if entry["block"][0] == ">" else "\n"
            return entry["block"][3 + len(margin) :].replace(f"\n{margin}", between)
        case _:
            return None


def _unsure() -> NoReturn:
    raise _UnsureError
