"""What may be submitted: one model per kind of record, and the table of kinds."""

from habitat_site.records.advocacy import Commitment, Instrument
from habitat_site.records.assistance import Engagement, Offer, Request
from habitat_site.records.award import Award, Ballot, Edition, Nomination
from habitat_site.records.event import Event
from habitat_site.records.fund import Fund, SolidarityCall
from habitat_site.records.initiative import Initiative
from habitat_site.records.kinds import FOLDERS, KINDS, MECHANISMS, NAMED, Kind, address_of, kind_of
from habitat_site.records.network import Network
from habitat_site.records.page import SitePage
from habitat_site.records.shared import Record

__all__ = [
    "FOLDERS",
    "KINDS",
    "MECHANISMS",
    "NAMED",
    "Award",
    "Ballot",
    "Commitment",
    "Edition",
    "Engagement",
    "Event",
    "Fund",
    "Initiative",
    "Instrument",
    "Kind",
    "Network",
    "Nomination",
    "Offer",
    "Record",
    "Request",
    "SitePage",
    "SolidarityCall",
    "address_of",
    "kind_of",
]
