"""Records in which every field of a model is given, each with a value found nowhere else.

Values are made from the models, so a new field is in the record without anyone adding it here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count, cycle
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from habitat_site.records import Event, Initiative, Network
from habitat_site.records.markers import FieldName, OwnFile, Reference, SourceReference, Web

# What must be one of a few real things, or has a form of its own.
FIXED: Mapping[tuple[str, str], Any] = {
    ("Initiative", "lang"): "ca",
    ("Network", "lang"): "ca",
    ("Event", "lang"): "ca",
    ("Event", "repeats"): "FREQ=YEARLY;INTERVAL=3;COUNT=7",
    ("Place", "precision"): "city",
    ("Place", "lat"): "-12.3",
    ("Place", "lon"): "45.6",
    ("Source", "id"): "witness",
    ("Name", "kind"): "former",
    ("Image", "people"): "identifiable",
    ("Initiative", "counted_within"): "larger",
    ("Event", "part_of"): "larger-meeting",
    ("Event", "follows"): "earlier-meeting",
}
NETWORKS = tuple(f"network-{letter}" for letter in "abcdefghij")
COUNTRIES = ("PY", "NP", "SN", "UY", "TZ", "LK", "BO", "KE")
LANGUAGES = ("qu", "sw", "ne", "wo", "gn", "ay", "th", "ta")
CURRENCIES = (
    "USD",
    "UYU",
    "PYG",
    "NPR",
    "XOF",
    "TZS",
    "LKR",
    "BOB",
    "KES",
    "ARS",
    "MXN",
    "CHF",
    "CAD",
    "GTQ",
    "NIO",
    "INR",
    "PHP",
)


@dataclass
class Sentinels:
    """Makes values that are each their own, in a fixed order."""

    texts: Iterator[int] = field(default_factory=lambda: count(1))
    numbers: Iterator[int] = field(default_factory=lambda: count(61_003, 7_919))
    small: Iterator[int] = field(default_factory=lambda: count(11))
    days: Iterator[int] = field(default_factory=lambda: count(1))
    years: Iterator[int] = field(default_factory=lambda: count(1903))
    networks: Iterator[str] = field(default_factory=lambda: cycle(NETWORKS))
    countries: Iterator[str] = field(default_factory=lambda: cycle(COUNTRIES))
    languages: Iterator[str] = field(default_factory=lambda: cycle(LANGUAGES))
    currencies: Iterator[str] = field(default_factory=lambda: cycle(CURRENCIES))

    def record(self, model: type[BaseModel]) -> dict[str, Any]:
        """Return the front matter of a record that gives every field."""
        return {
            info.alias or name: FIXED.get((model.__name__, name))
            or self.value(info.annotation, tuple(info.metadata), name, model)
            for name, info in model.model_fields.items()
        }

    def value(self, annotation: Any, metadata: tuple[Any, ...], name: str, owner: Any) -> Any:
        """Return a value for a field, or for one of the values that it holds."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            inner = (*annotation.__metadata__, *metadata)
            return self.value(annotation.__origin__, inner, name, owner)
        if origin is Literal:
            return arguments[-1]
        if origin is tuple:
            return self.items(arguments[0], name, owner)
        if origin is dict:
            return {each: self.text(f"note on {each}") for each in notable(owner)}
        if origin in (Union, UnionType):
            return self.value(_first(arguments, (int, float)), metadata, name, owner)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.record(annotation)
        return self.leaf(annotation, metadata, name)

    def items(self, annotation: Any, name: str, owner: Any) -> list[Any]:
        """Return a list with one item of each form that it may hold."""
        forms = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else ()
        return [self.value(each, (), name, owner) for each in forms or (annotation,)]

    def text(self, words: str) -> str:
        """Return a text of its own."""
        return f"Sentinel {next(self.texts)} {words.replace('_', ' ')}."

    def leaf(self, annotation: Any, metadata: tuple[Any, ...], name: str) -> str:
        """Return the text of a single value: the first that its type takes."""
        for marker in metadata:
            match marker:
                case Web():
                    return f"https://sentinel-{next(self.texts)}.example.org/{name}"
                case Reference():
                    return next(self.networks)
                case SourceReference():
                    return "witness"
                case FieldName():
                    return "title"
                case OwnFile():
                    return f"sentinel-{next(self.texts)}.png"
        adapter: TypeAdapter[Any] = TypeAdapter(Annotated[(annotation, *metadata)])
        return next(text for text in self._guesses(name) if _takes(adapter, text))

    def _guesses(self, name: str) -> Iterator[str]:
        yield self.text(name)
        yield f"sentinel-{next(self.texts)}"
        yield str(next(self.numbers))
        day = next(self.days)
        yield f"2{day // 336:03d}-{day // 28 % 12 + 1:02d}-{day % 28 + 1:02d}"
        yield str(next(self.years))
        yield next(self.countries)
        yield next(self.currencies)
        yield next(self.languages)


def _takes(adapter: TypeAdapter[Any], text: str) -> bool:
    try:
        adapter.validate_python(text)
    except ValidationError:
        return False
    return True


def _first(arguments: tuple[Any, ...], numbers: tuple[type, ...]) -> Any:
    """Return the first form of a union; a number of either kind is one form."""
    if set(numbers) <= set(arguments):
        return int
    return next(each for each in arguments if each is not type(None))


def notable(model: type[BaseModel]) -> tuple[str, ...]:
    """Return every field of a record that can have a note: its own, and each measure."""
    found = list(model.model_fields)
    for name in ("results", "states"):
        if name in model.model_fields:
            measures = model.model_fields[name].annotation
            found += [f"{name}.{each}" for each in getattr(measures, "model_fields", {})]
    return tuple(found)


MODELS: Mapping[str, type[Initiative | Network | Event]] = {
    "initiatives": Initiative,
    "networks": Network,
    "events": Event,
}
