"""HS321: no record at the address of a page that the site makes by itself."""

import pytest

from habitat_site.catalogue import RecordId
from habitat_site.pages.initials import by_beginning
from habitat_site.records.reserved import DOSSIER
from habitat_site.rules.addresses import taken_by_the_site
from tests.building import event, initiative, page
from tests.rules.findings import found, locs


@pytest.mark.parametrize("id", ["balance", "who-is-who", "agenda", "awards", "countries", "data"])
def test_a_page_of_prose_cannot_stand_where_the_site_has_one(id: str) -> None:
    (finding,) = found(taken_by_the_site, page(id))
    assert (finding.loc, finding.facts) == ((), {"value": id})


def test_an_old_id_leads_to_its_record_and_not_to_a_page_of_the_site() -> None:
    moved = page("our-balance", formerly=["accounts", "balance"])
    assert locs(found(taken_by_the_site, moved)) == [("formerly", 1)]


def test_a_dossier_is_no_initiative_but_may_be_a_meeting() -> None:
    assert locs(found(taken_by_the_site, initiative("dossier"))) == [()]
    for free in (event("dossier"), event("balance"), initiative("balance"), page("about")):
        assert found(taken_by_the_site, free) == []


def test_no_part_of_a_long_list_is_at_the_address_of_the_dossier() -> None:
    ids = tuple(RecordId(f"dossier{letter}-{n}") for letter in ("s", "-x") for n in range(200))
    parts = by_beginning(ids)
    assert DOSSIER not in parts
    assert sorted(id for found in parts.values() for id in found) == sorted(ids)
    assert set(parts) == {"dossiers", "dossier-"}
