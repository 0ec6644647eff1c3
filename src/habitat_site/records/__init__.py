"""What may be submitted: one model per kind of record, and the table of kinds."""

from collections.abc import Mapping
from dataclasses import dataclass

from habitat_site.records.event import Event
from habitat_site.records.initiative import Initiative
from habitat_site.records.network import Network
from habitat_site.records.page import SitePage
from habitat_site.records.shared import Record


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name, its folder under `content/`, its model and its address.

    `address` is the part of a page's path between the language and the record's id; empty for
    pages that stand right under the language. `first_heading` is the level at which headings of
    its stories begin, below those of its page.
    """

    name: str
    folder: str
    model: type[Record]
    address: str
    first_heading: int = 3


KINDS: tuple[Kind, ...] = (
    Kind("initiative", "initiatives", Initiative, "initiatives"),
    Kind("network", "networks", Network, "networks"),
    Kind("event", "events", Event, "agenda"),
    Kind("page", "pages", SitePage, "", first_heading=2),
)
BY_FOLDER: Mapping[str, Kind] = {kind.folder: kind for kind in KINDS}

__all__ = ["BY_FOLDER", "KINDS", "Event", "Initiative", "Kind", "Network", "Record", "SitePage"]
