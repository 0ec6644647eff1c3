"""What is slow to make and the same for every site is made once, and not mixed up."""

import json
from pathlib import Path

import pytest

from habitat_site.languages import Lang
from habitat_site.pages.exports import SchemaExport
from habitat_site.pages.values import Page
from habitat_site.rendering import schemas
from habitat_site.rendering.html import pictures
from habitat_site.rendering.site import Site
from habitat_site.settings import Basemap, Settings

SETTINGS = Settings(title="Homes", base_url="https://example.org/", languages=("en", "es"))
SHELL = Page("assets/map-shell.js", "map-shell", None)
TILES = Basemap(tiles="https://tiles.example.org/{z}/{x}/{y}.png", attribution="Somebody")


@pytest.fixture(autouse=True)
def _kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def schema(kind: str, lang: str) -> bytes:
    page = Page(f"{kind}.json", "schema", SchemaExport(kind), lang=Lang(lang))
    return schemas.render_schema(page, Site(SETTINGS))


def never(*_: object) -> str:
    raise AssertionError


def test_a_schema_is_made_once_for_each_kind_and_language(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [("event", "en"), ("event", "es"), ("network", "en")]
    made = [schema(*each) for each in asked]
    assert len({json.loads(each)["title"] for each in made}) == len(asked)
    monkeypatch.setattr(schemas, "schema_of", never)
    assert [schema(*each) for each in asked] == made


def test_the_script_of_maps_is_made_once_for_each_basemap(monkeypatch: pytest.MonkeyPatch) -> None:
    sites = [Site(SETTINGS), Site(SETTINGS.model_copy(update={"basemap": TILES}))]
    made = [pictures.render_map_shell(SHELL, site) for site in sites]
    assert [TILES.tiles.encode() in each for each in made] == [False, True]
    monkeypatch.setattr(pictures, "shell", never)
    assert [pictures.render_map_shell(SHELL, site) for site in sites] == made
