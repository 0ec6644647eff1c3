"""Whose a record is, by the fields of its kind."""

import re
from pathlib import Path

import pytest

from habitat_site.records import KINDS, Kind, Network, Record
from habitat_site.records.markers import Reference, markers
from habitat_site.results.stewardship import KEPT_BY, in_charge, keepers, kept, larger
from tests.building import catalogue, event, initiative, network, page

CONTRACT = Path(__file__).parents[2] / "docs" / "kinds" / "governance.md"
RESIDENTS, SUPPORT = {"led_by": "residents"}, {"led_by": "support"}


def nobody(_folder: str, _id: str) -> Record | None:
    return None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_says_whose_it_is_by_fields_that_name_records(kind: Kind) -> None:
    # A network is its own, and has no step.
    for name in (name for step in KEPT_BY.get(kind.model, ()) for name in step):
        assert any(isinstance(marker, Reference) for marker in markers(kind.model)[name]), name
    assert kind.model in KEPT_BY or kind.model is Network


def test_the_contract_names_the_fields_of_every_kind() -> None:
    told = {field for line in _rows() for field in re.findall(r"`(\w+)`", line)}
    assert told == {name for steps in KEPT_BY.values() for step in steps for name in step}


def _rows() -> list[str]:
    text = CONTRACT.read_text(encoding="utf-8").partition("## Whose a record is")[2]
    return [line for line in text.partition("\nOrganisations")[0].splitlines() if "|" in line]


def test_the_first_field_that_names_a_network_decides() -> None:
    organised = event("a", organisers=["sdi", {"name": "City"}], networks=["fucvam"]).record
    by_others = event("b", organisers=[{"name": "City"}], networks=["fucvam"]).record
    assert keepers(organised, "a", nobody) == ("sdi",)
    assert keepers(by_others, "b", nobody) == ("fucvam",)


def test_a_reference_with_its_folder_is_the_same_network() -> None:
    assert keepers(initiative("a", networks=["networks/sdi", "sdi"]).record, "a", nobody) == (
        "sdi",
    )


@pytest.mark.parametrize(
    ("others", "decide"),
    [
        ((RESIDENTS, SUPPORT), ("one",)),
        (({}, SUPPORT), ("one",)),
        (({"type": "support"}, RESIDENTS), ("two",)),
        ((SUPPORT, SUPPORT), ("one", "two")),
        ((SUPPORT, {"type": "support", "led_by": "residents"}), ("two",)),
    ],
)
def test_support_organisations_decide_only_among_themselves(
    others: tuple[dict[str, str], dict[str, str]], decide: tuple[str, ...]
) -> None:
    whole = catalogue(network("one", **others[0]), network("two", **others[1]))

    def find(folder: str, id: str) -> Record | None:
        entry = whole.get(folder, id)
        return entry.record if entry else None

    assert in_charge(("one", "two"), find) == decide


def test_a_partner_and_a_former_member_belong_to_nothing_larger() -> None:
    of = [
        {"network": "hic", "relation": "office"},
        {"network": "sdi", "relation": "partner"},
        {"network": "chi", "until": "2020"},
    ]
    assert larger(network("a", member_of=of, networks=["hic-al"]).record) == ("hic-al", "hic")


def test_every_record_is_somebodys_or_nobodys() -> None:
    whole = catalogue(
        network("sdi", **RESIDENTS),
        network("we-effect", **SUPPORT),
        initiative("a", networks=["we-effect", "sdi"]),
        initiative("b"),
        page("about"),
    )
    assert kept(whole) == {
        "initiatives/a": ("sdi",),
        "initiatives/b": (),
        "networks/sdi": ("sdi",),
        "networks/we-effect": ("we-effect",),
        "pages/about": (),
    }
