"""The shortest way to a site in which nothing but the stories of some initiatives has changed.

What all other pages are made of is known by one digest. Where it is that of the last build, only
the pages that tell the changed stories are planned, and the records are not inspected again.
"""

from pathlib import Path

from habitat_site.catalogue import Entry, holds
from habitat_site.pages import Inputs, Page, plan_told
from habitat_site.publishing.manifest import read_manifest
from habitat_site.publishing.trees import trees_of
from habitat_site.reading import Account, Reading
from habitat_site.records import Initiative
from habitat_site.rendering.site import Paths

# With more, planning everything costs no more than a part of it.
MOST = 200


def told_anew(reading: Reading, account: Account, last: Account) -> tuple[Entry[Initiative], ...]:
    """Return the initiatives whose stories changed; none where that is not all that did."""
    if last.facts != account.facts or reading.drafts:
        return ()
    changed = [e for e in reading.catalogue if last.stories.get(e.key) != account.stories[e.key]]
    told = tuple(entry for entry in changed if holds(entry, Initiative))
    return told if len(told) == len(changed) <= MOST else ()


def amendment(
    inputs: Inputs, told: tuple[Entry[Initiative], ...], output: Path
) -> tuple[tuple[Page, ...], Paths]:
    """Return the pages that tell some stories, and the paths of all pages of the site."""
    manifest = read_manifest(trees_of(output).live)
    return plan_told(inputs, told), Paths(manifest.pages if manifest else ())
