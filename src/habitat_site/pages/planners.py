"""All planners, in the order in which they are asked."""

from collections.abc import Callable, Iterable
from itertools import chain

from habitat_site.pages.agenda import plan_agenda
from habitat_site.pages.assistance_list import plan_matches
from habitat_site.pages.balance import plan_balance
from habitat_site.pages.compare import plan_compare
from habitat_site.pages.dossiers import plan_dossiers
from habitat_site.pages.events import plan_events
from habitat_site.pages.facets import plan_facets
from habitat_site.pages.files import StaticFile, plan_files, plan_map, plan_sheets, plan_static
from habitat_site.pages.fixed import plan_fixed, plan_moved, plan_prose
from habitat_site.pages.funds import plan_ledgers
from habitat_site.pages.home import plan_home
from habitat_site.pages.initiatives import plan_initiatives
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.lists import plan_lists
from habitat_site.pages.mechanisms import plan_mechanism_results
from habitat_site.pages.networks import plan_networks
from habitat_site.pages.outputs import plan_outputs, plan_sitemap
from habitat_site.pages.people import plan_people
from habitat_site.pages.planned import Planned
from habitat_site.pages.records import plan_mechanisms
from habitat_site.pages.results import plan_results
from habitat_site.pages.siblings import InEachLanguage
from habitat_site.pages.values import Page

Planner = Callable[[Inputs], Iterable[Page | InEachLanguage]]

PLANNERS: tuple[Planner, ...] = (
    plan_home,
    plan_lists,
    plan_initiatives,
    plan_networks,
    plan_events,
    plan_agenda,
    plan_mechanisms,
    plan_facets,
    plan_dossiers,
    plan_compare,
    plan_results,
    plan_mechanism_results,
    plan_people,
    plan_balance,
    plan_fixed,
    plan_prose,
    plan_moved,
    plan_files,
    plan_map,
    plan_sheets,
    plan_outputs,
    plan_ledgers,
    plan_matches,
)


def plan(inputs: Inputs, static: tuple[StaticFile, ...]) -> Planned:
    """Plan every file of the site, sorted by path."""
    pages = Planned.of(chain(*(planner(inputs) for planner in PLANNERS), plan_static(static)))
    return pages.plus(plan_sitemap(pages)).by_path()
