"""What there is to plead with in each country and on each theme, and what is missing."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.catalogue import Entry, RecordId
from habitat_site.records import Record
from habitat_site.results.commitments import STATES, by_state
from habitat_site.results.dossiers import TYPES, Gap, Topic, effect, topics
from habitat_site.results.summary import summarise
from tests.advocating import commitment, instrument
from tests.building import catalogue, event, initiative

TODAY = date(2026, 11, 21)


def made(*entries: Entry[Record]) -> dict[str, Topic]:
    """Return the topics of a site of these records, by their ids."""
    whole = catalogue(*entries)
    return {topic.id: topic for topic in topics(whole, summarise(whole, TODAY))}


def test_without_any_record_of_advocacy_there_is_nothing() -> None:
    assert made(initiative(themes=["land"])) == {}


def test_from_the_first_on_every_country_and_theme_with_anything_has_one() -> None:
    found = made(
        initiative("covisurpay", country="UY", themes=["land"]),
        instrument(country="MX", themes=["policy"]),
        commitment(country="KE", themes=["finance"]),
    )
    assert list(found) == ["KE", "MX", "UY", "policy", "finance", "land"]


def test_a_topic_holds_what_names_it() -> None:
    found = made(
        initiative("palo-alto", country="MX", themes=["land"]),
        initiative("of-both", countries=["MX", "UY"], themes=["land"]),
        instrument("law", country="MX", themes=["land"]),
        instrument("accord", jurisdiction="regional", countries=["MX", "UY"]),
        instrument("charter", jurisdiction="international", type="charter"),
        commitment("promise", country="MX"),
        event("open-day", country="MX", themes=["land"]),
    )
    mexico = found["MX"]
    assert mexico.initiatives == ("palo-alto",)
    assert mexico.instruments == ("accord", "law")
    assert mexico.beyond == ("charter",)
    assert (mexico.commitments, mexico.events) == (("promise",), ("open-day",))
    assert found["UY"].instruments == ("accord",)
    assert found["land"].initiatives == ("of-both", "palo-alto")
    assert (found["land"].instruments, found["land"].events) == (("law",), ("open-day",))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type": "law"}, "helps"),
        ({"type": "law", "status": "in-force"}, "helps"),
        ({"type": "law", "status": "repealed"}, "over"),
        ({"type": "law", "status": "suspended"}, "over"),
        ({"type": "programme", "status": "ended"}, "over"),
        ({"type": "bill"}, "asked"),
        ({"type": "bill", "status": "in-force"}, "helps"),
        ({"type": "campaign"}, "asked"),
        ({"type": "recommendations", "status": "adopted"}, "helps"),
        ({"type": "declaration", "status": "draft"}, "asked"),
    ],
)
def test_an_instrument_helps_is_asked_for_or_is_over(fields: dict[str, str], expected: str) -> None:
    assert effect(instrument(**fields).record) == expected


def test_a_type_is_missing_where_only_others_have_one_that_helps() -> None:
    found = made(
        instrument("mx-law", country="MX"),
        instrument("ke-programme", country="KE", type="programme"),
        instrument("ke-law", country="KE", status="repealed"),
        instrument("world-charter", jurisdiction="international", type="charter"),
        instrument("br-bill", country="BR", type="bill"),
    )
    assert found["MX"].gaps == (Gap("type", "programme", (RecordId("ke-programme"),)),)
    assert found["KE"].gaps == (Gap("type", "law", (RecordId("mx-law"),)),)
    assert [gap.what for gap in found["BR"].gaps] == ["law", "programme"]


def test_a_theme_is_missing_where_initiatives_work_on_it_and_only_others_have_one() -> None:
    found = made(
        initiative("palo-alto", country="MX", themes=["land", "finance"]),
        instrument("mx-law", country="MX", themes=["policy"]),
        instrument("ke-law", country="KE", themes=["land"]),
    )
    assert found["MX"].gaps == (Gap("theme", "land", (RecordId("ke-law"),)),)
    assert found["land"].gaps == (Gap("country", "MX"),)
    assert found["finance"].gaps == (Gap("country", "MX"),)


COUNTRY = st.sampled_from(("BR", "KE", "MX", "UY"))
STATUS = st.sampled_from((None, "draft", "in-force", "repealed"))
GIVEN = st.lists(st.tuples(COUNTRY, st.sampled_from(TYPES), STATUS), min_size=1, max_size=12)


@given(GIVEN)
def test_a_type_is_missing_exactly_if_it_helps_elsewhere_and_not_here(
    some: list[tuple[str, str, Any]],
) -> None:
    laws = [
        instrument(f"i-{n}", country=country, type=type, status=status)
        for n, (country, type, status) in enumerate(some)
    ]
    found = {id: topic for id, topic in made(*laws).items() if topic.facet == "country"}
    assert set(found) == {country for country, _, _ in some}
    for code, topic in found.items():
        helping = [law.record for law in laws if effect(law.record) == "helps"]
        here = {law.type for law in helping if law.country == code}
        elsewhere = {law.type for law in helping if law.country != code}
        assert {gap.what for gap in topic.gaps} == elsewhere - here


def test_the_same_records_in_another_order_say_the_same() -> None:
    some = (
        initiative("palo-alto", country="MX", themes=["land"]),
        instrument("mx-law", country="MX", themes=["policy"]),
        instrument("ke-law", country="KE", themes=["land"]),
        commitment(country="MX"),
    )
    assert made(*some) == made(*reversed(some))


def test_commitments_are_grouped_by_how_they_stand_and_the_oldest_is_first() -> None:
    kept = [{"status": "kept", "text": "Seen."}]
    grouped = by_state(
        (
            commitment("b", date="2010"),
            commitment("a", date="2010"),
            commitment("c", date="2007"),
            commitment("d", status="kept", evidence=kept),
        )
    )
    assert [(state, [e.id for e in found]) for state, found in grouped] == [
        ("kept", ["d"]),
        ("unknown", ["c", "a", "b"]),
    ]


def test_every_status_has_its_place() -> None:
    model: Any = type(commitment().record).model_fields["status"].annotation
    assert set(STATES) == set(model.__args__)
