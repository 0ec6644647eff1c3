"""How values are written, where their Python types do not tell: for the schema of editors."""

from collections.abc import Callable, Iterable

from pydantic import GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from habitat_site.records.markers import MEANS


def written(word: str, pattern: str, *types: str, **more: object) -> WithJsonSchema:
    """Say how a value is written, which its Python type does not tell: for the schema of editors.

    Every value may be in quotes; `types` are those of JSON that it may be without them.
    """
    return WithJsonSchema(
        {"type": [*types, "string"], "pattern": f"^(?:{pattern})$", MEANS: word} | more
    )


class CodesOf:
    """The codes that a value is one of, for the schema of editors; looked up when it is made."""

    def __init__(self, word: str, codes: Callable[[], frozenset[str]]) -> None:
        """Take the word for such codes, and what returns them."""
        self.word, self.codes = word, codes

    def __get_pydantic_json_schema__(
        self, _: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say them instead of what pydantic says of a text."""
        return {"type": "string", "enum": sorted(self.codes()), MEANS: self.word}


def take_every_name(schema: JsonSchemaValue, names: Iterable[str]) -> None:
    """Let a field be written under each of its names."""
    known = tuple(names)
    schema["properties"] |= dict.fromkeys(known, schema["properties"][known[0]])
    if known[0] in schema.get("required", ()):
        schema["required"].remove(known[0])
        schema["anyOf"] = [{"required": [each]} for each in known]
