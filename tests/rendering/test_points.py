"""What interactive maps show, written once for all languages or one by one."""

import json
from pathlib import PurePosixPath

import pytest

from habitat_site.catalogue import Localised, RecordId
from habitat_site.languages import Lang
from habitat_site.pages.exports import PointsExport
from habitat_site.pages.spots import Pin
from habitat_site.pages.values import Page, joined
from habitat_site.rendering import points
from habitat_site.results.places import Point

EN, ES = Lang("en"), Lang("es")
TITLE = {EN: Localised('A "home"', EN), ES: Localised("Un hogar", ES)}
PLACE = dict.fromkeys((EN, ES), Localised("Sucre\\Sur", ES))
PINS = tuple(
    Pin(Point(RecordId(id), -16.5, lon, "city", "BO"), TITLE, PLACE)
    for id, lon in (("casa", -68.1), ("techo", 3.0))
)


def written(export: PointsExport, lang: Lang) -> bytes:
    page = Page(PurePosixPath(lang, "countries", "bo", "points.json"), "json", export, lang=lang)
    return joined(points.render_points(page, lang))


def test_every_point_is_there_in_its_language() -> None:
    found = json.loads(written(PointsExport(PINS), ES))["points"]
    assert [each["url"] for each in found] == [
        "../../initiatives/casa/",
        "../../initiatives/techo/",
    ]
    assert found[0]["title"] == "Un hogar"
    assert (found[1]["lat"], found[1]["lon"], found[1]["place"]) == (-16.5, 3.0, "Sucre\\Sur")


def test_a_set_without_a_place_has_no_point() -> None:
    assert json.loads(written(PointsExport(()), EN)) == {"points": []}


@pytest.mark.parametrize("pins", [(), PINS[:1], PINS])
def test_one_by_one_they_are_the_same(
    pins: tuple[Pin, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = [written(PointsExport(pins), lang) for lang in (EN, ES)]
    monkeypatch.setattr(points, "SHARED", -1)
    assert [written(PointsExport(pins), lang) for lang in (EN, ES)] == at_once


def test_two_sites_of_one_process_are_not_mixed() -> None:
    """The same file of another set is made anew."""
    first = written(PointsExport(PINS[:1]), EN)
    assert written(PointsExport(PINS), EN) != first
    assert written(PointsExport(PINS[:1]), EN) == first
