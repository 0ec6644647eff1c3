"""What interactive maps show, written once for all languages or one by one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from habitat_site.catalogue import Localised, RecordId
from habitat_site.languages import Lang
from habitat_site.pages.exports import PointsExport
from habitat_site.pages.spots import Pin
from habitat_site.pages.values import Page, joined
from habitat_site.rendering import points
from habitat_site.results.places import Point
from tests.rendering.context import SITE

EN, ES = Lang("en"), Lang("es")
TITLE = {EN: Localised('A "home"', EN), ES: Localised("Un hogar", ES)}
PLACE = dict.fromkeys((EN, ES), Localised("Sucre\\Sur", ES))
CASA, TECHO, NOWHERE = map(RecordId, ("casa", "techo", "sin-lugar"))


@dataclass(frozen=True, eq=False)
class Given:
    """The pins of some initiatives: all of them but one have a place."""

    ids: tuple[RecordId, ...]
    lons: Mapping[str, float] = field(default_factory=lambda: {CASA: -68.1, TECHO: 3.0})
    whole: "Given | None" = None

    @property
    def source(self) -> "Given":
        """Return where they are from."""
        return self.whole or self

    def pin(self, id: RecordId) -> Pin | None:
        """Return the pin of one."""
        if id not in self.lons:
            return None
        return Pin(Point(id, -16.5, self.lons[id], "city", "BO"), TITLE, PLACE)


BOTH = Given((CASA, NOWHERE, TECHO))


def written(pins: Given, lang: Lang, of: str = "countries/bo") -> bytes:
    page = Page(f"{lang}/{of}/points.json", "json", PointsExport(pins), lang=lang)
    return joined(points.render_points(page, lang, SITE))


def test_every_point_is_there_in_its_language() -> None:
    found = json.loads(written(BOTH, ES))["points"]
    assert [each["url"] for each in found] == [
        "../../initiatives/casa/",
        "../../initiatives/techo/",
    ]
    assert found[0]["title"] == "Un hogar"
    assert (found[1]["lat"], found[1]["lon"], found[1]["place"]) == (-16.5, 3.0, "Sucre\\Sur")


def test_a_set_without_a_place_has_no_point() -> None:
    assert json.loads(written(Given(()), EN)) == {"points": []}


@pytest.mark.parametrize("ids", [(), (CASA,), BOTH.ids])
def test_one_by_one_they_are_the_same(
    ids: tuple[RecordId, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = [written(Given(ids), lang) for lang in (EN, ES)]
    monkeypatch.setattr(points, "SHARED", -1)
    assert [written(Given(ids), lang) for lang in (EN, ES)] == at_once


@pytest.mark.parametrize("room", [0, 1, 9])
def test_what_is_kept_for_the_next_map_is_what_would_be_made(
    room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On each map, the same initiatives are at an address of its own."""
    monkeypatch.setattr(points, "KEPT", room)
    part = Given(BOTH.ids[1:], whole=BOTH)
    maps = ((BOTH, "map"), (part, "a/b"))
    found = [
        json.loads(written(pins, lang, of))["points"] for pins, of in maps for lang in (EN, ES)
    ]
    assert [[each["title"] for each in one] for one in found] == [
        ['A "home"'] * 2,
        ["Un hogar"] * 2,
        ['A "home"'],
        ["Un hogar"],
    ]
    urls = ["../initiatives/techo/"] * 2 + ["../../initiatives/techo/"] * 2
    assert [one[-1]["url"] for one in found] == urls


def test_what_is_kept_is_of_one_source_alone() -> None:
    first = written(Given((CASA,)), EN)
    assert b'"lon":7.5' in written(Given((CASA,), {CASA: 7.5}), EN)
    assert written(Given((CASA,), {}), EN) == written(Given(()), EN)
    assert written(Given((CASA,)), EN) == first
