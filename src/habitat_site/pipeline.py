"""The stages in order: read, inspect, summarise, plan, render, publish."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from habitat_site import __version__
from habitat_site.catalogue import Catalogue, Projections
from habitat_site.commit import commit_of
from habitat_site.diagnostics import Diagnostic, has_errors, in_order
from habitat_site.progress import NOBODY, Stage, Watcher, stage
from habitat_site.publishing.publish import Making, Published, publish
from habitat_site.publishing.trees import refuse_sources
from habitat_site.publishing.workers import Local
from habitat_site.reading import Ways, read
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
    """Every finding, and what was published: nothing when the content has errors."""

    diagnostics: tuple[Diagnostic, ...]
    published: Published | None
    records: int
    reused: int


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
    ways = replace(ways or Ways(), expect=watcher.expect, advance=watcher.advance)
    with stage(watcher, Stage.READ):
        reading = read(root, (*OF_RULES, *projections), ways)
    with stage(watcher, Stage.CHECK):
        found = (*reading.diagnostics, *inspect(reading.catalogue, today, reading.drafts))
    return Checked(reading.catalogue, in_order(found), reading.records, reading.reused)


def build(
    root: Path,
    output: Path,
    today: date,
    base_url: str | None = None,
    jobs: int = 1,
    *,
    reuse: bool = True,
    watcher: Watcher = NOBODY,
    tell: Callable[[str], None] = lambda _words: None,
) -> Built:
    """Check all records and publish the site; with errors nothing is written.

    `watcher` hears how far it is, and `tell` gets sentences for the maintainer.

    Raises:
        HabitatError: the settings or the output cannot be used.
    """
    from habitat_site.pages import Inputs, plan, projections
    from habitat_site.pages.build import Build
    from habitat_site.rendering import Site
    from habitat_site.rendering.exported import exported_by
    from habitat_site.results import PROJECTIONS as OF_RESULTS
    from habitat_site.results import summarise

    refuse_sources(output, root)
    settings = load_settings(root, base_url)
    wanted = (*OF_RESULTS, *projections(settings), exported_by(Site(settings)))
    ways = Ways(jobs=jobs, cache=reuse, tell=tell)
    checked = check(root, today, ways, wanted, watcher)
    if has_errors(checked.diagnostics):
        return Built(checked.diagnostics, None, checked.records, checked.reused)
    from habitat_site.rendering import prepare, render
    from habitat_site.rendering.salt import salts
    from habitat_site.rendering.static import static_files

    with stage(watcher, Stage.PLAN):
        counts = {folder: len(found) for folder, found in checked.catalogue.entries.items()}
        inputs = Inputs(
            settings,
            checked.catalogue,
            summarise(checked.catalogue, today),
            Build(__version__, today, commit_of(root), counts),
        )
        pages = plan(inputs, static_files())
    site = Site(settings, frozenset(page.path for page in pages), root)
    with stage(watcher, Stage.WRITE):
        making = Making(
            partial(render, site=site),
            Local(jobs),
            expect=watcher.expect,
            advance=watcher.advance,
            prepare=partial(prepare, site=site),
            reuse=reuse,
        )
        done = publish(pages, making, salts(site), output)
    return Built(checked.diagnostics, done, checked.records, checked.reused)
