"""What three files say of an initiative is kept with it, each part by itself."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import to_json

from habitat_site.catalogue import Entry
from habitat_site.records import Initiative
from habitat_site.rendering.exported import compact, exported_by
from habitat_site.results.values import Standing
from tests.building import initiative
from tests.rendering.context import SITE

EXPORTED = exported_by(SITE)
PLACE = {"name": "Ñandú", "lat": "-34.9", "lon": "-56.2"}


def kept(*parts: str) -> Entry[Initiative]:
    """Return an entry with some parts written down, and with the others as they must not be."""
    entry = initiative(place=PLACE, body='A "story".')
    written = {each.name: each.write(entry) for each in EXPORTED.all}
    spoilt = {name: b"" for name in written if name.split()[1] not in parts}
    return replace(entry, projected=written | spoilt)


@pytest.mark.parametrize("is_documented", [True, False])
def test_what_is_kept_is_what_would_be_made(is_documented: bool) -> None:
    entry, standing = initiative(place=PLACE), Standing("confirmed", documented=is_documented)
    fresh, again = replace(entry, projected={}), kept("json", "geojson", "csv")
    assert EXPORTED.as_feature(again, standing) == EXPORTED.as_feature(fresh, standing)
    assert EXPORTED.as_row(again, standing) == EXPORTED.as_row(fresh, standing)
    element = json.loads(EXPORTED.as_element(again, standing))
    assert (element["standing"], element["documented"]) == ("confirmed", is_documented)


def test_each_part_is_read_without_the_others() -> None:
    standing = Standing("compiled", documented=True)
    assert json.loads(EXPORTED.as_element(kept("json"), standing))["story"] == {"en": 'A "story".'}
    feature = json.loads(EXPORTED.as_feature(kept("geojson"), standing))
    assert (feature["properties"]["standing"], feature["type"]) == ("compiled", "Feature")
    assert b",compiled,yes," in EXPORTED.as_row(kept("csv"), standing)


def test_a_record_without_a_place_is_no_feature() -> None:
    assert EXPORTED.as_feature(initiative(), Standing("compiled", documented=False)) == b""


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=9), st.integers(0, 10**15 - 1), st.floats(1e-4, 1e15))
def test_json_is_what_all_other_files_are_written_with(text: str, whole: int, part: float) -> None:
    body = f"A {text!r}.\n\n\tb\u2028\u007f\\"
    entry = initiative(place=PLACE, body=body, results={"homes_built": str(whole)})
    written = EXPORTED.element.write(entry).decode()
    assert written == compact(json.loads(written))
    value = {"text": text, "numbers": (whole, whole * 10_000, part)}
    assert to_json(value).decode() == compact(value)
