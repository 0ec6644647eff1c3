"""HS312: a figure is not smaller than the figures that it includes."""

from hypothesis import given
from hypothesis import strategies as st

from habitat_site.catalogue import Entry
from habitat_site.records import Initiative, Record
from habitat_site.rules.parents import smaller_than_children
from tests.building import catalogue, initiative


def _homes(id: str, value: int | None, within: str | None = None) -> Entry[Initiative]:
    figures = {} if value is None else {"results": {"homes_built": value}}
    above = {} if within is None else {"counted_within": within}
    return initiative(id, **figures, **above)


def _found(*entries: Entry[Record]) -> list[tuple[str, str, str, str]]:
    return [
        (d.path.stem, f.facts["field"], f.facts["value"], f.facts["other"])
        for d, f in smaller_than_children(catalogue(*entries))
    ]


def test_sum_of_children_counts() -> None:
    entries = (_homes("a", 50), _homes("b", 30, "a"), _homes("c", 30, "a"))
    assert _found(*entries) == [("a", "homes_built", "50", "60")]


def test_equal_or_larger_is_right() -> None:
    assert _found(_homes("a", 60), _homes("b", 30, "a"), _homes("c", 30, "a")) == []


def test_silent_parent_is_not_smaller() -> None:
    assert _found(_homes("a", None), _homes("b", 30, "a")) == []


def test_silent_parent_in_between_hands_on_what_its_children_have() -> None:
    entries = (_homes("a", 10), _homes("b", None, "a"), _homes("c", 30, "b"))
    assert _found(*entries) == [("a", "homes_built", "10", "30")]


def test_child_contributes_the_larger_of_its_own_figure_and_its_children() -> None:
    entries = (_homes("a", 40), _homes("b", 50, "a"), _homes("c", 30, "b"))
    assert _found(*entries) == [("a", "homes_built", "40", "50")]


def test_areas_are_compared_in_one_unit_and_shown_in_the_parents() -> None:
    parent = initiative("a", results={"land_area": {"value": 1, "unit": "ha"}})
    child = {"counted_within": "a", "results": {"land_area": {"value": 9000, "unit": "m2"}}}
    assert _found(parent, initiative("b", **child)) == []
    assert _found(parent, initiative("b", **child), initiative("c", **child)) == [
        ("a", "land_area", "1", "1.8")
    ]


def test_money_is_compared_within_one_currency() -> None:
    parent = initiative("a", results={"savings": {"value": 100, "currency": "UYU"}})
    dollars = {"savings": {"value": 500, "currency": "USD"}}
    assert _found(parent, initiative("b", counted_within="a", results=dollars)) == []


def test_shares_are_never_added() -> None:
    share = {"results": {"women_share": 60}}
    entries = (
        initiative("a", **share),
        *(initiative(i, counted_within="a", **share) for i in "bc"),
    )
    assert _found(*entries) == []


def test_dissolved_child_holds_nothing_but_has_built() -> None:
    """Rule 4: measures at a date leave out who is gone."""
    parent = initiative("a", results={"members": 5, "homes_built": 5})
    gone = {"phase": "dissolved", "results": {"members": 9, "homes_built": 9}}
    assert _found(parent, initiative("b", counted_within="a", **gone)) == [
        ("a", "homes_built", "5", "9")
    ]


def test_loop_is_left_alone() -> None:
    entries = (_homes("a", 1, "b"), _homes("b", 2, "a"), _homes("c", 9, "a"))
    assert _found(*entries) == []


@given(st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(1, 50)), max_size=10))
def test_agrees_with_adding_up_by_hand(rows: list[tuple[int, int | None]]) -> None:
    """Random forests: row n is counted within an earlier row, or within none."""
    above = {n: parent for n, (parent, _) in enumerate(rows) if parent < n}

    def children(n: int) -> list[int]:
        return [child for child, parent in above.items() if parent == n]

    def contributes(n: int) -> int:
        return max(rows[n][1] or 0, sum(contributes(child) for child in children(n)))

    entries = [
        _homes(f"r{n}", value, f"r{above[n]}" if n in above else None)
        for n, (_, value) in enumerate(rows)
    ]
    expected = {
        f"r{n}"
        for n, (_, value) in enumerate(rows)
        if value is not None and value < sum(contributes(child) for child in children(n))
    }
    assert {id for id, *_ in _found(*entries)} == expected
