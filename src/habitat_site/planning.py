"""From what was read to pages at a place: what every way of building a site shares."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path

from habitat_site import __version__
from habitat_site.beside import beside
from habitat_site.catalogue import Catalogue, Projections
from habitat_site.checking import findings
from habitat_site.commit import commit_of
from habitat_site.diagnostics import Diagnostic
from habitat_site.pages.ahead import add_up
from habitat_site.pages.build import Build
from habitat_site.pages.inputs import Inputs, projections
from habitat_site.progress import Stage, stage
from habitat_site.publishing.making import Making, Published
from habitat_site.publishing.places import Place, place_of, publish_at, workers_of
from habitat_site.publishing.trees import refuse_sources
from habitat_site.publishing.workers import Workers
from habitat_site.reading import Reading
from habitat_site.rendering import RENDERERS, prepare, render, renderer
from habitat_site.rendering.exported import exported_by
from habitat_site.rendering.salt import salts
from habitat_site.rendering.site import Paths, Site
from habitat_site.request import Request
from habitat_site.results.summary import PROJECTIONS as OF_RESULTS
from habitat_site.results.summary import summarise
from habitat_site.settings import Settings, load_settings

# A build that tells one story anew asks none of these.
WHOLE = ("habitat_site.pages.planners", "habitat_site.rendering.static")
# Below this a fork costs more than it saves; measured on two cores.
WORTH_FORKING = 1024


@dataclass(frozen=True, slots=True)
class Planning:
    """A request whose settings, place and workers are known to be of use."""

    request: Request
    settings: Settings
    place: Place
    workers: Workers

    @property
    def projections(self) -> Projections:
        """Return what has to be known of each record."""
        return (*OF_RESULTS, *projections(self.settings), *exported_by(Site(self.settings)).all)

    def inputs(self, catalogue: Catalogue) -> Inputs:
        """Return what pages are planned from."""
        counts = {folder: len(found) for folder, found in catalogue.entries.items()}
        about = Build(__version__, self.request.today, commit_of(self.request.root), counts)
        summary = summarise(catalogue, self.request.today)
        return Inputs(self.settings, catalogue, summary, about)

    def site(self, paths: Iterable[str]) -> Site:
        """Return the site that has pages at these paths."""
        return Site(self.settings, Paths(paths), self.request.root)

    def making(self, site: Site) -> Making:
        """Return how the pages of the site are made."""
        return Making(
            partial(render, site=site),
            self.workers,
            expect=self.request.watcher.expect,
            advance=self.request.watcher.advance,
            prepare=partial(prepare, site=site),
            reuse=self.request.reuse,
        )


def planning(request: Request) -> Planning:
    """Look at a request, before anything is read.

    Raises:
        HabitatError: the settings, the output or the workers cannot be used.
    """
    place = place_of(request.output)
    if isinstance(place, Path):
        refuse_sources(place, request.root)
    workers = workers_of(request.workers, request.jobs)
    return Planning(request, load_settings(request.root, request.base_url), place, workers)


def load_all() -> None:
    """Load what only a whole site is planned and made with: it takes a quarter of a second."""
    for module in WHOLE:
        import_module(module)
    for name in RENDERERS:
        renderer(name)


def inspect_beside(planned: Planning, reading: Reading, inputs: Inputs) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with what was read.

    With several jobs this process meanwhile adds up what pages will show: results do not trust
    that rules have passed.
    """
    request = planned.request
    inspected = partial(findings, reading, request.today)
    with stage(request.watcher, Stage.CHECK):
        if request.jobs == 1 or reading.records < WORTH_FORKING:
            return inspected()
        # Both will ask for them.
        _ = reading.catalogue.outlines, reading.catalogue.ties
        return beside(inspected, partial(add_up, inputs, anew=not reading.reused))


def publish_all(planned: Planning, inputs: Inputs) -> Published:
    """Plan every page, and bring the site up to date.

    Raises:
        HabitatError: the place cannot be used, or holds there what the tool did not write.
    """
    # As above; most builds have not loaded them yet.
    from habitat_site.pages.planners import plan
    from habitat_site.rendering.static import static_files

    with stage(planned.request.watcher, Stage.PLAN):
        pages = plan(inputs, static_files())
        site = planned.site(pages.paths)
    with stage(planned.request.watcher, Stage.WRITE):
        return publish_at(pages, planned.making(site), salts(site), planned.place)
