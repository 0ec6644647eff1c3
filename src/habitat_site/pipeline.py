"""The stages in order: read, inspect, summarise, plan, render, publish."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from habitat_site import __version__
from habitat_site.catalogue import Catalogue, Projections
from habitat_site.collecting import nothing_collected
from habitat_site.commit import commit_of
from habitat_site.diagnostics import Diagnostic, has_errors, in_order
from habitat_site.progress import NOBODY, Stage, Watcher, stage
from habitat_site.publishing.amend import publish_some
from habitat_site.publishing.making import Making, Published
from habitat_site.publishing.trees import refuse_sources
from habitat_site.reading import Account, Last, Reading, Ways, account_of, read
from habitat_site.rules import PROJECTIONS as OF_RULES
from habitat_site.rules import inspect
from habitat_site.settings import load_settings


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
def build(
    root: Path,
    output: Path | str,
    today: date,
    base_url: str | None = None,
    jobs: int = 1,
    *,
    workers: str | None = None,
    reuse: bool = True,
    watcher: Watcher = NOBODY,
    tell: Callable[[str], None] = lambda _words: None,
    last: Last | None = None,
) -> Built:
    """Check all records and publish the site; with errors nothing is written.

    `output` is a folder, or in text the address of a place in an object store; `workers` the
    address of a cluster that makes the pages. `watcher` hears how far it is, and `tell` gets
    sentences for the maintainer. `last` is what was built there before, of the same settings,
    templates and tool on the same day, and the manifest that it left.

    Raises:
        HabitatError: the settings, the output or the workers cannot be used.
    """
    from habitat_site.amending import amendment, told_anew
    from habitat_site.pages import Inputs, plan, projections
    from habitat_site.pages.build import Build
    from habitat_site.publishing.places import place_of, publish_at, workers_of
    from habitat_site.rendering.exported import exported_by
    from habitat_site.rendering.site import Paths, Site
    from habitat_site.results import PROJECTIONS as OF_RESULTS
    from habitat_site.results import summarise

    place = place_of(output)
    if isinstance(place, Path):
        refuse_sources(place, root)
    team = workers_of(workers, jobs)
    settings = load_settings(root, base_url)
    wanted = (*OF_RESULTS, *projections(settings), exported_by(Site(settings)))
    ways = Ways(jobs=jobs, cache=reuse, tell=tell)
    reading = _read(root, ways, wanted, watcher)
    account = account_of(reading)
    told = told_anew(reading, account, last.account) if last and reuse else ()
    found = () if told else _inspected(reading, today, watcher).diagnostics
    if has_errors(found):
        return Built(found, None, reading.records, reading.reused)
    from habitat_site.rendering import prepare, render
    from habitat_site.rendering.salt import salts
    from habitat_site.rendering.static import static_files

    catalogue = reading.catalogue
    with stage(watcher, Stage.PLAN):
        counts = {folder: len(found) for folder, found in catalogue.entries.items()}
        about = Build(__version__, today, commit_of(root), counts)
        inputs = Inputs(settings, catalogue, summarise(catalogue, today), about)
        if told and isinstance(place, Path):
            pages, paths = amendment(inputs, told, place)
        else:
            pages = plan(inputs, static_files())
            paths = Paths(page.path for page in pages)
    site = Site(settings, paths, root)
    with stage(watcher, Stage.WRITE):
        making = Making(
            partial(render, site=site),
            team,
            expect=watcher.expect,
            advance=watcher.advance,
            prepare=partial(prepare, site=site),
            reuse=reuse,
        )
        if told and last and isinstance(place, Path):
            done = publish_some(pages, making, salts(site), place, last.manifest)
        else:
            done = publish_at(pages, making, salts(site), place)
    if done is None:
        # Somebody took a page away, or built something else: then all of them are looked at.
        return build(
            root,
            output,
            today,
            base_url,
            jobs,
            workers=workers,
            reuse=reuse,
            watcher=watcher,
            tell=tell,
        )
    return Built(found, done, reading.records, reading.reused, account, is_amended=bool(told))
