"""Reading and inspecting: the first stages of every build, and all that a check does.

Who only checks needs none of the pages, templates and maps, and does not wait for them.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from habitat_site.catalogue import Catalogue, Projections, RecordId
from habitat_site.collecting import nothing_collected
from habitat_site.diagnostics import Diagnostic, in_order
from habitat_site.progress import NOBODY, Stage, Watcher, stage
from habitat_site.reading import Reading, Ways, read
from habitat_site.rules import PROJECTIONS as OF_RULES
from habitat_site.rules import inspect

Places = Collection[PurePosixPath]
# `content/initiatives` and `content` hold so many that all are judged.
DEPTH = 3


class Checked(NamedTuple):
    """The records that are whole, and every finding about all of them, in order.

    `records` says how many there are with the broken ones, and `reused` how many of them were
    taken from the cache.
    """

    catalogue: Catalogue
    diagnostics: tuple[Diagnostic, ...]
    records: int
    reused: int


@nothing_collected()
def check(
    root: Path,
    today: date,
    ways: Ways | None = None,
    projections: Projections = (),
    watcher: Watcher = NOBODY,
    places: Places = (),
) -> Checked:
    """Read all records under `root` and report everything that is wrong with them.

    With `places`, files and folders of the content, no finding that concerns one of them is left
    out, but of the others most are.

    Raises:
        HabitatError: there is no content to read.
    """
    reading = read_content(root, ways or Ways(), projections, watcher)
    with stage(watcher, Stage.CHECK):
        found = findings(reading, today, asked_in(places, reading.catalogue))
    return Checked(reading.catalogue, found, reading.records, reading.reused)


def read_content(root: Path, ways: Ways, projections: Projections, watcher: Watcher) -> Reading:
    """Read all records under `root`, with what the rules and others need to know of each.

    Raises:
        HabitatError: there is no content to read.
    """
    ways = replace(ways, expect=watcher.expect, advance=watcher.advance)
    with stage(watcher, Stage.READ):
        return read(root, (*OF_RULES, *projections), ways)


def findings(
    reading: Reading, today: date, asked: frozenset[str] | None = None
) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with what was read, in order.

    With `asked`, the keys of some records, everything that is wrong with them.
    """
    judged = inspect(reading.catalogue, today, reading.drafts, asked)
    return in_order((*reading.diagnostics, *judged))


def asked_in(places: Places, catalogue: Catalogue) -> frozenset[str] | None:
    """Return the keys of the records that have files in these places; nothing where all may."""
    if not places or any(len(place.parts) < DEPTH for place in places):
        return None
    return frozenset(key for place in places for key in _asked(place, catalogue))


def _asked(place: PurePosixPath, catalogue: Catalogue) -> Iterator[str]:
    """Yield the keys of the records that have files in a place, and maybe of some that have none.

    Every file of a record bears its id before the first point of its own name or of a folder's.
    """
    _, folder, *names = place.parts
    entries = catalogue.entries.get(folder, {})
    for id in {RecordId(name.partition(".")[0]) for name in names} & entries.keys():
        yield entries[id].key
        if entries[id].place == str(place):
            return
    beneath = f"{place}/"
    yield from (each.key for each in entries.values() if each.place.startswith(beneath))
