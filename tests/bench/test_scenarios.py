"""Edits are seen by every generator, and leave nothing behind."""

from pathlib import Path

import pytest
from scenarios import MARK, MORE, edited, remarked, renamed

from habitat_site.resources import CHECKOUT

TEMPLATES = (
    "templates/initiative.html",
    "bench/hugo/layouts/initiatives/page.html",
    "bench/eleventy/_includes/layouts/initiative.11ty.js",
)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_can_be_edited(name: str) -> None:
    assert MARK in remarked((CHECKOUT / name).read_text(encoding="utf-8"))


def test_a_title_is_changed_and_nothing_else() -> None:
    record = "---\ntitle: Brick Lane\nsources:\n- title: Leaflet\n---\n"
    assert renamed(record) == record.replace("Brick Lane", f"Brick Lane {MORE}")


def test_an_edit_is_taken_back_even_after_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "record.md"
    path.write_text("as it was\n", encoding="utf-8")
    seen = []

    def build() -> None:
        with edited(path, str.upper):
            seen.append(path.read_text(encoding="utf-8"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build()
    assert seen == ["AS IT WAS\n"]
    assert path.read_text(encoding="utf-8") == "as it was\n"
