"""The pages that tell the stories of initiatives; no other page shows them.

After one story has changed these are all that is planned, so that little has to be loaded here.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from habitat_site.catalogue import Entry
from habitat_site.pages import urls
from habitat_site.pages.exports import InitiativesExport
from habitat_site.pages.initiatives import plan_some
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.values import Page
from habitat_site.records import Initiative


def plan_told(inputs: Inputs, told: Iterable[Entry[Initiative]]) -> tuple[Page, ...]:
    """Plan only the pages that tell the stories of some initiatives."""
    return (*chain.from_iterable(plan_some(inputs, told)), *plan_stories(inputs))


def plan_stories(inputs: Inputs) -> Iterator[Page]:
    """Plan the one output that holds the stories of initiatives."""
    everything = InitiativesExport(inputs.catalogue.initiatives, inputs.summary.standings)
    yield Page(urls.data_path("initiatives.json"), "json", everything)
