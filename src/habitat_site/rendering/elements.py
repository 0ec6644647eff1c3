"""Records as plain data: fields under their own names, texts by language, figures normalised."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from habitat_site.catalogue import Entry, Translation
from habitat_site.diagnostics import Loc
from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.records import Record
from habitat_site.records.dates import VagueDate
from habitat_site.records.marked import EMPTY
from habitat_site.records.markers import Translatable, held_in, is_part, markers
from habitat_site.records.measures import Results
from habitat_site.records.shared import Place
from habitat_site.rendering.figures import ByLanguage, figure_element
from habitat_site.rendering.site import Site
from habitat_site.results.places import published
from habitat_site.results.values import Standing

Element = dict[str, Any]
Write = Callable[[Any, Loc, ByLanguage], Any]
AS_WRITTEN = frozenset((str, int, float, bool))
SIMPLE: Mapping[type, Callable[[Any], Any]] = {
    bool: bool,
    int: int,
    float: float,
    Decimal: float,
    VagueDate: attrgetter("text"),
    date: str,
}


def record_element(entry: Entry[Record], standing: Standing, site: Site) -> Element:
    """Return everything that a record says, as plain data.

    `url` is the address of its page, unless the record has a field of that name (an event's own
    site); `page` always is. Fields that it does not give are left out. `story` is Markdown;
    `translations` tells by whom each translation is, and whether the original has changed since.
    """
    contents, address = entry.contents.open(), page_url(entry, site)
    translations = sorted(contents.translations.items())
    element: Element = {"id": entry.id, "url": address, "page": address}
    element |= _part(contents.record, (), texts_of(entry))
    element["standing"] = standing.level
    element["documented"] = standing.documented
    stories = {Lang(contents.record.lang): contents.document.body.strip()}
    for lang, translation in translations:
        stories[lang] = translation.document.body.strip()
    element["story"] = {lang: story for lang, story in stories.items() if story}
    element["translations"] = {
        lang: _translation(translation) for lang, translation in translations
    }
    return element


def page_url(entry: Entry[Record], site: Site) -> str:
    """Return the address of a record's page in the site's first language."""
    lang = site.settings.default_language
    return site.absolute(urls.record_address(lang, entry.kind.folder, entry.id))


def texts_of(entry: Entry[Record]) -> ByLanguage:
    """Return what gives, for a text of the original, that text with its translations."""
    contents = entry.contents.open()
    own, others = Lang(contents.record.lang), sorted(contents.translations.items())

    def by_language(loc: Loc, text: str) -> dict[Lang, str]:
        texts = {own: text}
        for lang, translation in others:
            translated = translation.texts.get(loc)
            if translated is not None:
                texts[lang] = translated
        return texts

    return by_language


def _translation(translation: Translation) -> Element:
    return {
        "by": translation.by or None,
        "method": translation.method,
        "of": translation.of or None,
        "stale": translation.stale,
    }


def _part(part: BaseModel, loc: Loc, texts: ByLanguage) -> Element:
    element: Element = {}
    values = part.__dict__
    for name, written, write in _fields(type(part)):
        value = values[name]
        # Most fields hold nothing; of the others, most what is written as it is, a day or a text,
        # for which no function is called: there are a hundred in a record.
        if value is None or value is EMPTY:
            continue
        if write is None:
            element[written] = value
        elif write is _day:
            element[written] = value.text
        elif write is _translated:
            element[written] = texts((*loc, name), value)
        elif value or type(value) is not dict:
            element[written] = write(value, (*loc, name), texts)
    return element


def _parts(parts: Sequence[BaseModel], loc: Loc, texts: ByLanguage) -> list[Element]:
    return [_part(part, (*loc, index), texts) for index, part in enumerate(parts)]


@lru_cache(maxsize=256)
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, Write | None], ...]:
    """Return each field's name, the name it is written with, and how: nothing for as it is."""
    marks = markers(model)
    return tuple(
        (
            name,
            info.alias or name,
            _writing(
                set(held_in(info.annotation)),
                translatable=any(isinstance(mark, Translatable) for mark in marks[name]),
            ),
        )
        for name, info in model.model_fields.items()
    )


def _writing(kinds: set[Any], *, translatable: bool) -> Write | None:
    """Return how to write what is of one of these types; decided once for all records."""
    if all(map(_is_as_written, kinds)):
        return _translated if translatable else None
    match list(kinds):
        case [kind] if kind in WAYS:
            return WAYS[kind]
        case [kind] if is_part(kind):
            return _part
        case [kind] if get_origin(kind) is tuple and not translatable:
            inner = set(held_in(get_args(kind)[0]))
            if all(map(_is_as_written, inner)):
                # Of which JSON makes a list.
                return None
            if all(map(is_part, inner)):
                return _parts
    return partial(_plain, translatable=translatable)


def _is_as_written(kind: Any) -> bool:
    return kind in AS_WRITTEN or get_origin(kind) is Literal


def _translated(text: str, loc: Loc, texts: ByLanguage) -> Any:
    return texts(loc, text)


def _day(value: VagueDate, _loc: Loc, _texts: ByLanguage) -> str:
    return value.text


def _plain(value: Any, loc: Loc, texts: ByLanguage, *, translatable: bool) -> Any:
    kind = type(value)
    if kind is str:
        return texts(loc, value) if translatable else value
    if kind in SIMPLE:
        return SIMPLE[kind](value)
    match value:
        case tuple():
            return [
                _plain(each, (*loc, index), texts, translatable=translatable)
                for index, each in enumerate(value)
            ]
        case Results():
            return _results(value, loc, texts)
        case Place():
            return _place(value, loc, texts)
        case BaseModel():
            return _part(value, loc, texts)
        case Mapping():
            return {
                key: _plain(each, (*loc, key), texts, translatable=translatable)
                for key, each in value.items()
            }
        case _:
            raise TypeError(f"a record cannot hold {type(value).__name__}")


def _results(results: Results, loc: Loc, texts: ByLanguage) -> Element:
    return {
        measure.name: figure_element(measure, figure, (*loc, measure.name), texts)
        for measure, figure in results.given()
    }


def _place(place: Place, loc: Loc, texts: ByLanguage) -> Element:
    found = published(place)
    return {
        "name": texts((*loc, "name"), place.name),
        **({"lat": found.lat, "lon": found.lon} if found else {}),
        "precision": place.precision,
    }


WAYS: Mapping[Any, Write] = {VagueDate: _day, Results: _results, Place: _place}
