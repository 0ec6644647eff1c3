"""Nothing that a group writes is lost: every field is on its page, in every language."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from habitat_site.diagnostics import Loc
from habitat_site.languages import INTERFACE_LANGUAGES, Lang, language
from habitat_site.records.dates import VagueDate
from habitat_site.records.initiative import Finance
from habitat_site.records.marked import marked
from habitat_site.records.markers import Reference, SourceReference
from habitat_site.records.shared import OtherClaim
from habitat_site.rendering.html.words import Words
from tests.site.sentinel_site import Built, in_language, render, save, translatable, written
from tests.site.sentinels import MODELS, notable

# The vocabulary of each word that a record chooses from a list. A new such field needs a line
# here, because nothing in a model says by which words it is shown.
VOCABULARY: Mapping[tuple[str, str], str] = {
    ("Initiative", "phase"): "phase",
    ("Initiative", "model"): "model",
    ("Initiative", "themes"): "theme",
    ("Initiative", "scope"): "scope",
    ("Event", "themes"): "theme",
    ("Event", "kind"): "event-kind",
    ("Event", "mode"): "mode",
    ("Event", "status"): "status",
    ("Network", "type"): "network-type",
    ("Network", "led_by"): "led-by",
    ("Membership", "relation"): "relation",
    ("Feed", "type"): "feed",
    ("Leader", "type"): "leader-type",
    ("Finance", "origin"): "origin",
    ("Place", "precision"): "precision",
    ("Source", "kind"): "source-kind",
    ("Outcome", "kind"): "outcome-kind",
    ("Reporter", "role"): "role",
    ("Image", "people"): "people",
    ("Consent", "scope"): "consent-scope",
    ("Name", "kind"): "name-kind",
}
QUALIFIED = "qualifier"


@cache
def words_of(lang: str) -> Words:
    """Return the words of a language."""
    return Words(language(lang))


def leaves(model: BaseModel, loc: Loc = ()) -> Iterator[tuple[Loc, BaseModel, str, Any]]:
    """Yield every single value of a record with its place, what holds it, and its field."""
    for name in type(model).model_fields:
        yield from _leaves(getattr(model, name), (*loc, name), model, name)


def _leaves(
    value: Any, loc: Loc, owner: BaseModel, name: str
) -> Iterator[tuple[Loc, BaseModel, str, Any]]:
    match value:
        case BaseModel():
            yield from leaves(value, loc)
        case tuple():
            for index, each in enumerate(value):
                yield from _leaves(each, (*loc, index), owner, name)
        case dict():
            for key, each in value.items():
                yield from _leaves(each, (*loc, key), owner, name)
        case _:
            yield loc, owner, name, value


def said(built: Built, loc: Loc, owner: BaseModel, name: str, value: Any, lang: str) -> str:
    """Return what a page says for a value: its words, its number or its date, as that page does."""
    words = words_of(lang)
    place = (type(owner).__name__, name)
    texts = translatable(built.entry.record)
    if loc in texts:
        return in_language(texts[loc], lang)
    if place in VOCABULARY:
        return words.word(VOCABULARY[place], value).unescape()
    if (name, type(value)) == ("qualifier", str):
        return words.word(QUALIFIED, value).unescape()
    match value:
        case VagueDate():
            if isinstance(owner, OtherClaim) and name in {"since", "until"} and owner.since:
                return words.dates(owner.since, owner.until)
            return words.date(value)
        case Decimal():
            return words.language.number(abs(value)) + "°"
        case int() if name == "year":
            return str(value)
        case int() | float():
            return words.number(value)
        case _:
            return said_text(built, owner, name, str(value), lang)


def said_text(built: Built, owner: BaseModel, name: str, value: str, lang: str) -> str:
    """Return what a page says for a text that no translation gives."""
    words, place = words_of(lang), (type(owner).__name__, name)
    markers = {type(m) for each in marked(owner) if each.value == value for m in each.markers}
    if Reference in markers:
        folder = {"counted_within": "initiatives", "part_of": "events", "follows": "events"}
        return built.titles[f"{folder.get(name, 'networks')}/{value}"]
    if SourceReference in markers:
        return f'href="#source-{value}"'
    special = {
        ("Source", "id"): f'id="source-{value}"',
        ("Source", "supports"): words.field(value),
        ("Name", "lang"): f'lang="{value}"',
        ("Event", "repeats"): words.language.plural("repeats.yearly", "repeats.yearly.many", 3),
    }
    return special.get(place) or coded(words, owner, name, value)


def coded(words: Words, owner: BaseModel, name: str, value: str) -> str:
    """Return the name of what a field gives as a code; any other text as it is."""
    match name:
        case "country" | "countries":
            return words.language.country(value)
        case "lang" | "languages" | "interpretation":
            return words.language.language(value)
        case "currency" if isinstance(owner, Finance):
            return words.language.money(owner.amount or 0, value)
        case "currency":
            return words.language.currency(value)
        case "unit":
            return words.word("unit", value).unescape()
        case _:
            return value


@pytest.fixture(scope="module", params=sorted(MODELS))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site with one record of a kind that gives every field."""
    root = tmp_path_factory.mktemp("site")
    written(root, request.param)
    return render(root, request.param, "full")


@pytest.mark.parametrize("lang", INTERFACE_LANGUAGES)
def test_page_shows_every_field(built: Built, lang: Lang) -> None:
    """Each value of the record, and of its translation, can be read on its page."""
    page = built.pages[lang]
    missing = {
        ".".join(map(str, loc)): expected
        for loc, owner, name, value in leaves(built.entry.record)
        if not stands(expected := said(built, loc, owner, name, value, lang), page)
    }
    assert missing == {}
    assert f"Sentinel story {lang}." in page
    assert f"Translator {lang}" in page


def stands(expected: str, page: str) -> bool:
    """Tell whether a text stands on a page by itself, not as a part of a longer word or number."""
    return re.search(rf"(?<!\w){re.escape(expected)}(?!\w)", page) is not None


def test_no_text_of_the_original_is_left_where_all_is_translated(built: Built) -> None:
    """Only the original title stays, beneath the translated one."""
    page = built.pages["fr"]
    record = built.entry.record
    left = [text for text in translatable(record).values() if text in page]
    assert left == [record.title]


@pytest.mark.parametrize("folder", sorted(MODELS))
def test_notes_on_fields_that_are_not_given_are_shown(folder: str, tmp_path: Path) -> None:
    """A note such as "no source says when it began" has no field to stand beside."""
    written(tmp_path, folder)
    least = {"initiatives": {"country": "PY"}, "events": {"kind": "forum", "start": "2001"}}
    notes = {name: f"Sentinel note on {name}." for name in notable(MODELS[folder])}
    data = {"title": "Bare", "lang": "ca", "summary": "Bare.", "notes": notes}
    data |= least.get(folder, {"type": "local"})
    save(tmp_path / "content" / folder / "bare.md", data, "")
    page = render(tmp_path, folder, "bare").pages["en"]
    assert [text for text in notes.values() if text not in page] == []


@pytest.mark.parametrize("precision", ["country", "hidden"])
@pytest.mark.parametrize("folder", ["initiatives", "events"])
def test_place_that_is_not_published_is_nowhere_on_the_page(
    folder: str, precision: str, tmp_path: Path
) -> None:
    """Not in words, not on the map, not for search engines, even if the check had missed it."""
    written(tmp_path, folder)
    place = {"name": "There", "lat": "-12.3", "lon": "45.6", "precision": precision}
    data = {"title": "Bare", "lang": "ca", "summary": "Bare.", "country": "PY", "place": place}
    data |= {"kind": "forum", "start": "2001"} if folder == "events" else {}
    save(tmp_path / "content" / folder / "bare.md", data, "")
    built = render(tmp_path, folder, "bare")
    for source in built.sources.values():
        assert not re.search(r"12[.,]3|45[.,]6|GeoCoordinates|map-dot", source)
