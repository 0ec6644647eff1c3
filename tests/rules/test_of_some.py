"""Rules that look only at what is near some records lose nothing that concerns these."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.documents import Document
from habitat_site.records import Initiative
from habitat_site.rules import lookalikes, loops, parents
from habitat_site.rules.rule import Finding
from tests.building import catalogue, event, initiative, network

Found = Iterator[tuple[Document, Finding]]
Told = list[tuple[str, Finding]]
IDS = "abcdefg"
ROWS = st.dictionaries(
    st.sampled_from(IDS), st.tuples(st.sampled_from(f"{IDS}-"), st.none() | st.integers(1, 50))
)


def concerning(document: Document, found: Found) -> Told:
    """Return the findings at a file, and those that name it beside another."""
    return [
        (at.path.stem, each)
        for at, each in found
        if document in (at, *(other for other, _ in each.related))
    ]


def loses_nothing(
    every: Callable[[Catalogue], Found],
    some: Callable[[Catalogue, frozenset[str]], Found],
    records: Catalogue,
) -> int:
    """Ask for each record alone, and return how many findings there are."""
    count = 0
    for entry in records:
        expected = concerning(entry.document, every(records))
        assert concerning(entry.document, some(records, frozenset((entry.key,)))) == expected
        count += len(expected)
    return count


def initiative_of(id: str, within: str, built: int | None) -> Entry[Initiative]:
    results = {} if built is None else {"results": {"homes_built": built}}
    return initiative(id, **results, **({} if within == "-" else {"counted_within": within}))


@given(ROWS)
def test_circles_and_trees(rows: dict[str, tuple[str, int | None]]) -> None:
    """Whatever is counted within whatever, also within itself or what is not there."""
    records = catalogue(*(initiative_of(id, *row) for id, row in rows.items()))
    loses_nothing(loops.counted_within_itself, loops.of_some, records)
    loses_nothing(parents.smaller_than_children, parents.of_some, records)


def test_circles_of_meetings_and_of_networks() -> None:
    """Each of them is told of whoever is on it, and neither to an initiative."""
    member = {"relation": "member", "network": "n"}
    records = catalogue(
        *(event(one, part_of=other) for one, other in ("ab", "ba", "ca")),
        network("n", member_of=[member | {"network": "m"}]),
        network("m", member_of=[member]),
        initiative("a"),
    )
    assert loses_nothing(loops.part_of_itself, loops.part_of_some, records) == 8
    assert list(loops.part_of_some(records, frozenset(("initiatives/a",)))) == []


def test_only_what_is_near_is_judged() -> None:
    rows = {"a": 1, "b": 2, "c": 1, "d": 2}
    above = {"b": "a", "d": "c"}
    records = catalogue(*(initiative_of(id, above.get(id, "-"), n) for id, n in rows.items()))
    told = [at.path.stem for at, _ in parents.of_some(records, frozenset(("initiatives/b",)))]
    assert told == ["a"]
    assert loses_nothing(parents.smaller_than_children, parents.of_some, records) == 4


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ({"country": "CH"}, {"country": "CH"}, True),
        ({"country": "CH"}, {"countries": ["AT", "CH"]}, True),
        ({"country": "CH"}, {"country": "AT"}, False),
    ],
)
def test_look_alikes_are_sought_in_the_same_countries(
    one: dict[str, object], other: dict[str, object], *, is_told: bool
) -> None:
    named = {"title": "Kalkbreite", "country": None}
    records = catalogue(initiative("one", **(named | one)), initiative("other", **(named | other)))
    count = loses_nothing(lookalikes.look_alikes, lookalikes.of_some, records)
    assert bool(count) == is_told


def test_a_meeting_that_names_no_country_may_be_like_any() -> None:
    records = catalogue(
        event("one", title="Kalkbreite", country="CH"), event("other", title="Kalkbreite")
    )
    assert loses_nothing(lookalikes.look_alikes, lookalikes.of_some, records) == 4
