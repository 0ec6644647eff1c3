"""No coordinate finer than its record allows reaches any file of the site."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.records import initiative
from tests.site.sites import BuiltSite, small_site

CONSENT = "consent: {by: the assembly, date: 2026-01-01, scope: [location]}\n"
# What each record writes: the degrees are as fine as its precision allows, and no others.
PLACES = {
    "exact": ("place: {name: A, lat: -34.90123, lon: -56.16789, precision: exact}\n" + CONSENT, 5),
    "quarter": ("place: {name: B, lat: -31.38, lon: -57.96, precision: neighbourhood}", 2),
    "city": ("place: {name: C, lat: -32.3, lon: -58.1}", 1),
    "country": ("place: {name: D, precision: country}", None),
    "hidden": ("place: {name: E, precision: hidden}", None),
}
DECIMALS = {"exact": 5, "neighbourhood": 2, "city": 1}
# The degrees between which Uruguay lies, without their signs.
SOUTH, NORTH, EAST, WEST = 30, 35, 53, 59
DEGREES = re.compile(r"-?\d{1,3}\.\d{3,}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return a site with one initiative of each precision."""
    records = {
        f"initiatives/{name}.md": initiative(name, rest) for name, (rest, _) in PLACES.items()
    }
    return small_site(tmp_path_factory.mktemp("places"), records)


def located(site: BuiltSite) -> dict[str, tuple[float, float]]:
    """Return the coordinates in the open data."""
    features = site.json("data/initiatives.geojson")["features"]
    return {each["id"]: tuple(each["geometry"]["coordinates"]) for each in features}


def test_open_data_has_no_place_that_is_hidden_or_only_a_country(site: BuiltSite) -> None:
    """Hidden and country-wide records are on no map and have no degrees."""
    assert located(site) == {
        "exact": (-56.16789, -34.90123),
        "quarter": (-57.96, -31.38),
        "city": (-58.1, -32.3),
    }
    for record in site.json("data/initiatives.json"):
        assert ("lat" in record["place"]) == (record["id"] in located(site))


def test_finer_degrees_than_allowed_are_no_site(tmp_path: Path) -> None:
    """What is too fine is refused, so that it cannot be published."""
    finer = "place: {name: E, lat: -34.901, lon: -56.168, precision: city}"
    with pytest.raises(AssertionError, match="HS404"):
        small_site(tmp_path, {"initiatives/fine.md": initiative("Fine", finer)})


def test_a_hidden_place_leaves_no_trace_on_its_page(site: BuiltSite) -> None:
    """Neither degrees nor a dot; the country is drawn without one."""
    for lang in ("en", "es", "fr", "pt"):
        page = site.page(f"{lang}/initiatives/hidden/")
        assert "°" not in page.only("p", class_="record__place").text
        assert not [e for e in page.all("path", "circle") if "map-dot" in e.classes]
        assert "GeoCoordinates" not in site.text(f"{lang}/initiatives/hidden/index.html")


def fine_numbers(site: BuiltSite) -> Iterator[tuple[str, str]]:
    """Yield every number in a file that could be degrees in Uruguay finer than a quarter's."""
    for name in sorted(site.files):
        if name.startswith("assets/"):
            continue
        for found in DEGREES.findall(site.text(name)):
            if SOUTH <= abs(float(found)) <= NORTH or EAST <= abs(float(found)) <= WEST:
                yield name, found


def test_the_one_exact_place_is_the_only_fine_number(site: BuiltSite) -> None:
    """Every number with three decimals or more, in any file, is the exact record's."""
    allowed = {"-34.90123", "-56.16789", "34.90123", "56.16789"}
    assert "34.90123° S, 56.16789° W" in site.page("en/initiatives/exact/").only("main").text
    found = set(fine_numbers(site))
    assert {number for _, number in found} <= allowed
    assert found, "the exact place is published"


def test_no_shipped_coordinate_is_finer_than_its_precision(
    real_site: BuiltSite, checkout: Path
) -> None:
    """In the data as in the pages: degrees have no more decimals than the record publishes."""
    records: list[dict[str, Any]] = real_site.json("data/initiatives.json")
    points = located(real_site)
    assert len(points) > 30
    for record in records:
        place = record.get("place", {})
        for value in (place.get("lat"), place.get("lon")):
            if value is not None:
                decimals = DECIMALS[place["precision"]]
                assert value == round(value, decimals), record["id"]
    for name in real_site.files:
        if name.endswith("points.json"):
            for point in real_site.json(name)["points"]:
                assert (point["lon"], point["lat"]) == points[point["id"]]
    text = r"(\d+(?:\.\d+)?)° [NS]"
    for id in points:
        page = real_site.text(f"en/initiatives/{id}/index.html")
        place = next(r["place"] for r in records if r["id"] == id)
        for degrees in re.findall(text, page):
            assert len(degrees.partition(".")[2]) <= DECIMALS[place["precision"]], id
