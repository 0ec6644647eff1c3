"""What a field means beyond its type, written beside it in the model.

Rules, translations and pages find fields by these markers, so a new kind gets their checks by
naming its fields rightly.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, NamedTuple, get_args, get_origin

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from habitat_site.diagnostics import Loc

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


Marker = Translatable | Reference | SourceReference | Web | FieldName | OwnFile | GroupName
Markers = tuple[Marker, ...]
# There is one empty tuple, and records are full of it.
EMPTY: tuple[()] = ()
_as_it_is = tuple.__new__


class Marked(NamedTuple):
    """One value of a record, where it stands, and what its field is marked with.

    A record has dozens: a tuple is made in a third of the time of a frozen dataclass.
    """

    loc: Loc
    value: Any
    markers: Markers


def marked(model: BaseModel) -> Iterator[Marked]:
    """Yield every value whose field, or whose list's items, carry a marker, in field order."""
    found: list[Marked] = []
    _in_model(model, (), found)
    return iter(found)


def by_marker(model: BaseModel) -> Mapping[type[Marker], tuple[Marked, ...]]:
    """Return the values of a record by the kinds of their markers, each in field order."""
    sorted_out: defaultdict[type[Marker], list[Marked]] = defaultdict(list)
    for each in marked(model):
        for marker in each.markers:
            sorted_out[type(marker)].append(each)
    return {kind: tuple(values) for kind, values in sorted_out.items()}


def says_what_it_is(field: FieldInfo) -> bool:
    """Tell whether a field, or what it holds, has a marker."""
    return bool(_own(field))


def marked_in(value: Any, loc: Loc, field: FieldInfo) -> Iterator[Marked]:
    """Yield every value with a marker in what one field holds, which stands at `loc`."""
    found: list[Marked] = []
    _in_value(value, loc, _own(field), found)
    return iter(found)


def _in_model(model: BaseModel, loc: Loc, found: list[Marked]) -> None:
    values = model.__dict__
    for name, own in _worth_a_look(type(model)):
        value = values[name]
        # Most fields hold nothing at all, or a text.
        if value is None or value is EMPTY:
            continue
        if type(value) is not str:
            _in_value(value, (*loc, name), own, found)
        elif own:
            # As the class does it, without going through its own function.
            found.append(_as_it_is(Marked, ((*loc, name), value, own)))


def _in_value(value: Any, loc: Loc, own: Markers, found: list[Marked]) -> None:
    if is_model(value):
        _in_model(value, loc, found)
    elif isinstance(value, (tuple, list)):
        for index, each in enumerate(value):
            _in_value(each, (*loc, index), own, found)
    elif isinstance(value, dict):
        for key, each in value.items():
            _in_value(each, (*loc, key), own, found)
    elif own:
        found.append(Marked(loc, value, own))


@cache
def _worth_a_look(model: type[BaseModel]) -> tuple[tuple[str, Markers], ...]:
    """Return the fields that carry markers, or hold parts whose fields do."""
    return tuple(
        (name, own)
        for name, own in markers(model).items()
        if own or any(map(_worth_a_look, parts_of(model.model_fields[name].annotation)))
    )


def is_model(value: object) -> bool:
    """Tell whether a value is a model, in a tenth of the time that pydantic takes to tell."""
    return _are_models(type(value))


_are_models: Callable[[type], bool] = cache(lambda kind: issubclass(kind, BaseModel))


def parts_of(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that may stand in a field."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from parts_of(argument)


@cache
def markers(model: type[BaseModel]) -> Mapping[str, Markers]:
    """Return the markers of each field of a model: its own, and those of what it holds."""
    return {name: _own(info) for name, info in model.model_fields.items()}


def _own(field: FieldInfo) -> Markers:
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
