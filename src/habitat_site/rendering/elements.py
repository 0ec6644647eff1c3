"""Records as plain data: fields under their own names, texts by language, figures normalised."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from habitat_site.catalogue import Entry, Translation
from habitat_site.diagnostics import Loc
from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.records import Record
from habitat_site.records.dates import VagueDate
from habitat_site.records.markers import Translatable, markers
from habitat_site.records.measures import Results
from habitat_site.records.shared import Place
from habitat_site.rendering.figures import figure_element
from habitat_site.rendering.site import Site
from habitat_site.results.places import published
from habitat_site.results.values import Standing

Element = dict[str, Any]


def record_element(entry: Entry[Record], standing: Standing, site: Site) -> Element:
    """Return everything that a record says, as plain data.

    `url` is the address of its page, unless the record has a field of that name (an event's own
    site); `page` always is. Fields that it does not give are left out. `story` is Markdown;
    `translations` tells by whom each translation is, and whether the original has changed since.
    """
    address = page_url(entry, site)
    element: Element = {"id": entry.id, "url": address, "page": address}
    element |= _part(entry.record, (), entry)
    element["standing"] = standing.level
    element["documented"] = standing.documented
    stories = {entry.lang: entry.document.body.strip()}
    for lang, translation in sorted(entry.translations.items()):
        stories[lang] = translation.document.body.strip()
    element["story"] = {lang: story for lang, story in stories.items() if story}
    element["translations"] = {
        lang: _translation(translation) for lang, translation in sorted(entry.translations.items())
    }
    return element


def page_url(entry: Entry[Record], site: Site) -> str:
    """Return the address of a record's page in the site's first language."""
    path = urls.entry_path(site.settings.default_language, entry)
    return site.absolute(urls.address(path))


def by_language(entry: Entry[Record], loc: Loc, text: str) -> dict[Lang, str]:
    """Return a text of the original with its translations."""
    texts = {entry.lang: text}
    for lang in sorted(entry.translations):
        translated = entry.translations[lang].texts.get(loc)
        if translated is not None:
            texts[lang] = translated
    return texts


def _translation(translation: Translation) -> Element:
    return {
        "by": translation.by or None,
        "method": translation.method,
        "of": translation.of or None,
        "stale": translation.stale,
    }


def _part(part: BaseModel, loc: Loc, entry: Entry[Record]) -> Element:
    element: Element = {}
    for name, written, translatable in _fields(type(part)):
        value = getattr(part, name)
        if value is None or value in ((), {}):
            continue
        element[written] = _plain(value, (*loc, name), entry, translatable=translatable)
    return element


@lru_cache(maxsize=256)
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """Return each field's name, the name it is written with, and whether it is translated."""
    marks = markers(model)
    return tuple(
        (name, info.alias or name, any(isinstance(mark, Translatable) for mark in marks[name]))
        for name, info in model.model_fields.items()
    )


def _plain(value: Any, loc: Loc, entry: Entry[Record], *, translatable: bool) -> Any:
    match value:
        case str():
            return by_language(entry, loc, value) if translatable else value
        case bool() | int() | float():
            return value
        case VagueDate() | date():
            return str(value)
        case Decimal():
            return float(value)
        case Results():
            return _results(value, loc, entry)
        case Place():
            return _place(value, loc, entry)
        case BaseModel():
            return _part(value, loc, entry)
        case Mapping():
            return {
                key: _plain(each, (*loc, key), entry, translatable=translatable)
                for key, each in value.items()
            }
        case tuple():
            return [
                _plain(each, (*loc, index), entry, translatable=translatable)
                for index, each in enumerate(value)
            ]
        case _:
            raise TypeError(f"a record cannot hold {type(value).__name__}")


def _results(results: Results, loc: Loc, entry: Entry[Record]) -> Element:
    return {
        measure.name: figure_element(
            measure, figure, (*loc, measure.name), lambda at, text: by_language(entry, at, text)
        )
        for measure, figure in results.given()
    }


def _place(place: Place, loc: Loc, entry: Entry[Record]) -> Element:
    found = published(place)
    return {
        "name": by_language(entry, (*loc, "name"), place.name),
        **(asdict(found) if found else {}),
        "precision": place.precision,
    }
