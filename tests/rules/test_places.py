"""HS404, HS405, HS425: nothing finer than the record publishes, nothing exact without consent."""

import pytest

from habitat_site.rules import places
from tests.building import event, initiative, network, translation
from tests.rules.findings import found, locs


@pytest.mark.parametrize(
    ("precision", "lat", "rounded"),
    [
        ("city", "-32.3", None),
        ("city", "-32", None),
        ("city", "-32.31", "-32.3"),
        ("city", "-32.30", "-32.3"),
        ("neighbourhood", "-32.31", None),
        ("neighbourhood", "-32.317", "-32.32"),
        ("exact", "-32.31712", None),
        ("exact", "-32.317123", "-32.31712"),
    ],
)
def test_decimals_as_written_are_those_of_the_precision(
    precision: str, lat: str, rounded: str | None
) -> None:
    entry = initiative(place={"name": "x", "lat": lat, "lon": "-58", "precision": precision})
    findings = found(places.too_fine, entry)
    assert [f.facts["nearest"] for f in findings] == ([] if rounded is None else [rounded])


@pytest.mark.parametrize("precision", ["country", "hidden"])
def test_hidden_place_has_no_coordinates_at_all(precision: str) -> None:
    entry = initiative(place={"name": "x", "lat": "-32", "lon": "-58", "precision": precision})
    findings = found(places.too_fine, entry)
    assert locs(findings) == [("place", "lat"), ("place", "lon")]
    assert all("nearest" not in finding.facts for finding in findings)


def test_place_of_an_event_is_looked_at_too() -> None:
    entry = event(place={"name": "x", "lat": "-32.123", "lon": "-58.1"})
    assert locs(found(places.too_fine, entry)) == [("place", "lat")]


@pytest.mark.parametrize(
    ("scope", "is_found"), [(None, True), (["photos"], True), (["text", "location"], False)]
)
def test_exact_place_needs_consent_for_the_location(
    scope: list[str] | None,
    is_found: bool,
) -> None:
    consent = {"by": "assembly", "date": "2026", "scope": scope}
    fields = {"consent": consent} if scope else {}
    entry = initiative(place={"name": "x", "precision": "exact"}, **fields)
    assert bool(found(places.exact_without_consent, entry)) is is_found


@pytest.mark.parametrize(
    "text",
    [
        "https://maps.example.org/@-32.31712,-58.08071,17z",
        "https://maps.example.org/?q=-32.317%2C-58.080",
        "https://maps.example.org/data=!3d-32.31712!4d-58.08071",
        "The homes stand at -32.31712, -58.08071.",
        "32.31712° S, 58.08071° W",
        "https://osm.example.org/#map=17/-32.31712/-58.08071",
    ],
)
def test_coordinates_in_text_and_links_are_found(text: str) -> None:
    entry = initiative(body=f"A line.\n{text}\n", place={"name": "x"})
    (finding,) = found(places.fine_in_text, entry)
    assert finding.at is not None
    assert finding.at.line == 2


@pytest.mark.parametrize(
    "text",
    [
        "lat: -32.31\nlon: -58.08",
        "They paid 12.50, 13.75 and 14.25.",
        "Version 1.234.567, 8.910",
        "16,688,400.25 pesos; 596358.91",
        "accessed: 2026-11-20",
        "https://example.org/2020/12.345/story",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(places.fine_in_text, initiative(body=text)) == []


@pytest.mark.parametrize("text", ["1.1111" + " " * 190_000, "1.11 " * 40_000, "1" * 190_000])
def test_hostile_text_is_searched_in_one_go(text: str) -> None:
    """With unbounded spaces between two numbers, the first of these took nine minutes."""
    assert found(places.fine_in_text, initiative(body=text)) == []


def test_translation_is_searched_too() -> None:
    spanish = translation("es", body="Están en -32.31712, -58.08071.")
    (finding,) = found(places.fine_in_text, initiative(translations=[spanish]))
    assert finding.document == spanish.document


def test_events_and_offices_may_say_where_to_go() -> None:
    text = "https://maps.example.org/@-32.31712,-58.08071,17z"
    assert found(places.fine_in_text, event(body=text)) == []
    assert found(places.fine_in_text, network(body=text)) == []


def test_exact_place_may_be_exact_in_its_text() -> None:
    entry = initiative(body="-32.31712, -58.08071", place={"name": "x", "precision": "exact"})
    assert found(places.fine_in_text, entry) == []
