"""Charts start at zero and are to scale; what cannot share an axis is not drawn on one."""

from habitat_site.records.measures import Area, Count, Money
from habitat_site.records.shared import OtherResult
from habitat_site.rendering.html.strips import END, START, strip


def test_other_sources_stand_on_the_scale_that_starts_at_zero() -> None:
    """152 of 446 stands at about a third of the axis, not at its beginning."""
    found = strip(Count.model_validate({"value": 446, "alternatives": [{"value": 152}]}))
    assert found is not None
    assert found.used == (END, END)
    assert found.others == ((round(START + 392 * 152 / 446, 1),) * 2,)


def test_areas_are_drawn_in_one_unit() -> None:
    """Half a hectare is as long as 5,000 square metres."""
    given = {"value": 1, "unit": "ha", "alternatives": [{"value": 5000, "unit": "m2"}]}
    found = strip(Area.model_validate(given))
    assert found is not None
    assert found.others == ((200.0, 200.0),)


def test_two_currencies_share_no_axis() -> None:
    """Nothing is converted, so there is nothing to draw."""
    given = {"value": 9, "currency": "USD", "alternatives": [{"value": 8, "currency": "UYU"}]}
    assert strip(Money.model_validate(given)) is None


def test_figures_for_other_times_are_no_disagreement() -> None:
    """A group that grew has no strip."""
    assert strip(Count.model_validate({"value": 9, "history": [{"value": 3}]})) is None


def test_statement_without_a_number_has_no_strip() -> None:
    """A text and a number cannot be compared."""
    given = {"label": "Award", "text": "finalist", "alternatives": [{"value": 2}]}
    assert strip(OtherResult.model_validate(given)) is None
