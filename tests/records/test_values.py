"""Values of a record arrive as text and are typed by the model, without surprises."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from habitat_site.records import KINDS, Event, Initiative, Instrument, Network
from habitat_site.records.advocacy import Party
from habitat_site.records.marked import by_marker, marked
from habitat_site.records.markers import (
    Dated,
    GroupName,
    Reference,
    SourceReference,
    Translatable,
    markers,
    parts_of,
)

MINIMAL: dict[str, Any] = {
    "title": "Palo Alto",
    "lang": "es",
    "summary": "Vecinas.",
    "country": "MX",
}


def codes(fields: dict[str, Any], model: type[BaseModel] = Initiative) -> list[str]:
    """Return the types of the errors that a record gets."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(MINIMAL | fields)
    return [error["type"] for error in caught.value.errors()]


def test_norway_is_a_country() -> None:
    assert Initiative.model_validate(MINIMAL | {"country": "NO"}).country == "NO"


def test_a_bare_number_is_a_figure() -> None:
    record = Initiative.model_validate(MINIMAL | {"results": {"homes_built": "30"}})
    assert record.results.homes_built is not None
    assert record.results.homes_built.value == 30


@pytest.mark.parametrize("text", ["1,205", "1.205", "about 30", "-3", "1e6", "٣٠", ""])
def test_a_number_of_homes_is_whole_and_plain(text: str) -> None:
    assert codes({"results": {"homes_built": text}}) == ["HS209"]


def test_a_range_needs_both_ends() -> None:
    assert codes({"results": {"people": {"low": "3"}}}) == ["HS217"]


def test_a_range_is_not_upside_down() -> None:
    assert codes({"results": {"people": {"low": "5", "high": "3"}}}) == ["HS218"]


def test_money_needs_its_currency() -> None:
    assert codes({"results": {"savings": "14000000"}}) == ["missing"]


@pytest.mark.parametrize(
    "written",
    [
        {"value": "500", "currency": "UYU", "as_of": "2014"},
        {"amount": "500", "currency": "UYU", "year": "2014"},
        {"value": "500", "unit": "UYU", "as_of": "2014"},
    ],
)
def test_money_may_be_written_as_a_figure_or_as_money(written: dict[str, str]) -> None:
    savings = Initiative.model_validate(MINIMAL | {"results": {"savings": written}}).results.savings
    assert savings is not None
    assert (savings.value, savings.currency, str(savings.as_of)) == (500, "UYU", "2014")


def test_an_amount_is_said_once() -> None:
    twice = {"value": "5", "currency": "UYU", "unit": "USD"}
    assert codes({"results": {"savings": twice}}) == ["extra_forbidden"]


@pytest.mark.parametrize("text", ["12.500", "1.000"])
def test_an_amount_with_thousands_behind_a_point_is_not_taken_for_a_small_one(text: str) -> None:
    assert codes({"results": {"loans": {"value": text, "currency": "UYU"}}}) == ["HS205"]
    assert codes({"finance": [{"from": "Us", "origin": "savings", "amount": text}]}) == ["HS205"]


@pytest.mark.parametrize("tag", ["es", "quz", "pt-BR", "es-419", "zh-Hans-CN", "ca-valencia"])
def test_any_language_may_be_written(tag: str) -> None:
    assert Initiative.model_validate(MINIMAL | {"lang": tag}).lang == tag


def test_land_keeps_its_unit_and_knows_square_metres() -> None:
    record = Initiative.model_validate(
        MINIMAL | {"results": {"land_area": {"value": "34", "unit": "acre"}}}
    )
    area = record.results.land_area
    assert area is not None
    assert (area.unit, round(Decimal(area.main) * area.scale)) == ("acre", 137593)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"country": "UK"}, "HS208"),
        ({"lang": "spanish"}, "HS210"),
        ({"started": "1972/4"}, "HS206"),
        ({"summary": "x" * 301}, "HS207"),
        ({"place": {"name": "x", "lat": "91", "lon": "0"}}, "HS211"),
        ({"place": {"name": "x", "lat": "19"}}, "HS216"),
        ({"networks": ["Not An Id"]}, "HS213"),
        (
            {
                "images": [
                    {
                        "file": "../x.jpg",
                        "alt": "a",
                        "credit": "b",
                        "licence": "c",
                        "people": "none",
                    }
                ]
            },
            "HS214",
        ),
        ({"sources": [{"title": "Somewhere"}]}, "HS215"),
        ({"results": {"savings": {"value": "3", "currency": "PESO"}}}, "HS212"),
        ({"title": {"en": "x"}}, "string_type"),
    ],
)
def test_each_mistake_has_its_code(fields: dict[str, Any], code: str) -> None:
    assert codes(fields) == [code]


def test_a_place_needs_a_country_or_countries() -> None:
    with pytest.raises(ValidationError) as caught:
        Initiative.model_validate({k: v for k, v in MINIMAL.items() if k != "country"})
    assert caught.value.errors()[0]["type"] == "HS215"


def test_a_record_does_not_change() -> None:
    record = Initiative.model_validate(MINIMAL)
    with pytest.raises(ValidationError):
        record.title = "Something else"  # type: ignore[misc]  # what is refused is the point


def test_markers_are_found_inside_lists_and_parts() -> None:
    record = Event.model_validate(
        {
            "title": "Open day",
            "lang": "en",
            "summary": "Doors open.",
            "kind": "day",
            "start": "2027",
            "organisers": ["fucvam", {"name": "City"}],
            "notes": {"start": "To be set."},
            "sources": [{"id": "a", "title": "A", "url": "https://example.org/", "note": "Read."}],
            "participants": {"value": "3", "source": "a"},
        }
    )
    found = {each.loc: each.markers for each in marked(record)}
    assert found["organisers", 0] == (Reference(("networks",)),)
    assert found["notes", "start"] == (Translatable(),)
    assert found["sources", 0, "note"] == (Translatable(),)
    assert found["participants", "source"] == (SourceReference(),)
    assert found["organisers", 1, "name"] == (GroupName(),)
    assert ("sources", 0, "title") not in found


def test_every_date_and_year_is_found_wherever_it_stands() -> None:
    def parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
        yield model
        for field in model.model_fields.values():
            yield from (p for part in parts_of(field.annotation) for p in parts(part))

    every = {part for kind in KINDS for part in parts(kind.model)}
    assert len(every) > len(KINDS)
    dated = [
        (part.__name__, name, Dated() in markers(part)[name])
        for part in every
        for name, field in part.model_fields.items()
        if name == "year" or "VagueDate" in str(field.annotation)
    ]
    assert len(dated) > 20
    assert [each for each in dated if not each[2]] == []


def test_a_network_may_name_a_membership_by_its_id_alone() -> None:
    record = Network.model_validate(
        {"title": "N", "lang": "en", "summary": "S.", "type": "national", "member_of": ["hic"]}
    )
    assert (record.member_of[0].network, record.member_of[0].relation) == ("hic", "member")


def test_marked_values_come_in_the_order_of_fields_and_of_one_kind_if_asked() -> None:
    record = Initiative.model_validate(
        MINIMAL
        | {
            "networks": ["fucvam"],
            "sources": [{"title": "A", "url": "https://a.example", "note": "b"}],
            "notes": {"title": "c"},
            "results": {"homes_built": {"value": "3", "source": "x", "note": "d"}},
        }
    )
    words = [(each.loc, each.value) for each in record.by_marker[Translatable]]
    assert words[2:] == [
        (("sources", 0, "note"), "b"),
        (("notes", "title"), "c"),
        (("results", "homes_built", "note"), "d"),
    ]
    every = [each.loc for each in marked(record)]
    assert ("networks", 0) in every
    assert ("sources", 0, "url") in every
    assert ("results", "homes_built", "source") in every
    assert [loc for loc in every if loc in dict(words)] == [loc for loc, _ in words]


def test_a_value_with_several_markers_is_found_under_each_and_counted_once() -> None:
    party = Party.model_validate({"name": "Instituto de Vivienda", "url": "https://a.example"})
    name, url = marked(party)
    assert (name.loc, url.loc) == (("name",), ("url",))
    found = by_marker(party)
    assert found[Translatable] == found[GroupName] == (name,)


def test_countries_are_those_that_a_record_of_any_kind_names_as_its_own() -> None:
    law = {
        "title": "Law",
        "lang": "en",
        "summary": "S.",
        "kind": "instrument",
        "type": "law",
        "jurisdiction": "national",
        "recognises": "Homes made by those who live in them.",
    }
    assert Initiative.model_validate(MINIMAL).all_countries == ("MX",)
    assert Instrument.model_validate(law | {"country": "UY"}).all_countries == ("UY",)
    assert Instrument.model_validate(law | {"countries": ["UY", "MX"]}).all_countries == (
        "UY",
        "MX",
    )
    assert Instrument.model_validate(law).all_countries == ()
