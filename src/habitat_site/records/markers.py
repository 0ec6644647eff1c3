"""What a field means beyond its type, written beside it in the model.

Rules, translations and pages find fields by these markers, so a new kind gets their checks by
naming its fields rightly.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from habitat_site.diagnostics import Loc


@dataclass(frozen=True, slots=True)
class Translatable:
    """Text that a translation may give in another language."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of another record, of one of these folders; a prefix is needed where several are."""

    folders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceReference:
    """The id of one of the record's own sources."""


@dataclass(frozen=True, slots=True)
class Web:
    """An address on the web."""


@dataclass(frozen=True, slots=True)
class FieldName:
    """The name of one of the record's own fields, such as `results.homes_built`."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """The name of a file in the record's own folder."""


Marker = Translatable | Reference | SourceReference | Web | FieldName | OwnFile


@dataclass(frozen=True, slots=True)
class Marked:
    """One value of a record, where it stands, and what its field is marked with."""

    loc: Loc
    value: Any
    markers: tuple[Marker, ...]


def marked(model: BaseModel, loc: Loc = ()) -> Iterator[Marked]:
    """Yield every value whose field, or whose list's items, carry a marker, in field order."""
    for name, own in markers(type(model)).items():
        value = getattr(model, name)
        if value is not None:
            yield from _values(value, (*loc, name), own)


@cache
def markers(model: type[BaseModel]) -> Mapping[str, tuple[Marker, ...]]:
    """Return the markers of each field of a model: its own, and those of what it holds."""
    return {
        name: tuple(
            dict.fromkeys(
                [m for m in info.metadata if isinstance(m, Marker)] + list(_inside(info.annotation))
            )
        )
        for name, info in model.model_fields.items()
    }


def _inside(annotation: Any) -> Iterator[Marker]:
    if get_origin(annotation) is Annotated:
        yield from (m for m in annotation.__metadata__ if isinstance(m, Marker))
        yield from _inside(annotation.__origin__)
        return
    arguments = get_args(annotation)
    # A mapping's keys are field names or files; only what it maps them to is a value.
    for argument in arguments[1:] if get_origin(annotation) is dict else arguments:
        yield from _inside(argument)


def _values(value: Any, loc: Loc, own: tuple[Marker, ...]) -> Iterator[Marked]:
    match value:
        case BaseModel():
            yield from marked(value, loc)
        case tuple() | list():
            for index, each in enumerate(value):
                yield from _values(each, (*loc, index), own)
        case Mapping():
            for key, each in value.items():
                yield from _values(each, (*loc, key), own)
        case _ if own:
            yield Marked(loc, value, own)
