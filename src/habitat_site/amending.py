"""The shortest way to a site in which nothing but the stories of some initiatives has changed.

What all other pages are made of is known by one digest. Where it is that of the last build, only
the pages that tell the changed stories are planned, and the records are not inspected again.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path

from habitat_site.catalogue import Entry, holds
from habitat_site.pages.exports import InitiativesExport
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.telling import plan_told
from habitat_site.pages.values import Later, Page, digest_value
from habitat_site.planning import Planning
from habitat_site.progress import Stage, stage
from habitat_site.publishing.amend import publish_some
from habitat_site.publishing.making import Published
from habitat_site.publishing.manifest import read_manifest
from habitat_site.publishing.trees import trees_of
from habitat_site.reading import Account, Last, Reading
from habitat_site.records import Initiative
from habitat_site.rendering.retold import Retold
from habitat_site.rendering.salt import salts

# With more, planning everything costs no more than a part of it.
MOST = 200

Told = tuple[Entry[Initiative], ...]


def told_anew(reading: Reading, account: Account, last: Account) -> Told:
    """Return the initiatives whose stories changed; none where that is not all that did."""
    if last.facts != account.facts or reading.drafts:
        return ()
    before = last.stories
    keys = [key for key, digest in account.stories.items() if before.get(key) != digest]
    changed = map(reading.catalogue.of_key, keys)
    told = tuple(entry for entry in changed if holds(entry, Initiative))
    return told if len(told) == len(keys) <= MOST else ()


def amend(
    planned: Planning, reading: Reading, inputs: Inputs, account: Account, last: Last
) -> Published | None:
    """Tell the stories that changed since the last build; nothing where more has to be done.

    Raises:
        HabitatError: the site cannot be written.
    """
    told = told_anew(reading, account, last.account)
    if not told or not isinstance(planned.place, Path):
        return None
    live = trees_of(planned.place).live
    before = read_manifest(live)
    if before is None:
        return None
    with stage(planned.request.watcher, Stage.PLAN):
        pages = plan_told(inputs, told)
        site = planned.site(before.pages)
    with stage(planned.request.watcher, Stage.WRITE):
        making, some = planned.making(site), tuple(_retold(page, told, live) for page in pages)
        return publish_some(some, making, salts(site), planned.place, before, last.manifest)


def _retold(page: Page, told: Told, live: Path) -> Page:
    """Return the page of all initiatives as one that is made from what stands there."""
    if not isinstance(page.view, InitiativesExport):
        return page
    # Its fingerprint stays that of the whole, by which later builds know it.
    make = partial(Retold, page.view, told, live / page.place)
    return replace(page, view=Later(partial(digest_value, page.view), make))
