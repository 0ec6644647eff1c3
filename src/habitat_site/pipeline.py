"""The stages in order: read, inspect, summarise, plan, render, publish."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from habitat_site.catalogue import Catalogue, Projections
from habitat_site.collecting import nothing_collected
from habitat_site.diagnostics import Diagnostic, has_errors, in_order
from habitat_site.progress import NOBODY, Stage, Watcher, stage
from habitat_site.publishing.making import Published
from habitat_site.reading import Account, Last, Reading, Ways, account_of, read
from habitat_site.request import Request
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


@dataclass(frozen=True, slots=True)
class Built:
    """Every finding, and what was published: nothing when the content has errors.

    Where only stories have changed the findings are those of the last build, and there are no
    `diagnostics`. `account` is what the next build wants to know of this one.
    """

    diagnostics: tuple[Diagnostic, ...]
    published: Published | None
    records: int
    reused: int
    account: Account | None = None
    is_amended: bool = False


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
    reading = _read(root, ways or Ways(), projections, watcher)
    return _inspected(reading, today, watcher)


def _read(root: Path, ways: Ways, projections: Projections, watcher: Watcher) -> Reading:
    ways = replace(ways, expect=watcher.expect, advance=watcher.advance)
    with stage(watcher, Stage.READ):
        return read(root, (*OF_RULES, *projections), ways)


def _inspected(reading: Reading, today: date, watcher: Watcher) -> Checked:
    with stage(watcher, Stage.CHECK):
        found = (*reading.diagnostics, *inspect(reading.catalogue, today, reading.drafts))
    return Checked(reading.catalogue, in_order(found), reading.records, reading.reused)


@nothing_collected()
def build(request: Request, last: Last | None = None) -> Built:
    """Check all records and publish the site; with errors nothing is written.

    `last` is what was built there before, of the same settings, templates and tool on the same
    day, and the manifest that it left.

    Raises:
        HabitatError: the settings, the output or the workers cannot be used.
    """
    # Who only checks needs none of the pages, templates and maps.
    from habitat_site.amending import amend
    from habitat_site.planning import planning, publish_all

    planned, watcher = planning(request), request.watcher
    ways = Ways(jobs=request.jobs, cache=request.reuse, tell=request.tell)
    reading = _read(request.root, ways, planned.projections, watcher)
    account = account_of(reading)
    built = Built((), None, reading.records, reading.reused, account)
    if last and request.reuse:
        amended = amend(planned, reading, account, last)
        if amended:
            return replace(built, published=amended, is_amended=True)
    found = _inspected(reading, request.today, watcher).diagnostics
    if has_errors(found):
        return replace(built, diagnostics=found)
    return replace(built, diagnostics=found, published=publish_all(planned, reading.catalogue))
