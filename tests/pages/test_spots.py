"""What maps are drawn from."""

from habitat_site.catalogue import RecordId
from habitat_site.languages import Lang
from habitat_site.pages.cards import initiative_card
from habitat_site.pages.spots import Kind, Located, Spots
from habitat_site.pages.written import located, written
from habitat_site.results.places import Point
from tests.building import initiative

POINTS = (
    Point(RecordId("a-street"), -34.9, -56.2, "city", "UY"),
    Point(RecordId("both-sides"), -30.9, -55.5, "neighbourhood", "BR"),
)
ALL = {
    "a-street": Located("a-street", -34.9, -56.2, Kind(("UY",), True, "city", "UY")),
    "both-sides": Located(
        "both-sides", -30.9, -55.5, Kind(("BR", "UY"), False, "neighbourhood", "BR")
    ),
    "hidden": Located("hidden", 0.0, 0.0, Kind(("UY",), is_vouched_for=True)),
}
IDS = tuple(map(RecordId, ALL))


def spots(asked: list[str]) -> Spots:
    """Return where all are; `asked` are told that had to be read."""

    def read(id: str) -> Located:
        asked.append(id)
        return ALL[id]

    return Spots({id: place for place, id in enumerate(ALL)}, read)


def test_a_chart_counts_everybody_and_shows_who_has_a_place() -> None:
    found = spots([]).chart(IDS)
    assert (found.counts, found.vouched_for) == ({"UY": 3, "BR": 1}, 2)
    assert found.points == POINTS
    assert found.countries == ("BR", "UY")


def test_a_chart_of_some_has_nothing_of_others() -> None:
    all_of_them = spots([])
    assert all_of_them.chart(IDS[2:]).points == ()
    assert all_of_them.chart(IDS[:1]).counts == {"UY": 1}
    assert all_of_them.chart(()).counts == {}


def test_one_alone_is_told_as_in_a_chart() -> None:
    all_of_them = spots([])
    assert tuple(filter(None, map(all_of_them.point, IDS))) == POINTS
    assert [all_of_them.kind(id) for id in IDS] == [each.kind for each in ALL.values()]


def test_where_one_is_has_to_be_read_once() -> None:
    asked: list[str] = []
    all_of_them = spots(asked)
    all_of_them.keep(ALL["hidden"])
    assert all_of_them.chart(IDS) == all_of_them.chart(IDS)
    assert asked == ["a-street", "both-sides"]


def test_where_one_is_can_be_read_of_its_card() -> None:
    place = {"name": "Montevideo", "lat": "-34.9", "lon": "-56.2", "precision": "city"}
    for entry in (initiative(), initiative(place=place)):
        card = initiative_card(entry, (Lang("en"),))
        found = Spots({card.id: 0}, {card.id: located(written(card))}.__getitem__)
        chart = found.chart((entry.id,))
        assert chart.points == ((card.point,) if card.point else ())
        assert (chart.countries, chart.vouched_for) == (card.countries, card.is_vouched_for)
