"""What a corpus looks like to other site generators: the same records, laid out as they want them.

What our tool works out while it builds, and a peer has no means for, is worked out here, before
the clock starts: maps, words, translated records put together with their originals, the parts of a
long list, and which networks a record counts for. It makes the peers faster, never slower.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from drawings import region_dot, ring

from habitat_site.pages.lists import MOST
from habitat_site.rendering.maps.atlas import Spot

Fields = dict[str, Any]
LANGUAGES = ("en", "es", "fr", "pt")
FOLDERS = ("initiatives", "events", "networks", "pages")


@dataclass(frozen=True, slots=True)
class Text:
    """A record as it reads in some languages of the site: its fields, its story, its language."""

    fields: Fields
    story: str
    lang: str
    shown_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """A record with its translations."""

    id: str
    original: Fields
    story: str
    translations: Mapping[str, tuple[Fields, str]] = field(default_factory=dict)

    @property
    def lang(self) -> str:
        """Return the language that it was written in."""
        return str(self.original["lang"])

    def texts(self) -> Iterator[Text]:
        """Yield the original for all languages that have no other text, then the others."""
        rest = tuple(each for each in LANGUAGES if each not in self.translations)
        yield Text(self.original, self.story, self.lang, rest)
        for lang, (fields, story) in sorted(self.translations.items()):
            yield Text(_merged(self.original, fields), story, lang, (lang,))


def _merged(original: Any, translated: Any) -> Any:
    if not isinstance(translated, dict):
        return translated
    both = dict(original)
    for name, value in translated.items():
        if name != "translation":
            both[name] = _merged(original.get(name, {}), value)
    return both


def record_of(twin: Twin, text: Text) -> Fields:
    """Return a text's fields as templates want them, with what is known of all texts."""
    fields = {name: value for name, value in text.fields.items() if name != "title"}
    made = {lang: fields["translation"] for lang, (fields, _) in twin.translations.items()}
    return fields | {"id": twin.id, "translations": made}


@dataclass(frozen=True)
class Twins:
    """All records of a corpus."""

    root: Path

    @cached_property
    def initiatives(self) -> tuple[Twin, ...]:
        """Return the initiatives by id."""
        return tuple(_read(self.root / "content" / "initiatives"))

    @cached_property
    def events(self) -> tuple[Twin, ...]:
        """Return the events by id."""
        return tuple(_read(self.root / "content" / "events"))

    @cached_property
    def networks(self) -> Mapping[str, Twin]:
        """Return the networks by id."""
        return {each.id: each for each in _read(self.root / "content" / "networks")}

    @cached_property
    def pages(self) -> tuple[Twin, ...]:
        """Return the pages of prose."""
        return tuple(_read(self.root / "content" / "pages"))

    def circles(self, networks: Iterable[str]) -> tuple[str, ...]:
        """Return some networks and those that they belong to."""
        found = dict.fromkeys(networks)
        for id in tuple(found):
            found |= dict.fromkeys(self.networks[id].original.get("member_of", ()))
        return tuple(found)

    @cached_property
    def lists(self) -> Mapping[tuple[str, str], tuple[Twin, ...]]:
        """Return the initiatives of every country, theme and model: `("themes", "land")`."""
        found: dict[tuple[str, str], list[Twin]] = {}
        for each in self.initiatives:
            for key in list_keys(each.original):
                found.setdefault(key, []).append(each)
        return {key: tuple(members) for key, members in found.items()}

    @cached_property
    def parts(self) -> Mapping[tuple[str, str], Mapping[str, tuple[Twin, ...]]]:
        """Return the parts of every long list, by the beginning of the ids in them."""
        return {
            key: by_beginning(members) for key, members in self.lists.items() if len(members) > MOST
        }

    @cached_property
    def parts_of(self) -> Mapping[str, tuple[str, ...]]:
        """Return the parts that each initiative is in: `themes/land/ba`."""
        found: dict[str, list[str]] = {}
        for (facet, id), parts in self.parts.items():
            for beginning, members in parts.items():
                for each in members:
                    found.setdefault(each.id, []).append(f"{facet}/{id}/{beginning}")
        return {id: tuple(parts) for id, parts in found.items()}

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Return where the initiatives are."""
        return tuple(
            Spot(e.original["place"]["lat"], e.original["place"]["lon"], e.original["country"])
            for e in self.initiatives
        )


def list_keys(record: Fields) -> Iterator[tuple[str, str]]:
    """Yield the lists that an initiative is in."""
    yield "countries", record["country"].lower()
    yield "models", record["model"]
    for theme in record["themes"]:
        yield "themes", theme


def by_beginning(members: tuple[Twin, ...], letters: int = 1) -> dict[str, tuple[Twin, ...]]:
    """Split a long list as our pages do: by the first letter of the ids, or by more."""
    parts: dict[str, tuple[Twin, ...]] = {}
    for beginning in sorted({each.id[:letters] for each in members}):
        found = tuple(each for each in members if each.id[:letters] == beginning)
        short = len(found) <= MOST
        parts |= {beginning: found} if short else by_beginning(found, letters + 1)
    return parts


def spot_of(record: Fields) -> Fields:
    """Return where a record is on the maps."""
    place = record["place"]
    return {
        "dot": region_dot(place["lon"], place["lat"]),
        "ring": list(ring(record["country"], place["lon"], place["lat"])),
    }


def _read(folder: Path) -> Iterator[Twin]:
    translated: dict[str, dict[str, tuple[Fields, str]]] = {}
    originals: dict[str, tuple[Fields, str]] = {}
    for path in sorted(folder.glob("*.md")):
        id, _, lang = path.stem.partition(".")
        read = _split(path.read_text(encoding="utf-8"))
        if lang:
            translated.setdefault(id, {})[lang] = read
        else:
            originals[id] = read
    for id, (fields, story) in originals.items():
        yield Twin(id, fields, story, translated.get(id, {}))


def _split(text: str) -> tuple[Fields, str]:
    _, front, story = text.split("---\n", 2)
    return yaml.load(front, Loader=yaml.CSafeLoader), story.strip() + "\n"
