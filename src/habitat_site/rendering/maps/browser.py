"""The outline as the interactive map reads it: every line once, in hundredths of a degree."""

import json
from itertools import pairwise

from habitat_site.rendering.maps.outline import unwrapped
from habitat_site.rendering.maps.topology import Arc, Topology, chained, used_once, used_twice

UNIT = 100  # the outline has two decimals


def browser_outline(topology: Topology) -> str:
    """Return JSON: `arcs` as first point and steps, and which arcs are land, borders, countries.

    A reference `~i` is arc `i` backwards, as in TopoJSON.
    """
    countries: dict[str, list[tuple[int, ...]]] = {}
    for shape in topology.shapes:
        if shape.ring.code:
            countries.setdefault(shape.ring.code, []).append(shape.refs)
    content = {
        "unit": UNIT,
        "arcs": [_steps(arc) for arc in topology.arcs],
        "land": list(chained(used_once(topology.shapes), topology.arcs)),
        "borders": used_twice(topology.shapes, topology.arcs),
        "countries": dict(sorted(countries.items())),
    }
    return json.dumps(content, separators=(",", ":"))


def _steps(arc: Arc) -> list[int]:
    whole = [(round(lon * UNIT), round(lat * UNIT)) for lon, lat in unwrapped(arc.points)]
    steps = [*whole[0]]
    for (ax, ay), (bx, by) in pairwise(whole):
        steps += [bx - ax, by - ay]
    return steps
