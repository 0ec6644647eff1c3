"""The table of kinds: what may be submitted, in which folder, by which model."""

from collections.abc import Mapping
from dataclasses import dataclass

from habitat_site.records.advocacy import Commitment, Instrument
from habitat_site.records.assistance import Engagement, Offer, Request
from habitat_site.records.award import Award, Ballot, Edition, Nomination
from habitat_site.records.event import Event
from habitat_site.records.fund import Fund, SolidarityCall
from habitat_site.records.initiative import Initiative
from habitat_site.records.network import Network
from habitat_site.records.page import SitePage
from habitat_site.records.shared import Record


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name, its folder under `content/`, its model and its address.

    `address` is the part of a page's path between the language and the record's id; empty for
    pages that stand right under the language. `first_heading` is the level at which headings of
    its stories begin, below those of its page. Where a folder holds several kinds, a record says
    by its field `kind` which it is.
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
    Kind("award", "awards", Award, "awards"),
    Kind("edition", "awards", Edition, "awards"),
    Kind("nomination", "awards", Nomination, "awards"),
    Kind("ballot", "awards", Ballot, "awards"),
    Kind("fund", "funds", Fund, "funds"),
    Kind("call", "funds", SolidarityCall, "funds"),
    Kind("offer", "assistance", Offer, "assistance"),
    Kind("request", "assistance", Request, "assistance"),
    Kind("engagement", "assistance", Engagement, "assistance"),
    Kind("instrument", "advocacy", Instrument, "advocacy"),
    Kind("commitment", "advocacy", Commitment, "advocacy"),
    Kind("page", "pages", SitePage, "", first_heading=2),
)
FOLDERS: Mapping[str, tuple[Kind, ...]] = {
    folder: tuple(kind for kind in KINDS if kind.folder == folder)
    for folder in dict.fromkeys(kind.folder for kind in KINDS)
}

# What is joined to initiatives and networks by pointing at them, and has no set of totals itself.
MECHANISMS: tuple[str, ...] = ("awards", "funds", "assistance", "advocacy")
NAMED: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}


def kind_of(folder: str, data: Mapping[str, object]) -> Kind | None:
    """Return the kind of a record in a folder by what its file says; nothing if it does not say."""
    kinds = FOLDERS[folder]
    if len(kinds) == 1:
        return kinds[0]
    return next((kind for kind in kinds if kind.name == data.get("kind")), None)


def address_of(folder: str) -> str:
    """Return the part of a page's path between the language and the id of a folder's records."""
    return FOLDERS[folder][0].address
