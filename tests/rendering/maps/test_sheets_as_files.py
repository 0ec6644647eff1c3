"""What is the same beneath the small maps of a country's records is one file."""

import re
from xml.etree import ElementTree as ET

import pytest

from habitat_site.rendering.maps.atlas import Maps, Spot
from habitat_site.rendering.maps.locator import Legend

HREF = "../../assets/lands/bo.svg"


def published(country: str) -> str:
    """Tell where a country's sheet is."""
    return f"../../assets/lands/{country.lower()}.svg"


def test_the_file_and_the_rest_are_what_one_picture_was(maps: Maps, legend: Legend) -> None:
    """Nothing is lost, nothing is there twice."""
    spot = Spot(-16.5, -68.1, "BO")
    whole = maps.locator(("BO",), spot, "city", legend, "La Paz")
    above = maps.locator(("BO",), spot, "city", legend, "La Paz", sheet=published)
    file = maps.locator_sheet("BO")
    drawing = whole[whole.index("<defs>") : whole.index('<g aria-hidden="true">')]
    assert drawing in file
    assert above.partition("\n")[2] == whole.replace(drawing, "")
    assert re.findall('src="([^"]+)"', above) == [HREF, f"{HREF}#night", f"{HREF}#print"]
    assert above.count("hidden>") == 2
    assert above.count(' alt=""') == 3


def test_the_file_knows_every_class_that_it_uses(maps: Maps) -> None:
    file = maps.locator_sheet("BO")
    root = ET.fromstring(file)
    used = {each.get("class", "") for each in root.iter()} - {""}
    style = root.findtext("{http://www.w3.org/2000/svg}style") or ""
    assert used == set(re.findall(r"[.]([a-z][\w-]+)", style))
    names = set(re.findall(r"var\((--[\w-]+)\)", style))
    assert {name: len(re.findall(f"{name}:#", style)) for name in names} == dict.fromkeys(names, 3)


@pytest.mark.parametrize(
    ("countries", "spot"),
    [
        (("KE", "TZ", "UG"), None),  # several
        (("US",), Spot(21.3, -157.9, "US")),  # a part that lies elsewhere
        (("CL",), Spot(-27.1, -109.4, "CL")),  # an enlargement
        (("MX", "IN"), None),  # scattered
    ],
)
def test_another_sheet_than_the_whole_of_one_country_is_drawn_in_the_page(
    maps: Maps, legend: Legend, countries: tuple[str, ...], spot: Spot | None
) -> None:
    drawn = maps.locator(countries, spot, "city", legend, "Here", sheet=published)
    assert "<img" not in drawn
    assert drawn == maps.locator(countries, spot, "city", legend, "Here")


def test_a_country_that_cannot_be_drawn_has_an_empty_file(maps: Maps) -> None:
    assert maps.locator_sheet("AQ") == ""
