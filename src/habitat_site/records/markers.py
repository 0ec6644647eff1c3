"""What a field means beyond its type, written beside it in the model.

Rules, translations and pages find fields by these markers, so a new kind gets their checks by
naming its fields rightly.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

# Where a schema keeps the word for what to write in a field, until it is said in a language.
MEANS = "x-means"


class Meaning:
    """What a marker adds to the schema for editors: a word for what to write, and its form."""

    __slots__ = ()
    word: ClassVar[str] = ""
    form: ClassVar[Mapping[str, str]] = {}

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Add the word, and the form of the text, to what pydantic says of the value."""
        found = handler(core)
        return found | {**self.form} | {MEANS: self.word} if self.word else found


@dataclass(frozen=True, slots=True)
class Translatable(Meaning):
    """Text that a translation may give in another language."""


@dataclass(frozen=True, slots=True)
class Reference(Meaning):
    """The id of another record, of one of these folders; a prefix is needed where several are.

    With `kind`, only a record of that kind will do, in a folder that holds several.
    """

    word: ClassVar[str] = "reference"
    form: ClassVar[Mapping[str, str]] = {"pattern": "^(?:[a-z0-9-]+/)?[a-z0-9]+(?:-[a-z0-9]+)*$"}
    folders: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SourceReference(Meaning):
    """The id of one of the record's own sources."""

    word: ClassVar[str] = "source"


@dataclass(frozen=True, slots=True)
class Web(Meaning):
    """An address on the web."""

    word: ClassVar[str] = "web"


@dataclass(frozen=True, slots=True)
class FieldName(Meaning):
    """The name of one of the record's own fields, such as `results.homes_built`."""

    word: ClassVar[str] = "field"


@dataclass(frozen=True, slots=True)
class OwnFile(Meaning):
    """The name of a file in the record's own folder."""

    word: ClassVar[str] = "file"


@dataclass(frozen=True, slots=True)
class GroupName:
    """The name of a group or an institution, and so never a person's."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, or a year."""


Marker = Translatable | Reference | SourceReference | Web | FieldName | OwnFile | GroupName | Dated
Markers = tuple[Marker, ...]


def says_what_it_is(field: FieldInfo) -> bool:
    """Tell whether a field, or what it holds, has a marker."""
    return bool(own_markers(field))


def is_part(annotation: Any) -> TypeGuard[type[BaseModel]]:
    """Tell whether a type is a model."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def parts_of(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that may stand in a field."""
    if is_part(annotation):
        yield annotation
    for argument in get_args(annotation):
        yield from parts_of(argument)


def held_in(annotation: Any) -> Iterator[Any]:
    """Yield what may stand in a field, each by itself, without nothing at all."""
    if get_origin(annotation) is Annotated:
        yield from held_in(annotation.__origin__)
    elif get_origin(annotation) in (Union, UnionType):
        for each in get_args(annotation):
            yield from held_in(each)
    elif annotation is not NoneType:
        yield annotation


def reference_in(found: Markers) -> Reference:
    """Return what says where a reference leads, of the markers of its field."""
    first = found[0]
    if isinstance(first, Reference):
        return first
    return next(marker for marker in found if isinstance(marker, Reference))


@cache
def markers(model: type[BaseModel]) -> Mapping[str, Markers]:
    """Return the markers of each field of a model: its own, and those of what it holds."""
    return {name: own_markers(info) for name, info in model.model_fields.items()}


def own_markers(field: FieldInfo) -> Markers:
    """Return the markers of a field: its own, and those of what it holds."""
    own = (each for each in field.metadata if isinstance(each, Marker))
    return tuple(dict.fromkeys((*own, *_inside(field.annotation))))


def _inside(annotation: Any) -> Iterator[Marker]:
    if get_origin(annotation) is Annotated:
        yield from (m for m in annotation.__metadata__ if isinstance(m, Marker))
        yield from _inside(annotation.__origin__)
        return
    arguments = get_args(annotation)
    # A mapping's keys are field names or files; only what it maps them to is a value.
    for argument in arguments[1:] if get_origin(annotation) is dict else arguments:
        yield from _inside(argument)
