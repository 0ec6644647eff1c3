"""HS306, HS307: no record leads back to itself."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.rules.loops import circles, counted_within_itself, part_of_itself
from tests.building import catalogue, event, initiative, network

IDS = "abcdefg"


def test_record_counted_within_itself_is_a_loop_of_one() -> None:
    found = list(counted_within_itself(catalogue(initiative("a", counted_within="a"))))
    assert [(d.path.stem, f.loc, f.facts["loop"]) for d, f in found] == [
        ("a", ("counted_within",), "a → a")
    ]


def test_every_record_of_a_loop_is_told_and_those_beside_it_are_not() -> None:
    entries = [
        initiative("a", counted_within="b"),
        initiative("b", counted_within="c"),
        initiative("c", counted_within="a"),
        initiative("d", counted_within="a"),
        initiative("e"),
    ]
    found = {d.path.stem: f for d, f in counted_within_itself(catalogue(*entries))}
    assert sorted(found) == ["a", "b", "c"]
    assert found["b"].facts == {"id": "b", "value": "c", "loop": "b → c → a → b"}
    assert [document.path.stem for document, _ in found["b"].related] == ["c", "a"]


def test_long_chain_is_no_loop_and_exhausts_no_stack() -> None:
    chain = [initiative(f"r{n}", counted_within=f"r{n + 1}") for n in range(3000)]
    assert list(counted_within_itself(catalogue(*chain, initiative("r3000")))) == []


def test_long_loop_is_found_and_shown_in_part() -> None:
    loop = [initiative(f"r{n}", counted_within=f"r{(n + 1) % 3000}") for n in range(3000)]
    found = list(counted_within_itself(catalogue(*loop)))
    assert len(found) == 3000
    assert all(len(f.facts["loop"]) < 80 for _, f in found)


def test_events_may_follow_what_they_are_part_of() -> None:
    entries = (event("a", part_of="b"), event("b", follows="a"))
    assert list(part_of_itself(catalogue(*entries))) == []


@pytest.mark.parametrize("field", ["part_of", "follows"])
def test_events_in_a_circle(field: str) -> None:
    entries = (event("a", **{field: "b"}), event("b", **{field: "a"}))
    found = [(d.path.stem, f.loc) for d, f in part_of_itself(catalogue(*entries))]
    assert found == [("a", (field,)), ("b", (field,))]


def test_networks_in_a_circle() -> None:
    entries = (
        network("a", member_of=["c", "b"]),
        network("b", member_of=[{"network": "a", "relation": "office"}]),
        network("c"),
    )
    found = [(d.path.stem, f.loc) for d, f in part_of_itself(catalogue(*entries))]
    assert found == [("a", ("member_of", 1)), ("b", ("member_of", 0))]


@pytest.mark.parametrize("bond", [{"relation": "partner"}, {"until": "2010"}])
def test_partners_and_former_members_make_no_circle(bond: Mapping[str, str]) -> None:
    entries = (network("a", member_of=["b"]), network("b", member_of=[{"network": "a", **bond}]))
    assert list(part_of_itself(catalogue(*entries))) == []


@given(st.dictionaries(st.sampled_from(IDS), st.sets(st.sampled_from(IDS))))
def test_circles_are_found_exactly_where_there_are_any(graph: dict[str, set[str]]) -> None:
    """Against walking every way from every record."""
    ways = {id: {to: (to,) for to in graph.get(id, set())} for id in IDS}

    def reaches(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = list(ways[start])
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                waiting.extend(ways[here])
        return seen

    shown = list(circles(ways))
    assert {id for circle in shown for id in circle} == {id for id in IDS if id in reaches(id)}
    for circle in shown:
        for here, there in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert there in ways[here]
