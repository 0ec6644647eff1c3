"""Maps as templates ask for them."""

from markupsafe import Markup

from habitat_site.languages import Lang
from habitat_site.rendering.html.pictures import pictures


def test_the_title_of_a_map_is_escaped_once() -> None:
    found = pictures(Lang("en")).locator(("UY",), None, "country", Markup("Map: A &amp; B"))
    assert '<title id="locator-title">Map: A &amp; B</title>' in found
    other = pictures(Lang("en")).locator(("UY",), None, "country", "Map: A & B")
    assert found == other
