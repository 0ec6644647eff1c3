"""What maps are drawn from."""

from habitat_site.catalogue import RecordId
from habitat_site.pages.spots import Spot, Spots
from habitat_site.results.places import Point

POINTS = {
    "a-street": Point(RecordId("a-street"), -34.9, -56.2, "city", "UY"),
    "both-sides": Point(RecordId("both-sides"), -30.9, -55.5, "neighbourhood", "BR"),
}
ALL = {
    "a-street": Spot("a-street", ("UY",), None, None, POINTS["a-street"], is_vouched_for=True),
    "both-sides": Spot(
        "both-sides", ("BR", "UY"), None, None, POINTS["both-sides"], is_vouched_for=False
    ),
    "hidden": Spot("hidden", ("UY",), None, None, None, is_vouched_for=True),
}
IDS = tuple(map(RecordId, ALL))


def spots(asked: list[str]) -> Spots:
    """Return where all are; `asked` are told that had to be read."""

    def read(id: str) -> Spot:
        asked.append(id)
        return ALL[id]

    return Spots({id: place for place, id in enumerate(ALL)}, read)


def test_a_chart_counts_everybody_and_shows_who_has_a_place() -> None:
    found = spots([]).chart(IDS)
    assert (found.counts, found.vouched_for) == ({"UY": 3, "BR": 1}, 2)
    assert found.points == tuple(POINTS.values())
    assert found.countries == ("BR", "UY")


def test_a_chart_of_some_has_nothing_of_others() -> None:
    all_of_them = spots([])
    assert all_of_them.chart(IDS[2:]).points == ()
    assert all_of_them.chart(IDS[:1]).counts == {"UY": 1}
    assert all_of_them.chart(()).counts == {}


def test_where_one_is_has_to_be_read_once() -> None:
    asked: list[str] = []
    all_of_them = spots(asked)
    all_of_them.keep(ALL["hidden"])
    assert all_of_them.chart(IDS) == all_of_them.chart(IDS)
    assert asked == ["a-street", "both-sides"]
