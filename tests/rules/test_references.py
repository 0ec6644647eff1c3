"""HS302 to HS305, HS308: references lead to records of the right kind."""

import pytest

from habitat_site.rules import references
from tests.building import catalogue, event, initiative, network
from tests.rules.findings import found, locs


def test_unknown_network_is_found_wherever_a_network_may_stand() -> None:
    """The rule knows no field by name: each that is marked as a reference is looked at."""
    entry = initiative(
        networks=["x"],
        supported_by=["fucvam", "x"],
        reported_by={"network": "x", "role": "network"},
        confirmed_by=[{"network": "x", "date": "2026"}],
        partners=[{"network": "x"}],
    )
    assert locs(found(references.unknown_network, entry, network("fucvam"))) == [
        ("networks", 0),
        ("supported_by", 1),
        ("reported_by", "network"),
        ("confirmed_by", 0, "network"),
        ("partners", 0, "network"),
    ]


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("fukvam", "fucvam"),
        ("fucvan", "fucvam"),
        ("sid", "sdi"),
        ("cohabitat", "cohabitat-network"),
        ("habitat-et-participation-asbl", "habitat-et-participation"),
        ("zzz", None),
        ("a-quite-other-thing", None),
    ],
)
def test_nearest_id_is_suggested(value: str, meant: str | None) -> None:
    """A slip is mended; a word that is only somewhat alike is not taken for another."""
    there = [
        network(id) for id in ("fucvam", "sdi", "cohabitat-network", "habitat-et-participation")
    ]
    (finding,) = found(references.unknown_network, initiative(networks=[value]), *there)
    assert finding.facts.get("nearest") == meant


def test_an_old_id_is_answered_with_the_new_one() -> None:
    there = network("sdi", formerly=["the-old-name"])
    entry = initiative(networks=["the-old-name"])
    (finding,) = found(references.unknown_network, entry, there)
    assert finding.facts["nearest"] == "sdi"


def test_organiser_may_be_an_organisation_without_a_record() -> None:
    entry = event(organisers=[{"name": "The neighbours"}, "fucvam", "nobody"])
    assert locs(found(references.unknown_network, entry, network())) == [("organisers", 2)]


def test_broken_record_is_there_all_the_same() -> None:
    """Its own errors are told; those who name it made none."""
    entry = initiative(networks=["fucvam"], counted_within="b")
    among = catalogue(entry, known=["networks/fucvam", "initiatives/b"])
    assert found(references.unknown_network, entry, among=among) == []
    assert found(references.unknown_initiative, entry, among=among) == []


def test_withdrawn_record_is_noted_and_not_missing() -> None:
    entry = event(part_of="gone", organisers=["moba"])
    among = catalogue(entry, withdrawn={"events/gone": "2026-01-01", "networks/moba": "2026-01-01"})
    assert found(references.unknown_event, entry, among=among) == []
    assert locs(found(references.withdrawn, entry, among=among)) == [
        ("organisers", 0),
        ("part_of",),
    ]


def test_id_of_another_kind_is_not_enough() -> None:
    """`networks: [palo-alto]` does not mean the initiative of that name."""
    entry = network("sdi", networks=["palo-alto"])
    assert locs(found(references.unknown_network, entry, initiative("palo-alto"))) == [
        ("networks", 0)
    ]


@pytest.mark.parametrize(
    ("value", "nearest"),
    [("networks/fucvam", "fucvam"), ("initiatives/fucvam", "fucvam"), ("networks/none", None)],
)
def test_folder_before_an_id_is_refused_where_one_kind_is_possible(
    value: str, nearest: str | None
) -> None:
    entry = initiative(networks=[value])
    (finding,) = found(references.wrong_kind, entry, network())
    assert finding.facts.get("nearest") == nearest
    assert found(references.unknown_network, entry, network()) == []


def test_a_file_with_thousands_of_unknown_ids_gets_few_suggestions() -> None:
    """So that a hostile record costs no minutes."""
    entry = initiative(networks=[f"fucvam{n}" for n in range(3000)])
    findings = found(references.unknown_network, entry, network())
    assert len(findings) == 3000
    assert sum("nearest" in f.facts for f in findings) <= references.MOST_SUGGESTIONS
