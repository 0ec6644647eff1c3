"""HS309, HS310, HS318: sources are there, and are about something that is there."""

import pytest

from habitat_site.catalogue import Translation
from habitat_site.documents import Document, Places
from habitat_site.languages import Lang
from habitat_site.records import Event, Initiative, Network
from habitat_site.rules import sources
from habitat_site.rules.sources import field_names
from tests.building import STAMP, event, initiative, network, translation
from tests.rules.findings import found, locs

SOURCE = {"id": "el-pais-2024", "title": "El País", "held_by": "El País"}


def test_source_is_looked_for_in_figures_alternatives_finance_and_other_results() -> None:
    entry = initiative(
        sources=[SOURCE],
        results={
            "homes_built": {
                "value": 3,
                "source": "a",
                "alternatives": [{"value": 4, "source": "b"}],
                "history": [{"value": 2, "source": "el-pais-2024"}],
            }
        },
        other_results=[{"label": "Lots", "value": 3, "source": "c"}],
        finance=[{"from": "savings", "origin": "savings", "source": "d"}],
    )
    assert locs(found(sources.unknown_source, entry)) == [
        ("results", "homes_built", "source"),
        ("results", "homes_built", "alternatives", 0, "source"),
        ("other_results", 0, "source"),
        ("finance", 0, "source"),
    ]


def test_source_is_looked_for_in_networks_and_events() -> None:
    net = network(
        states={"people": {"value": 3, "source": "a"}},
        timeline=[{"year": 1990, "event": "Began", "source": "b"}],
        member_of=[{"network": "sdi", "source": "c"}],
    )
    assert len(found(sources.unknown_source, net)) == 3
    meeting = event(participants={"value": 3, "source": "a"})
    assert locs(found(sources.unknown_source, meeting)) == [("participants", "source")]


def test_nearest_source_is_suggested() -> None:
    entry = initiative(sources=[SOURCE], results={"people": {"value": 1, "source": "el-pais"}})
    (finding,) = found(sources.unknown_source, entry)
    assert finding.facts == {"value": "el-pais", "nearest": "el-pais-2024"}


def test_citation_is_shown_where_it_stands_in_the_story() -> None:
    body = "First.\n\nSecond.[^el-pais-2024] Third.[^none]\n"
    entry = initiative(sources=[SOURCE], body=body, citations=[("el-pais-2024", 3), ("none", 3)])
    (finding,) = found(sources.unknown_source, entry)
    assert finding.at is not None
    assert (finding.at.line, finding.at.column, finding.at.end_column) == (3, 30, 37)


def test_citation_in_a_translation_points_at_the_translation() -> None:
    spanish = translation("es", body="Algo.[^nada]\n", citations=(("nada", 1),))
    (finding,) = found(sources.unknown_source, initiative(translations=[spanish]))
    assert finding.document == spanish.document


def test_citation_that_is_not_found_on_its_line_points_at_the_line() -> None:
    document = Document("x.es.md", Lang("es"), Places("\n"))
    spanish = Translation(Lang("es"), document, {}, translation("es").story, STAMP)
    entry = initiative(translations=[spanish], citations=[("none", 7)])
    (finding,) = found(sources.unknown_source, entry)
    assert finding.at is not None
    assert finding.at.line == 7


def test_second_source_of_one_id_is_told() -> None:
    nameless = {"title": "A book", "held_by": "the library"}
    entry = initiative(sources=[SOURCE, nameless, nameless, SOURCE])
    assert locs(found(sources.repeated_source, entry)) == [("sources", 3, "id")]


def test_note_on_a_field_that_does_not_exist_points_at_its_key() -> None:
    (finding,) = found(sources.unknown_field, initiative(notes={"starded": "x", "started": "y"}))
    assert (finding.loc, finding.on_key) == (("notes", "starded"), True)
    assert finding.facts["nearest"] == "started"


def test_supports_may_name_measures_parts_and_the_story() -> None:
    names = ["homes_built", "results.homes_built", "place.lat", "story", "finance.from", "place"]
    entry = initiative(sources=[SOURCE | {"supports": [*names, "homes_bild"]}])
    (finding,) = found(sources.unknown_field, entry)
    assert finding.loc == ("sources", 0, "supports", len(names))
    assert finding.facts["nearest"] == "homes_built"


@pytest.mark.parametrize(
    ("model", "has", "lacks"),
    [
        (Initiative, "results.homes_built", "states"),
        (Network, "states.homes_built", "results"),
        (Network, "homes_built", "counted_within"),
        (Event, "registration.deadline", "homes_built"),
    ],
)
def test_each_kind_has_its_own_fields(model: type[Initiative], has: str, lacks: str) -> None:
    assert has in field_names(model)
    assert lacks not in field_names(model)
