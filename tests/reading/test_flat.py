"""A part made of the values that were written of it is the part that was validated."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic_core import from_json, to_json

from habitat_site.reading.decoding import decode
from habitat_site.reading.flat import flat, whole
from habitat_site.reading.front_matter import split
from habitat_site.reading.yaml_guard import load
from habitat_site.records import FOLDERS, KINDS, Initiative, Kind, Record, kind_of
from habitat_site.records.dates import VagueDate, vague_date
from habitat_site.records.markers import held_in, is_part
from habitat_site.records.shared import Part
from tests.example.site import RECORDS

CONTENT = Path(__file__).parents[2] / "content"
DATES = ("1999", "2026-05~", "2026-05-02?", "2026-05-02T18:30", "2024-02-29%")


def again(part: BaseModel) -> BaseModel:
    """Return a part that was written as JSON and read."""
    return whole(type(part), from_json(to_json(flat(part))))


def typed(value: Any) -> Any:
    """Return a value so that its type counts, and that of all in it, and the order of fields."""
    if isinstance(value, BaseModel):
        return type(value), [(name, typed(each)) for name, each in vars(value).items()]
    if isinstance(value, tuple | list):
        return type(value), [typed(each) for each in value]
    if isinstance(value, dict):
        return dict, [(typed(key), typed(each)) for key, each in value.items()]
    return type(value), value


def written() -> Iterator[tuple[str, str]]:
    """Yield every record there is as it is written, with the folder that it is in."""
    for folder in FOLDERS:
        for path in (CONTENT / folder).rglob("*.md"):
            yield folder, decode(path.read_bytes()).text
    yield from ((name.partition("/")[0], text) for name, text in RECORDS.items())


def validated() -> Iterator[Record]:
    """Yield every record that is no translation and no table."""
    for folder, text in written():
        data = load(split(text).yaml).data
        if isinstance(data, dict) and "title" in data and "lang" in data:
            kind = kind_of(folder, data)
            assert kind is not None
            yield kind.model.model_validate(data)


def test_every_record_there_is_comes_back_as_it_was() -> None:
    records = list(validated())
    assert {type(record) for record in records} == {kind.model for kind in KINDS}
    for record in records:
        made = again(record)
        assert made == record
        assert typed(made) == typed(record)
        assert made.model_dump() == record.model_dump()
        assert repr(made) == repr(record)


@st.composite
def parts(draw: st.DrawFn, model: type[BaseModel]) -> BaseModel:
    """Make a part with anything that its fields may hold."""
    fields = {name: draw(values(info.annotation)) for name, info in model.model_fields.items()}
    made = model.model_construct()
    # Aliases are for files: each field has its value under its own name.
    vars(made).clear()
    vars(made).update(fields)
    return made


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Make what may stand in a field; nothing at all most often, as in files."""
    return st.none() | st.one_of([st.none(), *map(_of_kind, held_in(annotation))])


def _of_kind(kind: Any) -> st.SearchStrategy[Any]:
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(max_size=8),
        bool: st.booleans(),
        int: st.integers(0, 10**15 - 1),
        float: st.floats(0, 1e15),
        Decimal: st.decimals(-180, 180, places=8),
        VagueDate: st.sampled_from(DATES).map(vague_date),
    }
    if kind in simple:
        return simple[kind]
    if is_part(kind):
        return st.deferred(lambda: parts(kind))
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    held = [st.one_of(list(map(_of_kind, held_in(each)))) for each in get_args(kind) if each != ...]
    if get_origin(kind) is tuple:
        return st.lists(held[0], max_size=2).map(tuple)
    assert get_origin(kind) is dict
    return st.dictionaries(*held, max_size=2)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_fields_hold_comes_back_as_it_was(kind: Kind, data: st.DataObject) -> None:
    part = data.draw(parts(kind.model))
    assert typed(again(part)) == typed(part)


def test_what_is_written_is_left_as_it_was() -> None:
    record = Initiative.model_validate(
        {"title": "A", "lang": "en", "summary": "B", "country": "UY", "started": "1999"}
    )
    values = flat(record)
    before = to_json(values)
    assert whole(Initiative, values) == record
    assert to_json(values) == before


def test_another_number_of_values_is_refused() -> None:
    with pytest.raises(ValueError, match="fields, not 1"):
        whole(Initiative, ["A"])


class Alone(Part):
    """A part with one field."""

    text: str


class Unclear(Part):
    """A part of which a written value does not tell whether it is a date."""

    when: VagueDate | str


class Unknown(Part):
    """A part that holds what JSON does not know."""

    those: Annotated[frozenset[str], "many"]


def test_a_part_of_one_field_is_written_as_one_value() -> None:
    assert flat(Alone(text="a")) == ["a"]
    assert again(Alone(text="a")) == Alone(text="a")


@pytest.mark.parametrize("part", [Unclear(when="a"), Unknown(those=frozenset("a"))])
def test_what_could_not_be_read_again_is_not_written(part: Part) -> None:
    with pytest.raises(TypeError, match="plain values"):
        flat(part)
