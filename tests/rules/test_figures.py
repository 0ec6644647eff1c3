"""HS410, HS411: figures say for when they hold and who says so."""

from habitat_site.rules import figures
from tests.building import event, initiative, network
from tests.rules.findings import found, locs

WHOLE = {"value": 3, "as_of": "2020", "source": "a"}


def test_bare_number_lacks_both() -> None:
    entry = initiative(results={"homes_built": "30", "people": WHOLE})
    for check in (figures.undated, figures.unsourced):
        (finding,) = found(check, entry)
        assert finding.loc == ("results", "homes_built")
        assert finding.facts == {"field": "homes_built", "value": "30"}


def test_range_is_written_as_one() -> None:
    (finding,) = found(figures.undated, initiative(results={"people": {"low": 3, "high": 5}}))
    assert finding.facts["value"] == "3–5"


def test_networks_own_figures_are_looked_at() -> None:
    entry = network(states={"savings": {"value": 3, "currency": "KES"}})
    assert locs(found(figures.unsourced, entry)) == [("states", "savings")]


def test_alternatives_need_a_source_and_history_a_date_as_well() -> None:
    """An alternative is for the same time; what was so once is nothing without its year."""
    others = {"alternatives": [{"value": 4}], "history": [{"value": 2}]}
    entry = initiative(results={"homes_built": WHOLE | others})
    loc = ("results", "homes_built")
    assert locs(found(figures.undated, entry)) == [(*loc, "history", 0)]
    assert locs(found(figures.unsourced, entry)) == [
        (*loc, "alternatives", 0),
        (*loc, "history", 0),
    ]


def test_events_have_no_results() -> None:
    assert found(figures.undated, event(participants={"value": 3})) == []
