"""The stages in order: read and inspect, summarise, plan, render, publish."""

from dataclasses import dataclass, replace

from habitat_site.amending import amend
from habitat_site.checking import read_content
from habitat_site.collecting import nothing_collected
from habitat_site.diagnostics import Diagnostic, has_errors
from habitat_site.planning import inspect_beside, load_all, planning, publish_all
from habitat_site.publishing.making import Published
from habitat_site.reading import Account, Last, Ways, account_of
from habitat_site.request import Request


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
def build(request: Request, last: Last | None = None) -> Built:
    """Check all records and publish the site; with errors nothing is written.

    `last` is what was built there before, of the same settings, templates and tool on the same
    day, and the manifest that it left.

    Raises:
        HabitatError: the settings, the output or the workers cannot be used.
    """
    planned = planning(request)
    ways = Ways(request.jobs, cache=request.reuse, tell=request.tell, meanwhile=load_all)
    reading = read_content(request.root, ways, planned.projections, request.watcher)
    account, inputs = account_of(reading), planned.inputs(reading.catalogue)
    built = Built((), None, reading.records, reading.reused, account)
    if last and request.reuse:
        amended = amend(planned, reading, inputs, account, last)
        if amended:
            return replace(built, published=amended, is_amended=True)
    found = inspect_beside(planned, reading, inputs)
    if has_errors(found):
        return replace(built, diagnostics=found)
    return replace(built, diagnostics=found, published=publish_all(planned, inputs))
