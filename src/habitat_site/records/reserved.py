"""Ids that no record can have, because the site itself makes a page at their address."""

from collections.abc import Mapping

from habitat_site.records.kinds import KINDS

DOSSIER = "dossier"
# Beside the lists of records, whose addresses the kinds name.
MADE = ("map", "results", "data", "who-is-who", "balance", "countries", "themes", "models")

RESERVED: Mapping[str, frozenset[str]] = {
    "pages": frozenset((*MADE, *(kind.address for kind in KINDS if kind.address))),
    # The initiatives of a country are split by how their ids begin, and beside the parts stands
    # its dossier.
    "initiatives": frozenset((DOSSIER,)),
}


def is_reserved(folder: str, id: str) -> bool:
    """Tell whether no record of a folder can have an id."""
    return id in RESERVED.get(folder, ())
