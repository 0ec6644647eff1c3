"""Which fields a model has at a place of a record, and what may stand in them."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from habitat_site.diagnostics import Loc
from habitat_site.records.markers import Translatable

Model = type[BaseModel]


def fields_at(model: Model, loc: Loc) -> Mapping[str, FieldInfo]:
    """Return the fields, by the names that files use, of what may stand at `loc`."""
    found: dict[str, FieldInfo] = {}
    for annotation in annotations_at(model, loc):
        if is_model(annotation):
            found |= {info.alias or name: info for name, info in annotation.model_fields.items()}
    return found


def annotations_at(model: Model, loc: Loc) -> tuple[Any, ...]:
    """Return what may stand at `loc`, one for each branch of a union; nothing if nothing may."""
    reached: tuple[Any, ...] = (model,)
    for part in loc:
        reached = tuple(
            branch for each in reached for held in _held(each, part) for branch in branches(held)
        )
    return reached


def is_model(annotation: Any) -> bool:
    """Tell whether an annotation is a model."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def branches(annotation: Any) -> Iterator[Any]:
    """Yield the branches of a union, each with its constraints, without the empty one."""
    if get_origin(annotation) in (Union, UnionType):
        for each in get_args(annotation):
            yield from branches(each)
    elif get_origin(annotation) is Annotated and _is_union(annotation):
        yield from branches(annotation.__origin__)
    elif annotation is not type(None):
        yield annotation


def _is_union(annotation: Any) -> bool:
    return get_origin(annotation.__origin__) in (Union, UnionType)


def _bare(annotation: Any) -> Any:
    return _bare(annotation.__origin__) if get_origin(annotation) is Annotated else annotation


def _held(annotation: Any, part: str | int) -> Iterator[Any]:
    """Yield what an annotation holds under a field's name, a key or a position."""
    bare = _bare(annotation)
    if is_model(bare):
        fields = {info.alias or name: info for name, info in bare.model_fields.items()}
        if part in fields:
            yield fields[str(part)].rebuild_annotation()
    elif get_origin(bare) is tuple and isinstance(part, int):
        yield get_args(bare)[0]
    elif get_origin(bare) is dict:
        yield get_args(bare)[1]


@cache
def _model_holds_words(model: Model) -> bool:
    return any(holds_words(info.rebuild_annotation()) for info in model.model_fields.values())


def holds_words(annotation: Any) -> bool:
    """Tell whether something translatable may stand in a field of this type."""
    if is_model(annotation):
        return _model_holds_words(annotation)
    if get_origin(annotation) is Annotated:
        marked = any(isinstance(m, Translatable) for m in annotation.__metadata__)
        return marked or holds_words(annotation.__origin__)
    return any(holds_words(each) for each in get_args(annotation))
