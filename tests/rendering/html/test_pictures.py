"""Maps as templates ask for them."""

from functools import partial

from markupsafe import Markup

from habitat_site.languages import Lang
from habitat_site.rendering.html.pictures import pictures


def unpublished(country: str) -> str:
    """Tell that no country's sheet is a file."""
    return ""


def test_the_title_of_a_map_is_escaped_once() -> None:
    draw = partial(pictures(Lang("en")).locator, unpublished, ("UY",), None, "country")
    found = draw(Markup("Map: A &amp; B"))
    assert '<title id="locator-title">Map: A &amp; B</title>' in found
    assert found == draw("Map: A & B")
