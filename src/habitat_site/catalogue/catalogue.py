"""Every valid record, indexed and linked; frozen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from habitat_site.catalogue.entries import Entry, R, RecordId, holds
from habitat_site.catalogue.meetings import MEETING, Meeting
from habitat_site.catalogue.outlines import OUTLINE, Outline
from habitat_site.catalogue.ties import TIES, Ties
from habitat_site.records import (
    FOLDERS,
    KINDS,
    MECHANISMS,
    Event,
    Initiative,
    Network,
    Record,
    SitePage,
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A record that points at another one, and the field in which it does."""

    field: str
    entry: Entry[Record]


@dataclass(frozen=True)
class Catalogue:
    """All entries by folder and id, the withdrawn ones, and what points at what.

    `known` holds the keys of every record file, also of those too broken to be entries, so that a
    broken record does not make every reference to it look wrong as well. `drafts` are the broken
    ones as far as they hold: they are only here while rules judge, and in no folder.
    """

    entries: Mapping[str, Mapping[RecordId, Entry[Record]]]
    withdrawn: Mapping[str, date] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    drafts: tuple[Entry[Record], ...] = ()

    def all(self, folder: str) -> tuple[Entry[Record], ...]:
        """Return the entries of a folder, sorted by id."""
        found = self.entries.get(folder, {})
        return tuple(found[id] for id in sorted(found))

    def get(self, folder: str, id: str) -> Entry[Record] | None:
        """Return one entry, or nothing."""
        return self.entries.get(folder, {}).get(RecordId(id))

    def of_key(self, key: str) -> Entry[Record]:
        """Return the entry of a key that is known to be there."""
        folder, _, id = key.partition("/")
        return self.entries[folder][RecordId(id)]

    def every(self, model: type[R]) -> tuple[Entry[R], ...]:
        """Return the entries of one kind, sorted by id."""
        folders = {kind.folder for kind in KINDS if kind.model is model}
        return tuple(e for folder in folders for e in self.all(folder) if holds(e, model))

    def judged(self, model: type[R]) -> tuple[Entry[R], ...]:
        """Return the entries of one kind and the drafts of it, sorted by id."""
        drafts = [entry for entry in self.drafts if holds(entry, model)]
        return tuple(sorted((*self.every(model), *drafts), key=lambda each: each.id))

    @cached_property
    def initiatives(self) -> tuple[Entry[Initiative], ...]:
        """Return all initiatives, sorted by id."""
        return self.every(Initiative)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Return the place of each initiative among all of them, by its id."""
        return {entry.id: place for place, entry in enumerate(self.initiatives)}

    @cached_property
    def networks(self) -> tuple[Entry[Network], ...]:
        """Return all networks, sorted by id."""
        return self.every(Network)

    @cached_property
    def events(self) -> tuple[Entry[Event], ...]:
        """Return all events, sorted by id."""
        return self.every(Event)

    @cached_property
    def pages(self) -> tuple[Entry[SitePage], ...]:
        """Return the pages of the site's own prose, sorted by id."""
        return self.every(SitePage)

    def __iter__(self) -> Iterator[Entry[Record]]:
        """Yield every entry, by folder in the order of the kinds, then by id."""
        for folder in FOLDERS:
            yield from self.all(folder)

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """Return the outline of every record by its key."""
        known: dict[Any, Any] = {}
        return {entry.key: OUTLINE.read(entry).sharing(known) for entry in self}

    @cached_property
    def ties(self) -> Mapping[str, Ties]:
        """Return what may tie every record to others, by its key."""
        entries = tuple(self)
        return dict(zip((entry.key for entry in entries), TIES.of_all(entries), strict=True))

    @cached_property
    def meetings(self) -> Mapping[RecordId, Meeting]:
        """Return what the whole needs to know of every event, by its id."""
        return {entry.id: MEETING.read(entry) for entry in self.events}

    @cached_property
    def pointers(self) -> Mapping[str, tuple[Pointer, ...]]:
        """Return, for each key, the records of the mechanisms that point at it, in their order."""
        found: dict[str, list[Pointer]] = {}
        for entry in (each for folder in MECHANISMS for each in self.all(folder)):
            for where, key in self.outlines[entry.key].points_at:
                found.setdefault(key, []).append(Pointer(where, entry))
        return {key: tuple(pointers) for key, pointers in found.items()}

    @cached_property
    def renamed(self) -> Mapping[str, RecordId]:
        """Return, for each key that a record once had, the id that it has today."""
        found: dict[str, RecordId] = {}
        for key, ties in self.ties.items():
            for old in ties.formerly:
                folder, _, id = key.partition("/")
                found[f"{folder}/{old}"] = RecordId(id)
        return found

    def wholes(self, id: str) -> tuple[RecordId, ...]:
        """Return what an initiative is counted within, the nearest first, and each only once.

        One that is counted within itself, along whatever way, is among them.
        """
        found: dict[RecordId, None] = {}
        here = self.get("initiatives", id)
        while here is not None:
            within = RecordId(TIES.read(here).within or "")
            here = None if within in found else self.get("initiatives", within)
            if here is not None:
                found[within] = None
        return tuple(found)

    @cached_property
    def children(self) -> Mapping[RecordId, tuple[RecordId, ...]]:
        """Return, for each initiative, the initiatives counted within it."""
        found: dict[RecordId, list[RecordId]] = {}
        for key, ties in self.ties.items():
            parent = ties.within
            if parent is not None and self.get("initiatives", parent) is not None:
                found.setdefault(RecordId(parent), []).append(self.of_key(key).id)
        return {parent: tuple(ids) for parent, ids in found.items()}
