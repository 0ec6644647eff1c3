"""The pictures: no mark lost, no style attribute, light, and the same every time."""

import re
from itertools import combinations, product
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.rendering.maps.atlas import Maps, Spot
from habitat_site.rendering.maps.labels import around, is_clear
from habitat_site.rendering.maps.locator import MARGIN, SIZE, Legend, Written
from habitat_site.rendering.maps.region import (
    HEIGHT,
    MARK,
    WIDTH,
    WORLD_FRAME,
    label_marks,
    marks_of,
    region_frame,
)
from habitat_site.rendering.maps.world import HALO, crop

SVG = "{http://www.w3.org/2000/svg}"
LA_PAZ = Spot(-16.5, -68.1, "BO")
COUNTRIES = (
    "AR BD BE BO BR CA CH CR DE ES FR GB GT HT IN KE LK MX NA NI NP PE PH SN SV TH TZ US UY ZW"
)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def marks(svg: str) -> list[tuple[int, int]]:
    path = re.search(r'id="[\w-]+-dots"[^>]* d="([^"]+)"', svg)
    found = re.findall(r"M(-?\d+) (-?\d+)h0", path[1]) if path else []
    return [(int(x), int(y)) for x, y in found]


@pytest.fixture(scope="module")
def pictures(maps: Maps, legend: Legend) -> dict[str, str]:
    spots = (LA_PAZ, Spot(-34.9, -56.2, "UY"))
    return {
        "world": maps.world(spots, COUNTRIES.split(), "World & all"),
        "region": maps.region(spots, ("BO", "UY"), "A <region>", {"BO": "Bolivia <2>"}),
        "locator": maps.locator(("BO",), LA_PAZ, "city", legend, "La Paz"),
    }


@pytest.mark.parametrize("name", ["world", "region", "locator"])
def test_a_picture_is_wellformed_named_and_without_style(
    pictures: dict[str, str], name: str
) -> None:
    root = parsed(pictures[name])
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert all(id and id.startswith(name) for id in ids)
    assert len(ids) == len(set(ids))
    title = root.find(f"{SVG}title")
    assert title is not None
    assert root.get("aria-labelledby") == title.get("id")
    assert not [each for each in root.iter() if "style" in each.attrib or each.tag == f"{SVG}style"]
    used = {each.get("href", "").lstrip("#") for each in root.iter(f"{SVG}use")}
    assert used <= set(ids)


def test_layers_are_those_of_the_stylesheet_in_their_order(pictures: dict[str, str]) -> None:
    found = re.findall(r'class="(map-\w+|w\d)"', pictures["world"])
    assert found == [
        "map-sea", "map-grid", "map-water", "w5", "w4", "w3", "w2", "w1", "w0",
        "map-land", "map-has", "map-border", "map-coast", "map-halo", "map-dot",
    ]  # fmt: skip  # what is drawn under what, read in two lines


def test_pictures_are_light(pictures: dict[str, str]) -> None:
    assert len(pictures["world"]) <= 45_000
    assert len(pictures["locator"]) <= 5_000


@given(st.lists(st.floats(0, 1600), max_size=5))
def test_no_phone_crop_loses_a_mark(xs: list[float]) -> None:
    cut = crop(xs)
    shown = {"map": 1032, "map map--wide": 1376, "map map--whole": 1600}[cut.classes]
    left = {"xMin": 0, "xMid": (1600 - shown) / 2, "xMax": 1600 - shown}[cut.align[:4]]
    if shown < 1600:
        assert all(left + HALO <= x <= left + shown - HALO for x in xs)


def test_a_mark_north_of_the_sheet_makes_the_sheet_taller(maps: Maps) -> None:
    svg = maps.world((Spot(82.5, -62.3, "CA"),), (), "Alert")
    _, top, _, height = map(int, parsed(svg).get("viewBox", "").split())
    ((_, y),) = marks(svg)
    assert top + HALO <= y + 1
    assert top + height == 688


@given(
    st.lists(st.tuples(st.floats(-180, 180), st.floats(-55, 75)), min_size=1, max_size=6),
)
def test_a_region_shows_every_mark_away_from_its_edges(points: list[tuple[float, float]]) -> None:
    frame = region_frame(points)
    # A place beside the seam of the whole world has no more sheet beyond it.
    edge = 0 if frame == WORLD_FRAME else 10
    for lon, lat in points:
        x, y = frame.spot(lon, lat)
        assert edge <= x <= WIDTH - edge
        assert (HEIGHT - WIDTH / 2) / 2 + 10 <= y <= HEIGHT - (HEIGHT - WIDTH / 2) / 2 - 10


@given(st.lists(st.tuples(st.integers(60, 740), st.integers(60, 380)), min_size=1, max_size=9))
def test_names_touch_neither_each_other_nor_a_mark(places: list[tuple[int, int]]) -> None:
    spots = {f"A{i}": [(float(x), float(y))] for i, (x, y) in enumerate(places)}
    dots = [around(*spot, MARK) for (spot,) in spots.values()]
    labels = label_marks(marks_of(spots), dict.fromkeys(spots, "Some country, 2"))
    assert all(is_clear(a.box, (b.box,)) for a, b in combinations(labels, 2))
    assert all(is_clear(label.box, dots) for label in labels)


@given(
    st.lists(st.tuples(st.integers(0, 800), st.integers(0, 444)), min_size=1, max_size=60),
    st.lists(st.integers(1, 160), max_size=6),
)
def test_a_country_is_named_alike_whoever_asked_before(
    places: list[tuple[int, int]], lengths: list[int]
) -> None:
    """What is known of the room for one name does not change the place of another."""
    spots = {"A": [(float(x), float(y)) for x, y in places]}
    known = marks_of(spots)
    for length in lengths:
        labels = {"A": "n" * length}
        assert label_marks(known, labels) == label_marks(marks_of(spots), labels)


def test_a_region_across_the_antimeridian_is_small(maps: Maps) -> None:
    """Suva and Apia are 1,100 km apart, not the width of the world."""
    view = maps.region_view((Spot(-18.1, 178.4, "FJ"), Spot(-13.8, -171.8, "WS")), ("FJ", "WS"))
    assert view.width < 0.3
    assert 170 < view.meridian % 360 < 190


CASES = [
    ("SG", 1.3, 103.8), ("PR", 18.4, -66.1), ("RU", 55.8, 37.6), ("RU", 64.7, 177.5),
    ("US", 42.3, -71.1), ("US", 21.3, -157.9), ("US", 61.2, -149.9), ("CA", 45.5, -73.6),
    ("FR", 48.9, 2.4), ("RE", -21.1, 55.5), ("FJ", -18.1, 178.4), ("NZ", -36.8, 174.8),
    ("NZ", -44.0, -176.5), ("ES", 28.1, -15.4), ("CL", -33.4, -70.7), ("CL", -27.1, -109.4),
    ("TV", -8.5, 179.2), ("AQ", -77.8, 166.7), ("KI", 1.9, -157.4),
]  # fmt: skip  # a table of places


@pytest.mark.parametrize(("code", "lat", "lon"), CASES)
def test_a_locator_has_its_mark_on_the_sheet(
    maps: Maps, legend: Legend, code: str, lat: float, lon: float
) -> None:
    root = parsed(maps.locator((code,), Spot(lat, lon, code), "city", legend, "Here"))
    ring = root.find(f"{SVG}circle")
    assert ring is not None
    for at in (float(ring.get("cx", "0")), float(ring.get("cy", "0"))):
        assert MARGIN - 1 <= at <= SIZE - MARGIN + 1


@pytest.mark.parametrize("precision", ["country", "hidden"])
def test_a_place_that_is_not_published_leaves_no_trace(
    maps: Maps, legend: Legend, precision: str
) -> None:
    """The sheet is the same wherever in the country the record is."""
    svg = maps.locator(("US",), Spot(21.3, -157.9, "US"), precision, legend, "United States")
    assert svg == maps.locator(("US",), None, precision, legend, "United States")
    assert "map-dot" not in svg
    assert "map-has" in svg


def test_a_locator_of_several_countries_shades_them_all(maps: Maps, legend: Legend) -> None:
    svg = maps.locator(("KE", "TZ", "UG"), None, "country", legend, "East Africa")
    assert svg.count("is-here") == 3
    assert "map--locator" in maps.locator(("MX", "IN"), None, "country", legend, "Far apart")


def test_an_unknown_place_has_no_locator(maps: Maps, legend: Legend) -> None:
    assert maps.locator(("AQ",), None, "country", legend, "Antarctica") == ""


def test_texts_are_escaped(maps: Maps, legend: Legend) -> None:
    svg = maps.locator(("FR",), None, "country", legend, "<script>")
    assert "<script>" not in svg
    assert "France &lt;&amp;&gt;" in svg


def test_a_country_is_drawn_once_for_all_its_records(maps: Maps, legend: Legend) -> None:
    fresh = Maps(maps.outline, maps.topology)
    for lat in range(-20, -15):
        fresh.locator(("BO",), Spot(float(lat), -65.0, "BO"), "city", legend, "Bolivia")
    assert len(fresh._bases) == 1  # noqa: SLF001 - what is kept is seen nowhere else


def test_places_anywhere_on_earth_share_a_handful_of_drawings(maps: Maps, legend: Legend) -> None:
    """Ten thousand records with wrong coordinates must not cost ten thousand drawings."""
    fresh = Maps(maps.outline, maps.topology)
    for lat in range(-80, 81, 16):
        for lon in range(-180, 180, 15):
            assert "map-ring" in fresh.locator(
                ("UY",), Spot(float(lat), float(lon), "UY"), "city", legend, "Uruguay"
            )
    assert len(fresh._bases) < 12  # noqa: SLF001 - what is kept is seen nowhere else


def test_the_same_question_has_the_same_answer(maps: Maps, legend: Legend) -> None:
    fresh = Maps(maps.outline, maps.topology)
    for atlas in (fresh, maps):
        atlas.locator(("PE",), None, "country", legend, "first")
    spots = (LA_PAZ,)
    assert fresh.region(spots, ("BO",), "t", {}) == maps.region(spots, ("BO",), "t", {})
    assert fresh.locator(("BO",), LA_PAZ, "city", legend, "t") == maps.locator(
        ("BO",), LA_PAZ, "city", legend, "t"
    )
    assert fresh.for_browser == maps.for_browser


def test_ring_clears_the_name_of_its_country(maps: Maps, legend: Legend) -> None:
    for lat, lon in ((-16.5, -68.1), (-17.0, -65.0), (-16.4, -64.5), (-19.0, -65.3)):
        root = parsed(maps.locator(("BO",), Spot(lat, lon, "BO"), "city", legend, "Here"))
        ring = root.find(f"{SVG}circle")
        (name,) = (each for each in root.iter(f"{SVG}text") if "is-here" in each.get("class", ""))
        assert ring is not None
        x, y = float(ring.get("cx", "0")), float(ring.get("cy", "0"))
        near_x, near_y = float(name.get("x", "0")), float(name.get("y", "0")) - 5
        assert abs(x - near_x) > 40 or abs(y - near_y) > 15


def test_a_mark_moves_only_the_names_that_it_covers(
    maps: Maps, legend: Legend, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written where no mark is in the way is what choosing each name anew gives."""
    spots = [Spot(lat, lon, "BO") for lat, lon in product((-21.5, -17.0, -12.0), range(-69, -58))]

    def drawn() -> list[str]:
        return [maps.locator(("BO",), spot, "city", legend, "Here") for spot in spots]

    usual = drawn()
    lettered = {picture.partition("<g aria-hidden")[2].partition("<circle")[0] for picture in usual}
    monkeypatch.setattr(Written, "leaves", lambda _words, _mark: False)
    assert usual == drawn()
    assert len(lettered) > 1
