"""Reading and inspecting: the first stages of every build, and all that a check does.

Who only checks needs none of the pages, templates and maps, and does not wait for them.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from habitat_site.catalogue import Catalogue, Projections
from habitat_site.collecting import nothing_collected
from habitat_site.diagnostics import Diagnostic, in_order
from habitat_site.progress import NOBODY, Stage, Watcher, stage
from habitat_site.reading import Reading, Ways, read
from habitat_site.rules import PROJECTIONS as OF_RULES
from habitat_site.rules import inspect


@dataclass(frozen=True, slots=True)
class Checked:
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
) -> Checked:
    """Read all records under `root` and report everything that is wrong with them.

    Raises:
        HabitatError: there is no content to read.
    """
    reading = read_content(root, ways or Ways(), projections, watcher)
    return inspect_reading(reading, today, watcher)


def read_content(root: Path, ways: Ways, projections: Projections, watcher: Watcher) -> Reading:
    """Read all records under `root`, with what the rules and others need to know of each.

    Raises:
        HabitatError: there is no content to read.
    """
    ways = replace(ways, expect=watcher.expect, advance=watcher.advance)
    with stage(watcher, Stage.READ):
        return read(root, (*OF_RULES, *projections), ways)


def inspect_reading(reading: Reading, today: date, watcher: Watcher) -> Checked:
    """Return what is whole of a reading, and everything that is wrong with it."""
    with stage(watcher, Stage.CHECK):
        found = (*reading.diagnostics, *inspect(reading.catalogue, today, reading.drafts))
    return Checked(reading.catalogue, in_order(found), reading.records, reading.reused)
