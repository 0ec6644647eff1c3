"""Draw the mark of the site from the outline of the world: `python tools/wordmark.py`."""

from habitat_site.rendering.maps.outline import load_outline
from habitat_site.rendering.maps.topology import topology
from habitat_site.rendering.maps.wordmark import NAME, drawn_wordmark
from habitat_site.resources import resource

if __name__ == "__main__":
    world = resource("static") / "world"
    drawn = drawn_wordmark(topology(load_outline(world / "world.geojson")))
    (world / NAME).write_text(drawn, encoding="utf-8")
