"""What a peer's templates look up besides the records: words, maps, names, parts of lists."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drawings import TITLE, as_data, drawings, live_map, locator
from twins import LANGUAGES, Twins
from wording import wording

from habitat_site.pages.initials import led_to
from habitat_site.rendering.html.pictures import atlas


def write_site_data(twins: Twins, folder: Path) -> None:
    """Write a JSON file for each table into a new folder."""
    folder.mkdir()
    for name, table in site_data(twins).items():
        text = json.dumps(table, ensure_ascii=False)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


def site_data(twins: Twins) -> Mapping[str, object]:
    """Return all tables by name."""
    codes = countries(twins)
    return {
        "words": {lang: wording(lang, LANGUAGES, codes) for lang in LANGUAGES},
        "maps": _maps(twins),
        "locators": {lang: {code: locator(code, lang) for code in codes} for lang in LANGUAGES},
        "live": _live_maps(twins, codes),
        "networks": {
            id: {"title": each.original["title"], "lang": each.lang}
            for id, each in twins.networks.items()
        },
        "parts": {"/".join(key): initials(twins, key) for key in twins.lists},
        "shards": shards(twins),
    }


def countries(twins: Twins) -> list[str]:
    """Return the countries of all records, sorted."""
    return sorted({spot.country for spot in twins.spots})


def initials(twins: Twins, key: tuple[str, str]) -> list[Mapping[str, Any]]:
    """Return the parts of a list, how many records each has, and which others it leads to."""
    parts = twins.parts.get(key, {})
    names = tuple(parts)
    return [
        {"initial": each, "count": len(members), "near": led_to(names, each)}
        for each, members in parts.items()
    ]


def shards(twins: Twins) -> Mapping[str, list[str]]:
    """Return the countries by the first letter of their codes, as the search index is split."""
    found: dict[str, list[str]] = {}
    for code in sorted({spot.country.lower() for spot in twins.spots}):
        found.setdefault(code[0], []).append(code)
    return found


def _maps(twins: Twins) -> Mapping[str, object]:
    drawn = drawings(twins.spots)
    countries = {code: as_data(drawing) for code, drawing in drawn.countries.items()}
    return {"world": as_data(drawn.world), "region": as_data(drawn.region)} | countries


def _live_maps(twins: Twins, codes: list[str]) -> Mapping[str, Mapping[str, str]]:
    views = {
        code: (atlas().region_view([s for s in twins.spots if s.country == code], [code]), [code])
        for code in codes
    }
    views["region"] = atlas().region_view(twins.spots, codes), codes
    views["world"] = atlas().world_view(twins.spots), codes
    return {
        lang: {
            name: live_map(view, lang, shown).replace(TITLE, name)
            for name, (view, shown) in views.items()
        }
        for lang in LANGUAGES
    }
