"""Every valid record, with its document, translations and files, indexed and linked; frozen."""

from habitat_site.catalogue.catalogue import Catalogue, Pointer
from habitat_site.catalogue.entries import (
    Asset,
    Contents,
    Entry,
    Localised,
    Openable,
    RecordId,
    Story,
    Translation,
    holds,
    value_at,
)
from habitat_site.catalogue.ledgers import Ledger
from habitat_site.catalogue.meetings import MEETING, Meeting
from habitat_site.catalogue.outlines import OUTLINE, UNKNOWN, Outline
from habitat_site.catalogue.projections import Projection, Projections, TextSet
from habitat_site.catalogue.ties import TIES, Ties

__all__ = [
    "MEETING",
    "OUTLINE",
    "TIES",
    "UNKNOWN",
    "Asset",
    "Catalogue",
    "Contents",
    "Entry",
    "Ledger",
    "Localised",
    "Meeting",
    "Openable",
    "Outline",
    "Pointer",
    "Projection",
    "Projections",
    "RecordId",
    "Story",
    "TextSet",
    "Ties",
    "Translation",
    "holds",
    "value_at",
]
