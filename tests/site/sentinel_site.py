"""A small site around one record of sentinels, written to a folder and rendered in memory."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from habitat_site.catalogue import Entry, value_at
from habitat_site.diagnostics import Loc
from habitat_site.languages import INTERFACE_LANGUAGES
from habitat_site.pages.build import Build
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.planners import plan
from habitat_site.pages.values import Page
from habitat_site.reading import read
from habitat_site.records import Record
from habitat_site.records.marked import marked
from habitat_site.records.markers import OwnFile, Translatable
from habitat_site.records.shared import Image as Photo
from habitat_site.rendering import Site
from habitat_site.rendering.html import render_html
from habitat_site.results.summary import summarise
from habitat_site.settings import load_settings
from tests.site.sentinels import MODELS, NETWORKS, Sentinels

SETTINGS = """\
title: Sentinels
base_url: https://example.org/
languages: [en, es, fr, pt]
licence: CC-BY-SA-4.0
repository: https://example.org/repository/
branch: main
"""
OTHERS = {
    "initiatives/larger": "title: Larger\nlang: ca\nsummary: Larger.\ncountry: PY\n",
    "events/larger-meeting": "title: Larger day\nlang: ca\nsummary: L.\nkind: day\nstart: 2001\n",
    "events/earlier-meeting": "title: Earlier day\nlang: ca\nsummary: E.\nkind: day\nstart: 2000\n",
} | {f"networks/{id}": f"title: The {id}\nlang: ca\nsummary: N.\ntype: local\n" for id in NETWORKS}


@dataclass(frozen=True)
class Built:
    """A small site: its record under test, its pages as HTML, and their text, by language."""

    entry: Entry[Record]
    sources: Mapping[str, str]
    pages: Mapping[str, str]
    titles: Mapping[str, str]


def written(root: Path, folder: str) -> None:
    """Write a site with one record that gives everything, in Catalan and four translations."""
    (root / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    for key, text in OTHERS.items():
        path = root / "content" / f"{key}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    model = MODELS[folder]
    data = Sentinels().record(model)
    record = model.model_validate(data)
    own = root / "content" / folder / "full"
    own.mkdir(parents=True)
    for each in marked(record):
        if any(isinstance(marker, OwnFile) for marker in each.markers):
            Image.new("RGB", (8, 6), "white").save(own / each.value)
    save(own.with_suffix(".md"), data, "Sentinel story ca.")
    for lang in INTERFACE_LANGUAGES:
        told = translated(record, lang) | {"translation": {"by": f"Translator {lang}"}}
        save(own.parent / f"full.{lang}.md", told, f"Sentinel story {lang}.")


def save(path: Path, data: Mapping[str, Any], story: str) -> None:
    """Write a record's file."""
    front = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    path.write_text(f"---\n{front}---\n\n{story}\n", encoding="utf-8")


def translated(record: Record, lang: str) -> dict[str, Any]:
    """Return a translation of every text that can be translated."""
    told: dict[str | int, Any] = {}
    for loc, text in translatable(record).items():
        place = told
        for end in range(1, len(loc)):
            place = place.setdefault(key_of(value_at(record, loc[:end]), loc[end - 1]), {})
        place[loc[-1]] = in_language(text, lang)
    return {str(name): value for name, value in told.items()}


def translatable(record: Record) -> dict[Loc, str]:
    """Return the texts of a record that a translation may give, by their place."""
    return {
        each.loc: each.value
        for each in marked(record)
        if any(isinstance(marker, Translatable) for marker in each.markers)
    }


def key_of(value: Any, part: str | int) -> str | int:
    """Return how a translation names an item: by its id or its file, else by its position."""
    if isinstance(part, int):
        return value.file if isinstance(value, Photo) else getattr(value, "id", None) or part
    return part


def in_language(text: str, lang: str) -> str:
    """Return what the translation of a text says."""
    return f"{text[:-1]} in {lang}."


def render(root: Path, folder: str, id: str) -> Built:
    """Build a site in memory, and the pages of one record to the last byte."""
    reading = read(root)
    assert [d for d in reading.diagnostics if d.severity.value == "error"] == []
    settings, today = load_settings(root), date(2026, 11, 21)
    catalogue = reading.catalogue
    build = Build("0", today, "", {})
    pages = plan(Inputs(settings, catalogue, summarise(catalogue, today), build), ())
    site = Site(settings, frozenset(page.place for page in pages), root)
    entry = catalogue.get(folder, id)
    assert entry is not None
    address = entry.kind.address
    wanted = {page.lang: page for page in pages if is_of(page, f"{address}/{id}/index.html")}
    sources = {str(lang): render_html(page.whole(), site).decode() for lang, page in wanted.items()}
    return Built(
        entry,
        sources,
        {lang: plain(source) for lang, source in sources.items()},
        {e.key: e.record.title for e in catalogue},
    )


def is_of(page: Page, address: str) -> bool:
    """Tell whether a page is a record's own, in one of the languages."""
    return page.renderer == "html" and page.place.partition("/")[2] == address


def plain(page: str) -> str:
    """Return a page with its characters as read, and each run of white space as one space."""
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"[ \t\n]+", " ", html.unescape(main))
