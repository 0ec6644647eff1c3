"""What still holds of a record that is broken somewhere, so that its other mistakes are told too.

A group that corrects one mistake only to hear of the next one loses heart. A field that is right
by itself can be judged by itself: a reference that leads nowhere is wrong whatever else is.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from habitat_site.records import Record


def draft(model: type[Record], data: Mapping[str, object]) -> Record:
    """Return a record with the fields that are right by themselves; all others are as if absent.

    It is not valid: a field that has to be there may be `None`, and nothing between fields holds.
    """
    kept: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        given = field.alias or name
        if given in data:
            try:
                kept[name] = _adapter(model, name).validate_python(data[given])
            except ValidationError:
                continue
    missing = {name: None for name, field in model.model_fields.items() if field.is_required()}
    return model.model_construct(**missing | kept)


@lru_cache(maxsize=512)
def _adapter(model: type[Record], name: str) -> TypeAdapter[Any]:
    field: FieldInfo = model.model_fields[name]
    kind: Any = field.annotation
    for each in field.metadata:
        kind = Annotated[kind, each]
    return TypeAdapter(kind)
