"""One record with everything that belongs to it: from its files alone to a parcel.

What is done here for one record needs no other, so that many can be read at once, and what came
of it may be kept until one of its files changes.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from habitat_site.catalogue import Entry, Projections
from habitat_site.diagnostics import Diagnostic, HabitatError
from habitat_site.documents import digest_of
from habitat_site.reading.front_matter import parse
from habitat_site.reading.in_step import Steps, in_step
from habitat_site.reading.outcomes import (
    DIAGNOSTICS,
    NOTHING_TOLD,
    Bundle,
    Files,
    Outcome,
    outcome_of,
)
from habitat_site.reading.packing import Packed, inputs_of, unpack_assets
from habitat_site.reading.parcels import Parcel, seen_in
from habitat_site.reading.scan import RecordFile
from habitat_site.records import FOLDERS, NAMED, Record

READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)
# More than nearly every file has.
AT_ONCE = 1 << 16


@dataclass(frozen=True)
class Reader:
    """Reads bundles below a root, and makes the projections that are wanted of each record."""

    root: Path
    projections: Projections = ()

    def read(self, bundles: Iterable[Bundle]) -> list[Outcome]:
        """Return what came of some bundles; what was made of the same bytes is taken as it is.

        Raises:
            HabitatError: a file cannot be read.
        """
        return in_step(map(self._outcome, bundles))

    def _outcome(self, bundle: Bundle) -> Steps[Outcome]:
        raw = {place: bytes_of(self.root, place) for place in bundle.places}
        digests = {place: digest_of(each) for place, each in raw.items()}
        inputs = inputs_of(digests)
        before = bundle.before
        yield
        if before is None or before.inputs != inputs:
            return (yield from outcome_of(bundle, Files(raw, digests, inputs), self._projected))
        parcel = before._replace(files=bundle.state)
        entry = entry_of(parcel, bundle.file, self.root)
        anew = yield from self._projected(entry)
        projected = {**before.projected, **anew}
        seen = seen_in(projected)
        return Outcome(parcel._replace(seen=seen, projected=projected), told=told_in(parcel))

    def _projected(self, entry: Entry[Record]) -> Steps[dict[str, bytes]]:
        """Return every projection that is wanted of an entry, written down."""
        folder, written = entry.kind.folder, dict[str, bytes]()
        for each in self.projections:
            if folder in each.folders:
                written[each.name] = each.write(entry)
                yield
        return written

    def lacks(self, parcel: Parcel, folder: str) -> bool:
        """Tell whether a parcel lacks a projection that is wanted."""
        return not self._wanted[folder].issubset(parcel.projected)

    @cached_property
    def _wanted(self) -> Mapping[str, frozenset[str]]:
        """Return the names of the projections that are wanted of a kind, by its folder."""
        return {
            folder: frozenset(p.name for p in self.projections if folder in p.folders)
            for folder in FOLDERS
        }

    def loose(self, file: RecordFile) -> tuple[Diagnostic, ...]:
        """Return what is wrong with a translation by itself, whose original is not there."""
        return parse(file.place, bytes_of(self.root, file.place), file.lang).diagnostics


def bytes_of(root: Path, place: str | PurePosixPath) -> bytes:
    """Return what is in a file.

    Raises:
        HabitatError: it cannot be read.
    """
    try:
        # As text, and by the system's own calls: to join paths takes as long as to read a file, and
        # Python's files ask the system twice as much.
        file = os.open(f"{root}/{place}", READING)
        try:
            pieces = []
            while piece := os.read(file, AT_ONCE):
                pieces.append(piece)
            return b"".join(pieces)
        finally:
            os.close(file)
    except OSError as error:
        raise HabitatError(f"{root / place}: cannot be read: {error.strerror}") from error


def entry_of(parcel: Parcel, file: RecordFile, root: Path) -> Entry[Record]:
    """Return the entry that a parcel holds, still packed."""
    kind = NAMED[parcel.kind]
    return Entry(
        file.id,
        kind,
        file.place,
        parcel.digest,
        Packed(root, kind, parcel.contents),
        unpack_assets(parcel.assets),
        parcel.facts,
        parcel.projected,
    )


def told_in(parcel: Parcel) -> tuple[Diagnostic, ...]:
    """Return what was found when a parcel's files were read."""
    return () if parcel.told == NOTHING_TOLD else DIAGNOSTICS.validate_json(parcel.told)
