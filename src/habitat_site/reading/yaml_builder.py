"""Events of libyaml become nested mappings, lists and text, each with its place."""

from typing import Any

import yaml

from habitat_site.diagnostics import Loc
from habitat_site.documents import Mark
from habitat_site.reading.decoding import FORBIDDEN, code_point
from habitat_site.reading.limits import MAX_BYTES, MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES, shown
from habitat_site.reading.plain_yaml import ABSENT
from habitat_site.reading.problems import Problem

# PyYAML's stubs allow for events without marks; libyaml makes none.
Event = Any


class TooMuchError(Exception):
    """The rest of the text is not worth reading; the reason is among the problems."""


class _Frame:
    """A list or mapping that is being filled; without `loc`, it is only looked through."""

    __slots__ = ("end", "into", "key", "keyed", "loc", "start")

    def __init__(self, into: dict[str, object] | list[object], loc: Loc | None, start: Any) -> None:
        self.into = into
        self.loc = loc
        self.start = start
        self.end = start.column + 1
        self.key: str | None = None  # the key whose value comes next, if that value is wanted
        self.keyed = False  # whether a value comes next and not a key


class Builder:
    """Turns events into data; `data` is complete when the last event was taken."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.data: object = None
        self.marks: dict[Loc, Mark] = {}
        self.keys: dict[Loc, Mark] = {}
        self.problems: list[Problem] = []
        self.frames: list[_Frame] = []
        self.documents = 0
        self.values = 0

    def take(self, event: Event) -> None:
        """Take the next event."""
        if isinstance(event, yaml.ScalarEvent):
            self._count(event)
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._count(event)
            self._start(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._end(event)
        elif isinstance(event, yaml.AliasEvent):
            self._problem("HS103", event, value=shown(event.anchor))
            self._skip_alias()
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop("HS106", event)

    def _count(self, event: Event) -> None:
        self.values += 1
        if self.values > MAX_VALUES:
            self._stop("HS109", event, most=str(MAX_VALUES))
        if event.anchor is not None:
            self._problem("HS103", event, value=shown(event.anchor))
        if event.tag is not None:
            self._problem("HS104", event, value=shown(event.tag))

    def _scalar(self, event: Event) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame is not None and isinstance(frame.into, dict) and not frame.keyed:
            self._key(frame, event)
            return
        loc = self._next(frame)
        if not event.style and event.value in ABSENT:
            return
        if event.style == '"':
            self._check(event)
        self._put(frame, event.value)
        if loc is not None:
            self.marks[loc] = self._mark(event)

    def _check(self, event: Event) -> None:
        # Written as an escape, such as "\x07", it passed the check of the file's own characters.
        match = FORBIDDEN.search(event.value)
        if match is not None:
            self._problem("HS013", event, value=code_point(match[0]))

    def _key(self, frame: _Frame, event: Event) -> None:
        frame.keyed = True
        frame.key = None
        key = event.value
        if frame.end == frame.start.column + 1:
            frame.end = event.end_mark.column + 1
        if not key:
            self._problem("HS108", event)
            return
        if frame.loc is None:
            return
        loc = (*frame.loc, key)
        if loc in self.keys:
            line = str(self.keys[loc].line)
            self._problem("HS102", event, field=shown(key), line=line)
            return
        frame.key = key
        self.keys[loc] = self._mark(event)

    def _next(self, frame: _Frame | None) -> Loc | None:
        """Return where the value that comes now belongs; nothing if it is not wanted."""
        if frame is None:
            return ()
        if frame.loc is None:
            frame.keyed = False
            return None
        if isinstance(frame.into, list):
            return (*frame.loc, len(frame.into))
        frame.keyed = False
        return None if frame.key is None else (*frame.loc, frame.key)

    def _put(self, frame: _Frame | None, value: object) -> None:
        if frame is None:
            self.data = value
        elif isinstance(frame.into, list):
            frame.into.append(value)
        elif frame.key is not None:
            frame.into[frame.key] = value
            frame.key = None

    def _start(self, event: Event) -> None:
        if len(self.frames) == MAX_DEPTH:
            self._stop("HS105", event, most=str(MAX_DEPTH))
        into: dict[str, object] | list[object] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        frame = self.frames[-1] if self.frames else None
        if frame is not None and isinstance(frame.into, dict) and not frame.keyed:
            self._problem("HS108", event)
            frame.keyed, frame.key = True, None
            self.frames.append(_Frame(into, None, event.start_mark))
            return
        loc = self._next(frame)
        self._put(frame, into)
        self.frames.append(_Frame(into, loc, event.start_mark))

    def _end(self, event: Event) -> None:
        frame = self.frames.pop()
        if frame.loc is None:
            return
        start, end = frame.start, event.end_mark
        last = end.column + 1 if end.line == start.line else frame.end
        self.marks[frame.loc] = bounded(self.lines, start.line, start.column, last)

    def _skip_alias(self) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame is not None and isinstance(frame.into, dict):
            frame.keyed = not frame.keyed
            frame.key = None

    def _mark(self, event: Event) -> Mark:
        start, end = event.start_mark, event.end_mark
        line, column = start.line, start.column
        if end.line == line < len(self.lines):
            return Mark(line + 1, column + 1, max(end.column, column + 1) + 1)
        return bounded(self.lines, line, column, column + MAX_BYTES)

    def _problem(self, code: str, event: Event, **facts: str) -> None:
        self.problems.append(Problem(code, self._mark(event), facts))
        if len(self.problems) >= MAX_PROBLEMS:
            raise TooMuchError

    def _stop(self, code: str, event: Event, **facts: str) -> None:
        self._problem(code, event, **facts)
        raise TooMuchError


def bounded(lines: list[str], line: int, column: int, last: int) -> Mark:
    """Return a mark that lies within the lines, counted from 1 instead of 0."""
    line = min(max(line, 0), len(lines) - 1)
    length = len(lines[line])
    column = min(max(column, 0), length)
    return Mark(line + 1, column + 1, max(column + 1, min(last, length + 1)))
