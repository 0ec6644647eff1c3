"""What pydantic finds wrong with a record, as findings about lines of its file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ValidationError, create_model
from pydantic_core import ErrorDetails

from habitat_site.diagnostics import Diagnostic, Loc, Severity, Span
from habitat_site.documents import Document, Mark
from habitat_site.reading.annotations import annotations_at, fields_at, is_model
from habitat_site.reading.limits import MAX_PROBLEMS, shown
from habitat_site.reading.nearest import with_nearest
from habitat_site.reading.slips import meant
from habitat_site.records import FOLDERS

OWN_CODE = re.compile(r"HS\d{3}")
WORDS = re.compile(r"[\w-]{1,80}(?:, ?[\w-]{1,80}){0,9}")
# What was expected, as facts say it; reports translate it by `expected.<word>`.
EXPECTED = {
    "string_type": "text",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "bool_parsing": "true-or-false",
    "bool_type": "true-or-false",
}
AT_THE_NAME = frozenset(("HS201", "HS202", "HS220", "HS221"))


class Settled(NamedTuple):
    """An error of pydantic's, by where it is in the file.

    `union` is the place of the union whose branch complains, and `branch` that branch; both are
    empty where there is none.
    """

    error: ErrorDetails
    loc: Loc
    value: object
    union: Loc = ()
    branch: str = ""

    @property
    def is_other_shape(self) -> bool:
        """Tell whether a branch of a union complains that the value is none of its kind at all."""
        own = self.error["type"] == "HS203" or self.error["type"] in EXPECTED
        return own and self.loc == self.union


def findings(
    error: ValidationError,
    model: type[BaseModel],
    document: Document,
    prefix: Loc = (),
    data: object = None,
) -> Iterator[Diagnostic]:
    """Yield what is wrong; `data`, at `prefix` of the document, is what the model was given."""
    given = document.data if data is None else data
    every = [settled(each, given) for each in error.errors(include_url=False, include_input=False)]
    yield from told(meant_by(every), model, document, prefix)


def told(
    errors: Iterable[Settled], model: type[BaseModel], document: Document, prefix: Loc = ()
) -> Iterator[Diagnostic]:
    """Yield a finding for each error of a model, as many as somebody mends one by one."""
    for each in islice(errors, MAX_PROBLEMS):
        code, facts, where = _told(each, model)
        yield Diagnostic(code, Severity.ERROR, place_of(document, code, (*prefix, *where)), facts)


def undecided(folder: str, document: Document) -> Iterator[Diagnostic]:
    """Yield what is wrong with a record that does not say which of its folder's kinds it is."""
    kinds: Any = Literal[tuple(kind.name for kind in FOLDERS[folder])]
    model = create_model("Undecided", kind=(kinds, ...))
    try:
        model.model_validate(document.data)
    except ValidationError as error:
        yield from findings(error, model, document)


def settled(error: ErrorDetails, data: object) -> Settled:
    """Follow pydantic's path through the data; what the data lacks is a tag of a union."""
    named = error["type"] in ("missing", "extra_forbidden")
    loc: Loc = ()
    union: Loc = ()
    branch = ""
    for part in error["loc"][:-1] if named else error["loc"]:
        below = _below(data, part)
        if below is not None:
            loc, data = (*loc, part), below
        elif isinstance(part, str) and not branch:
            union, branch = loc, part
    return Settled(error, loc, data, union, branch)


def _below(data: object, part: str | int) -> object:
    if isinstance(data, dict):
        return data.get(part)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return None


def meant_by(every: list[Settled]) -> list[Settled]:
    """Keep, for each union, only what the branch says that the author probably meant."""
    chosen: list[Settled] = []
    for (_, tagged), group in groupby(every, key=lambda s: (s.union, bool(s.branch))):
        errors = list(group)
        tags = list(dict.fromkeys(s.branch for s in errors))
        if not tagged or len(tags) == 1:
            chosen += errors
            continue
        fitting = [s for s in errors if not s.is_other_shape]
        chosen += [s for s in fitting if s.branch == fitting[0].branch] if fitting else errors[-1:]
    return chosen


def _told(each: Settled, model: type[BaseModel]) -> tuple[str, dict[str, str], Loc]:
    """Return the code, the facts, and the place of an error."""
    kind, loc = each.error["type"], each.loc
    context = {key: str(value) for key, value in each.error.get("ctx", {}).items()}
    field = {"field": _name(loc)}
    if kind == "missing":
        name = str(each.error["loc"][-1])
        return "HS201", {"field": shown(name)}, (*loc, name)
    if kind == "extra_forbidden":
        name = str(each.error["loc"][-1])
        known = fields_at(model, loc)
        facts = {"field": shown(name), "fields": ", ".join(sorted(known))}
        return "HS202", with_nearest(facts, name, known), (*loc, name)
    if kind in ("string_too_short", "too_short"):
        return "HS201", field, loc
    if kind in ("string_too_long", "too_long"):
        length = str(len(str(each.value).strip()))
        return "HS207", {**field, "length": length, "most": context["max_length"]}, loc
    if kind == "literal_error" and isinstance(each.value, str):
        return "HS204", _allowed(each.value, context["expected"], field), loc
    if OWN_CODE.fullmatch(kind):
        facts = {key: shown(value) for key, value in context.items()}
        near = meant(kind, context.get("value", ""))
        return kind, {**field, **facts, **({"nearest": near} if near else {})}, loc
    facts = {**field, "expected": EXPECTED.get(kind, "text")}
    if facts["expected"] == "list" and _is_list_of_texts(each, model):
        facts["nearest"] = f"[{each.value}]"
    return "HS203", facts, loc


def _is_list_of_texts(each: Settled, model: type[BaseModel]) -> bool:
    """Tell whether only the brackets are missing around what should be a list of texts."""
    if not isinstance(each.value, str) or WORDS.fullmatch(each.value) is None:
        return False
    return any(not is_model(kind) for kind in annotations_at(model, (*each.loc, 0)))


def _allowed(value: str, expected: str, field: Mapping[str, str]) -> dict[str, str]:
    words = re.findall(r"'([^']+)'", expected)
    facts = {**field, "value": shown(value), "allowed": ", ".join(words)}
    return with_nearest(facts, value, words)


def _name(loc: Loc) -> str:
    """Return the name of the field that a place is in; nothing for the record itself."""
    return shown(next((part for part in reversed(loc) if isinstance(part, str)), ""))


def place_of(document: Document, code: str, loc: Loc) -> Span:
    """Return the place of a value; of a field's name where the name is what is wrong.

    What a mapping lacks is missed where the mapping starts.
    """
    if code in AT_THE_NAME and loc in document.keys:
        return document.key_span(loc)
    while loc and loc not in document.marks:
        loc = loc[:-1]
    mark = document.marks.get(loc, Mark(1, 1, 1))
    return document.line_span(mark.line, mark.column, mark.end_column)
