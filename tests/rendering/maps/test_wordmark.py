"""The mark of the site is the outline of the world, drawn once and kept."""

import re
from pathlib import Path

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.rendering.maps.atlas import Maps
from habitat_site.rendering.maps.wordmark import (
    LARGEST,
    NAME,
    SQUARE,
    drawn_wordmark,
    mark_file,
    read_wordmark,
)


def test_the_kept_mark_is_what_the_outline_gives(maps: Maps, checkout: Path) -> None:
    """If not: `python tools/wordmark.py`."""
    kept = checkout / "static" / "world" / NAME
    assert kept.read_text(encoding="utf-8") == drawn_wordmark(maps.topology)
    box, path = read_wordmark(kept)
    assert box == "18 0 124 69"
    assert len(path) < LARGEST


def test_a_missing_or_foreign_mark_says_which_file(tmp_path: Path) -> None:
    with pytest.raises(HabitatError, match=r"wordmark\.svg: cannot read"):
        read_wordmark(tmp_path / NAME)
    (tmp_path / NAME).write_text("<svg/>")
    with pytest.raises(HabitatError, match=r"wordmark\.svg: this is not the mark"):
        read_wordmark(tmp_path / NAME)


def test_the_published_mark_is_a_square_in_the_colours_of_the_site(checkout: Path) -> None:
    """Pages cut it to the kept mark's box, so that both have the same middle."""
    world = checkout / "static" / "world"
    found = mark_file(world)
    box, path = read_wordmark(world / NAME)
    left, top, width, height = map(float, box.split())
    at, above, wide, high = map(float, SQUARE.split())
    assert [wide, high, at, above] == [width, width, left, top + (height - width) / 2]
    assert f' d="{path}"' in found
    brick = re.findall("--brick:([^}]+)}", found)
    assert len(set(brick)) == 3
    assert f'fill="{brick[0]}"' in found
