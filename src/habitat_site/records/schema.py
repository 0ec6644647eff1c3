"""The schema of each kind for editors that help who writes a record (JSON Schema, draft 2020-12).

It follows from the models, and its words from the catalogues; a new kind needs no line here. It
tells what a file may look like. Whether it fits the other records is what the check says.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from habitat_site.languages import Lang, Language
from habitat_site.records.kinds import Kind
from habitat_site.records.markers import MEANS
from habitat_site.records.measures import Results

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ENGLISH = Lang("en")
# Text is read as text, also where YAML takes it for a number: a house that is called 1927.
TEXT = ["string", "number"]
# Its fields are measures, which have words of their own.
MEASURES = Results.__name__


def schema_of(kind: Kind, language: Language) -> dict[str, Any]:
    """Return the schema of a kind, with its words in a language."""
    raw, codes = _raw(kind), dict[str, Any]()
    found: dict[str, Any] = _Speaker(language, codes).whole(raw)
    definitions = dict(sorted((found.pop("$defs", {}) | codes).items()))
    title = language.text(f"record-kind.{kind.name}")
    return {"$schema": DIALECT, "title": title, **found, "$defs": definitions}


@cache
def _raw(kind: Kind) -> Mapping[str, Any]:
    return kind.model.model_json_schema()


class _Speaker:
    """Puts words into a schema; `codes` takes the long lists, each of which is told once."""

    def __init__(self, language: Language, codes: dict[str, Any]) -> None:
        self.language, self.codes = language, codes

    def whole(self, raw: Mapping[str, Any], within: str = "") -> dict[str, Any]:
        """Return a schema with words; `within` is the model whose fields are in it."""
        within = str(raw.get("title", within)) if "properties" in raw or "anyOf" in raw else within
        found = {key: self.part(key, value, within) for key, value in raw.items()}
        # What pydantic makes of names; the docstrings of models are for who reads the code.
        for each in ("title", "default", MEANS, *self._foreign()):
            found.pop(each, None)
        if raw.get("type") == "string" and not {"enum", "const"} & raw.keys():
            found["type"] = TEXT
        if MEANS in raw and "enum" in raw:
            self.codes[raw[MEANS]] = found
            return {"$ref": f"#/$defs/{raw[MEANS]}"}
        return found

    def _foreign(self) -> tuple[str, ...]:
        return () if self.language.code == ENGLISH else ("description",)

    def part(self, key: str, value: Any, within: str) -> Any:
        """Return what stands under a keyword."""
        match key, value:
            case "properties", dict():
                return {name: self.field(name, each, within) for name, each in value.items()}
            case "$defs", dict():
                return {name: self.whole(each, name) for name, each in value.items()}
            case "items" | "additionalProperties" | "propertyNames", dict():
                return self.whole(value)
            case "anyOf", list():
                return [self.whole(each, within) for each in value]
        return value

    def field(self, name: str, raw: Mapping[str, Any], within: str) -> dict[str, Any]:
        """Return the schema of a field, and what it is and what to write in words."""
        label = self.language.text(self.key(name, within))
        asked = "; ".join(
            self.language.text(f"write.{each}") for each in dict.fromkeys(_asked(raw))
        )
        said = self.language.text("write.line", label=label, what=asked) if asked else label
        return self.whole(raw) | {"description": said[:1].upper() + said[1:]}

    def key(self, name: str, within: str) -> str:
        """Return where the word for a field stands: of this model, or of all that have it."""
        if within.rpartition("__")[2] == MEASURES:
            return f"measure-name.{name}"
        own = f"field.{within.rpartition('__')[2].lower()}.{name}"
        return own if self.language.has(own) else f"field.{name}"


def _asked(raw: Any) -> Iterator[str]:
    """Yield the words for what to write in a field, list or choice."""
    if not isinstance(raw, Mapping):
        return
    if MEANS in raw:
        yield raw[MEANS]
    yield from _asked(raw.get("items"))
    for each in raw.get("anyOf", ()):
        yield from _asked(each)
