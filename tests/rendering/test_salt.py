"""Pictures that are files of their own are made anew with the stylesheet and with the outline."""

from pathlib import Path

import pytest

from habitat_site.languages import Lang
from habitat_site.pages.values import Page
from habitat_site.rendering import salt
from tests.rendering.context import SITE

PAGES = {
    "sheet": Page("assets/lands/bo.svg", "sheet", None),
    "mark": Page("assets/mark.svg", "mark", None),
    "json": Page("build.json", "json", None),
    "html": Page("en/index.html", "html", None, "home.html", Lang("en")),
}


@pytest.mark.parametrize(
    ("changed", "anew"),
    [
        ("static/css/010-tokens.css", {"sheet", "mark"}),
        ("static/world/world.geojson", {"sheet", "mark", "html"}),
        ("templates/home.html", {"html"}),
    ],
)
def test_a_page_is_made_anew_with_what_it_is_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str, anew: set[str]
) -> None:
    monkeypatch.setattr(salt, "resource", lambda name: tmp_path / name)
    for name in ("static/css/010-tokens.css", "static/world/world.geojson", "templates/home.html"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("before")
    before, _ = salt.salts(SITE), (tmp_path / changed).write_text("after")
    after = salt.salts(SITE)
    assert {name for name, page in PAGES.items() if before(page) != after(page)} == anew
