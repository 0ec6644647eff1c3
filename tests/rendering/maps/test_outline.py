"""The outline is whole: known territories, closed coasts, every border shared by two."""

from collections import Counter
from pathlib import Path

import pycountry
import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.rendering.maps.atlas import Maps
from habitat_site.rendering.maps.outline import CENTRES, load_outline
from habitat_site.rendering.maps.parts import parts
from habitat_site.rendering.maps.topology import Kind, chained, used_once

UNINHABITED = {"AQ", "BV", "UM"}


def test_every_country_that_a_record_may_name_has_a_shape_or_a_centre(maps: Maps) -> None:
    codes = {country.alpha_2 for country in pycountry.countries} - UNINHABITED
    assert codes - set(maps.outline.by_code) - set(CENTRES) == set()


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [("GF", -53, 4), ("RE", 55.5, -21.1), ("FR", 2.3, 46.8), ("SJ", 16, 78), ("NO", 10, 61)],
)
def test_a_territory_far_from_its_state_has_its_own_code(
    maps: Maps, code: str, lon: float, lat: float
) -> None:
    boxes = [part.box for part in parts(maps.outline, code)]
    assert any(west <= lon <= east and south <= lat <= north for west, south, east, north in boxes)


def test_coasts_close_and_borders_belong_to_two(maps: Maps) -> None:
    arcs, shapes = maps.topology.arcs, maps.topology.shapes
    uses = Counter(ref if ref >= 0 else ~ref for shape in shapes for ref in shape.refs)
    expected = {Kind.COAST: 1, Kind.BORDER: 2, Kind.SEAM: 2}
    assert all(uses[i] == expected[arc.kind] for i, arc in enumerate(arcs))
    for line in chained(used_once(shapes), arcs):
        first = arcs[line[0]].points[0] if line[0] >= 0 else arcs[~line[0]].points[-1]
        last = arcs[line[-1]].points[-1] if line[-1] >= 0 else arcs[~line[-1]].points[0]
        assert first[0] % 360 == pytest.approx(last[0] % 360)
        assert first[1] == last[1]


def test_the_antimeridian_cuts_no_land(maps: Maps) -> None:
    """Chukotka is one piece: the cut through it is a seam, which nobody draws."""
    seams = [arc for arc in maps.topology.arcs if arc.kind is Kind.SEAM]
    assert seams
    assert all(abs(lon) == 180 for arc in seams for lon, _ in arc.points)


@pytest.mark.parametrize(("code", "count"), [("US", 3), ("MY", 1), ("RU", 1), ("FJ", 1)])
def test_parts_that_belong_together(maps: Maps, code: str, count: int) -> None:
    """Alaska and Hawaii lie apart; Fiji and Russia lie on both sides of the antimeridian."""
    assert len(parts(maps.outline, code)) == count


def test_a_broken_outline_is_one_sentence_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "world.geojson"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(HabitatError, match=r"world\.geojson: cannot read the outline"):
        load_outline(path)
