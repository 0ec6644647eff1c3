"""What editors know of each kind of record: valid, in words, and of one mind with the models."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from habitat_site.checking import check
from habitat_site.languages import INTERFACE_LANGUAGES, language
from habitat_site.records import FOLDERS, KINDS, NAMED, Kind, Record, kind_of
from habitat_site.records.dates import Date
from habitat_site.records.scalars import NetworkId, Prose, Whole
from habitat_site.records.schema import schema_of
from tests.example.site import RECORDS
from tests.records.core_yaml import fields, front_matter

# The least that a record of each kind says.
LEAST = {
    "initiative": "country: UY",
    "network": "type: local",
    "event": "{kind: day, start: 2026-05-02}",
    "fund": "{kind: fund, type: grant}",
    "edition": "kind: edition",
    "ballot": "{kind: ballot, edition: prize, network: fucvam, date: 2026-05-02}",
}


@cache
def validator(name: str, lang: str = "en") -> Draft202012Validator:
    return Draft202012Validator(schema_of(NAMED[name], language(lang)))


def record(kind: str, more: str) -> dict[str, Any]:
    """Return what an editor reads of a record with a few more fields."""
    given = {"title": "Palo Alto", "lang": "es", "summary": "Vecinas."}
    return {**given, **fields(LEAST[kind]), **fields(more)}


def wrong(name: str, data: Any) -> list[str]:
    return [f"{each.json_path}: {each.message}" for each in validator(name).iter_errors(data)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_it_is_a_valid_schema_in_every_language(kind: Kind) -> None:
    for lang in INTERFACE_LANGUAGES:
        Draft202012Validator.check_schema(schema_of(kind, language(lang)))


def described(schema: Any) -> Iterator[tuple[str, str]]:
    """Yield every field of a schema and of its parts, with its description."""
    for part in (schema, *schema.get("$defs", {}).values(), *schema.get("anyOf", ())):
        for name, each in part.get("properties", {}).items():
            yield name, each.get("description", "")
        if part is not schema:
            yield from described({"anyOf": part.get("anyOf", ())})


@pytest.mark.parametrize("lang", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_is_told_in_words(kind: Kind, lang: str) -> None:
    schema = schema_of(kind, language(lang))
    said = list(described(schema))
    assert len(said) >= len(kind.model.model_fields)
    keys = ("field.", "measure-name.", "write.", "record-kind.")
    unsaid = [name for name, text in said if not text or text.lower().startswith(keys)]
    assert unsaid == []
    assert not schema["title"].startswith(keys)
    assert "x-means" not in json.dumps(schema)


def files(root: Path) -> Iterator[Path]:
    """Yield the file of every record that is no translation."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.*")):
            if path.suffix in {".md", ".yaml"} and "." not in path.stem:
                yield path


def test_every_shipped_record_conforms(checkout: Path) -> None:
    content, found = checkout / "content", {}
    for path in files(content):
        data = front_matter(path)
        kind = kind_of(path.relative_to(content).parts[0], data)
        assert kind is not None
        if said := wrong(kind.name, data):
            found[path.name] = said
    assert found == {}


def test_every_record_of_the_example_conforms() -> None:
    """With ballots, a ledger's fund, calls and requests, which the shipped content has not."""
    found, kinds = {}, set()
    for name, text in RECORDS.items():
        if name.endswith(".md"):
            data = fields(text.split("---\n")[1])
            kind = kind_of(name.partition("/")[0], data)
            assert kind is not None
            kinds.add(kind.name)
            if said := wrong(kind.name, data):
                found[name] = said
    assert found == {}
    assert kinds == set(NAMED)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("initiative", "results: {homes_built: 30}"),
        ("initiative", "results: {savings: {amount: 120.5, currency: KES, year: 2014}}"),
        ("initiative", "results: {savings: {value: 120, unit: KES}}"),
        ("initiative", "{started: 1968, finished: 2014-04~}"),
        ("initiative", "country: NO"),
        ("initiative", "title: 1927"),
        ("network", "member_of: [sdi, {network: hic-al, relation: office}]"),
        ("event", "{interpretation: es, programme: A walk}"),
        ("event", "start: 2026-05-02T09:30"),
        ("edition", "rules: {method: mean, sealed: true}"),
        ("ballot", "scores: {palo-alto: {voice: 5, tenure: '0'}}"),
    ],
)
def test_what_may_be_written_is_taken(kind: str, more: str) -> None:
    """Short ways of writing too; the model takes the same."""
    data = record(kind, more)
    assert wrong(kind, data) == []
    NAMED[kind].model.model_validate(as_read(data))


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("initiative", "titel: Palo Alto"),
        ("initiative", "phase: lived"),
        ("initiative", "country: XX"),
        ("initiative", "started: long ago"),
        ("initiative", "started: 02.05.2014"),
        ("initiative", "networks: [Palo Alto]"),
        ("initiative", f"summary: {'x' * 301}"),
        ("initiative", "results: {homes_built: '4,800'}"),
        ("initiative", "results: {homes: 30}"),
        ("initiative", "results: {savings: {amount: 120}}"),
        ("initiative", "place: {name: Lima, lat: 91, lon: 0}"),
        ("network", "led_by: everybody"),
        ("event", "kind: party"),
        ("fund", "kind: edition"),
        ("fund", "currency: EURO"),
        ("ballot", "scores: {palo-alto: {voice: 6}}"),
    ],
)
def test_what_is_spoilt_is_marked(kind: str, more: str) -> None:
    """The model refuses the same."""
    data = record(kind, more)
    assert wrong(kind, data)
    with pytest.raises(ValidationError):
        NAMED[kind].model.model_validate(as_read(data))


def as_read(data: Any) -> Any:
    """Return the fields as the site's own reader gives them: every value as text."""
    if isinstance(data, dict):
        return {name: as_read(each) for name, each in data.items()}
    if isinstance(data, list):
        return [as_read(each) for each in data]
    return str(data).lower() if isinstance(data, bool) else str(data)


@pytest.mark.parametrize("field", ["title", "lang", "summary"])
def test_what_is_required_is_missed(field: str) -> None:
    data = record("initiative", "{}")
    del data[field]
    assert wrong("initiative", data) == [f"$: '{field}' is a required property"]


class Well(Record):
    """A kind that nobody has thought of yet."""

    kind: Literal["well"]
    term: Whole
    started: Date | None = None
    hosts: tuple[NetworkId, ...] = ()
    purpose: Prose | None = None


def test_a_new_kind_needs_no_line_of_its_own() -> None:
    """Its model is enough: types, references and words follow from it."""
    schema = schema_of(Kind("well", "wells", Well, "wells"), language("en"))
    assert schema["properties"]["hosts"]["description"] == "Hosts: the id of another record here"
    assert schema["properties"]["term"]["description"].startswith("Term: a whole number")
    judge = Draft202012Validator(schema)
    least = {"title": "A well", "lang": "en", "summary": "Water.", "kind": "well", "term": 3}
    assert judge.is_valid(least | {"started": 2014, "hosts": ["sdi"], "purpose": "Water."})
    assert not judge.is_valid(least | {"hosts": [["sdi"]]})
    assert not judge.is_valid(least | {"term": "three"})


def test_the_line_that_tells_an_editor_where_the_schema_is_may_stand_in_a_record(
    tmp_path: Path,
) -> None:
    path = tmp_path / "content/initiatives/palo-alto.yaml"
    path.parent.mkdir(parents=True)
    line = "# yaml-language-server: $schema=https://example.org/data/schema/initiative.json\n"
    text = "title: Palo Alto\nlang: es\nsummary: Vecinas.\ncountry: UY\n"
    path.write_text(line + text, encoding="utf-8")
    checked = check(tmp_path, date(2026, 11, 21))
    assert [each.id for each in checked.catalogue.initiatives] == ["palo-alto"]
    assert not [each for each in checked.diagnostics if each.code.startswith(("HS1", "HS2"))]
