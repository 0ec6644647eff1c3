"""What still holds of a record that is broken somewhere, so that its other mistakes are told too.

A group that corrects one mistake only to hear of the next one loses heart. A value that is right
by itself can be judged by itself: a reference that leads nowhere is wrong whatever else is. So
only what is broken is taken out: a key, an item of a list, a part that lacks what it has to have.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Annotated, Any, NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from habitat_site.diagnostics import Loc
from habitat_site.documents import Document
from habitat_site.reading.annotations import fields_at
from habitat_site.reading.limits import MAX_PROBLEMS
from habitat_site.reading.nearest import nearest
from habitat_site.reading.pruning import places, value_at, without
from habitat_site.reading.shape import Settled, meant_by, settled
from habitat_site.records import Record
from habitat_site.records.marked import Marked, marked_in
from habitat_site.records.markers import says_what_it_is

# What a part says of its fields together, once each of them is right.
OF_FIELDS_TOGETHER = frozenset(("HS215", "HS216", "HS217", "HS218"))


class Draft(NamedTuple):
    """A record without what is broken in it, and a document that has the places of the rest.

    The record is not valid: a field that has to be there may be `None`, and nothing between fields
    holds. In a list, what was taken out comes behind what was not. `broken` are the places of what
    was taken out, `loose` is what is right by itself within it. `late` is what is wrong with fields
    together, of which nobody hears as long as others are wrong.
    """

    record: Record
    document: Document
    broken: frozenset[Loc]
    loose: tuple[Marked, ...]
    late: tuple[Settled, ...]


def draft(model: type[Record], document: Document) -> Draft:
    """Return a record with what is right by itself; all else is as if absent."""
    return _Drafting(model, document).draft()


class _Drafting:
    """Takes out of a record whatever is broken until the rest holds."""

    def __init__(self, model: type[Record], document: Document) -> None:
        self.model = model
        self.document = document
        self.removed: set[Loc] = set()
        self.missed: set[Loc] = set()
        self.late: list[Settled] = []

    def draft(self) -> Draft:
        fields = self.model.model_fields
        known = fields_at(self.model, ())
        unknown = (name for name in self.document.data if name not in known)
        for name in islice(unknown, MAX_PROBLEMS):
            self._miss((), name)
        kept = {name: value for name in fields for value in self._kept(name)}
        needed = (name for name, field in fields.items() if field.is_required())
        missing = {name: None for name in needed if name not in kept}
        self.missed |= {(fields[name].alias or name,) for name in missing}
        record = self.model.model_construct(**missing | kept)
        self.late += self._together(record)
        moved = dict(places(self.document.data, self.removed))
        broken = frozenset(self._broken(moved))
        loose = tuple(self._loose(moved))
        return Draft(record, self._moved(moved), broken, loose, tuple(self.late))

    def _kept(self, name: str) -> Iterator[Any]:
        """Yield what a field holds; nothing where it is absent or broken as a whole."""
        given = self.model.model_fields[name].alias or name
        if given not in self.document.data:
            return
        adapter, whole = _adapter(self.model, name), self.document.data[given]
        is_first = is_broken = True
        while is_broken and (given,) not in self.removed:
            try:
                yield adapter.validate_python(without(whole, self.removed, (given,)))
                is_broken = False
            except ValidationError as error:
                self._take_out(error, given, whole, is_first=is_first)
            is_first = False

    def _take_out(
        self, error: ValidationError, given: str, whole: object, *, is_first: bool
    ) -> None:
        before, left = len(self.removed), without(whole, self.removed, (given,))
        origins = {new: old for old, new in places(whole, self.removed, (given,), (given,))}
        every = [settled(e, left) for e in error.errors(include_url=False, include_input=False)]
        for each in meant_by(every):
            at = origins[(given, *each.loc)]
            if not is_first and self._is_own_fault(each.error, at):
                self.late.append(each._replace(loc=at))
            if each.error["type"] == "extra_forbidden":
                unknown = str(each.error["loc"][-1])
                self.removed.add((*at, unknown))
                self._miss(at, unknown)
            else:
                self.removed.add(at)
        if len(self.removed) == before:
            self.removed.add((given,))

    def _together(self, record: Record) -> Iterator[Settled]:
        """Yield what the record as a whole says of its fields together."""
        for validator in self.model.__pydantic_decorators__.model_validators.values():
            if validator.info.mode != "after":
                continue
            try:
                validator.func(record)
            except PydanticCustomError as error:
                details = ErrorDetails(
                    type=error.type, loc=(), msg="", input=None, ctx=error.context or {}
                )
                if self._is_own_fault(details, ()):
                    yield Settled(details, (), None)

    def _is_own_fault(self, error: ErrorDetails, at: Loc) -> bool:
        """Tell whether fields do not fit together though none of them was taken out."""
        if error["type"] not in OF_FIELDS_TOGETHER:
            return False
        named = str(error.get("ctx", {}).get("fields", ""))
        lost = (each for each in self.removed | self.missed if each[: len(at)] == at != each)
        gone = {each[len(at)] for each in lost}
        return gone.isdisjoint(named.split(", ")) if named else not gone

    def _miss(self, at: Loc, name: str) -> None:
        """Note the field that a name nobody knows was probably meant for."""
        near = nearest(name, fields_at(self.model, at))
        if near is not None:
            self.missed.add((*at, near))

    def _moved(self, moved: Mapping[Loc, Loc]) -> Document:
        known = self.document.places.look()
        marks, keys = (
            {moved[old]: mark for old, mark in each.items() if old in moved}
            for each in (known.marks, known.keys)
        )
        return replace(self.document, places=replace(known, marks=marks, keys=keys))

    def _broken(self, moved: Mapping[Loc, Loc]) -> Iterator[Loc]:
        """Yield the places in the record of what was taken out of it, or never got there."""
        for old in self.removed | self.missed:
            if old[:-1] in moved:
                yield (*moved[old[:-1]], moved.get(old, old)[-1])

    def _loose(self, moved: Mapping[Loc, Loc]) -> Iterator[Marked]:
        """Yield what is right by itself, and says what it is, in parts that are broken."""
        for old in islice(sorted(self.removed & moved.keys(), key=str), MAX_PROBLEMS):
            part = value_at(self.document.data, old)
            fields = fields_at(self.model, old) if isinstance(part, dict) else {}
            for name, field in fields.items():
                if name in part and (*old, name) not in self.removed and says_what_it_is(field):
                    with suppress(ValidationError):
                        value = TypeAdapter(field.rebuild_annotation()).validate_python(part[name])
                        yield from marked_in(value, moved[(*old, name)], field)


@lru_cache(maxsize=512)
def _adapter(model: type[Record], name: str) -> TypeAdapter[Any]:
    field: FieldInfo = model.model_fields[name]
    kind: Any = field.annotation
    for each in field.metadata:
        kind = Annotated[kind, each]
    return TypeAdapter(kind)
