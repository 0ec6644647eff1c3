"""What is in a store: ours or of others, and how it is sent to a browser."""

import json
from collections.abc import Mapping

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.publishing.copies import headers
from habitat_site.publishing.manifest import NAME
from tests.publishing.sites import NEW, OLD
from tests.publishing.stores import Watched, again, by_hand, objects, put


def test_objects_that_the_tool_did_not_write_stay(bucket: Watched) -> None:
    by_hand(bucket, "CNAME")
    put(OLD, bucket)
    by_hand(bucket, "en/own.html")
    for wanted in (NEW, OLD, NEW):
        put(wanted, again(bucket))
        assert objects(bucket) == wanted | {"CNAME": "mine", "en/own.html": "mine"}


@pytest.mark.parametrize("before", [{}, OLD])
def test_an_object_that_the_tool_did_not_write_is_not_replaced(
    bucket: Watched, before: Mapping[str, str]
) -> None:
    if before:
        put(before, bucket)
    by_hand(bucket, "data/x.json")
    second = again(bucket)
    with pytest.raises(HabitatError, match=r"s3://bucket/data/x\.json: habitat-site did not write"):
        put(NEW, second)
    assert second.steps == []


def test_a_site_that_was_copied_there_is_ours(bucket: Watched) -> None:
    """Of a folder's manifest only the names are believed: how it was sent is not known."""
    for path, text in OLD.items():
        by_hand(bucket, path, text)
    by_hand(bucket, NAME, json.dumps({"format": 2, "pages": dict.fromkeys(OLD, "")}))
    assert put(NEW, bucket).made == 4
    assert objects(bucket) == NEW


DAMAGED = [
    "",
    "{",
    "[]",
    '{"format": "store-1"}',
    '{"format": "store-9", "pages": {}}',
    '{"format": "store-1", "pages": []}',
    '{"format": "store-1", "pages": {"a": 1}}',
    '{"format": "store-1", "pages": {"a": ["x"]}}',
    '{"format": "store-1", "pages": {"../victim": ["x", "y"]}}',
]


@pytest.mark.parametrize("text", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_manifest_stops_the_build(bucket: Watched, text: str) -> None:
    put(OLD, bucket)
    by_hand(bucket, NAME, text)
    with pytest.raises(HabitatError, match="is damaged"):
        put(NEW, again(bucket))
    assert objects(bucket) == OLD


TYPES = {
    "index.html": "text/html; charset=utf-8",
    "a.css": "text/css; charset=utf-8",
    "a.js": "text/javascript; charset=utf-8",
    "a.json": "application/json",
    "a.geojson": "application/geo+json",
    "a.csv": "text/csv; charset=utf-8",
    "agenda.ics": "text/calendar; charset=utf-8",
    "feed.xml": "application/xml; charset=utf-8",
    "mark.svg": "image/svg+xml; charset=utf-8",
    "photo.webp": "image/webp",
    "photo.jpg": "image/jpeg",
    "_headers": "text/plain; charset=utf-8",
    "robots.txt": "text/plain; charset=utf-8",
    "x.unheard-of": "application/octet-stream",
}


@pytest.mark.parametrize(("path", "kind"), TYPES.items())
def test_an_object_is_sent_as_what_it_is(path: str, kind: str) -> None:
    assert headers(path)["Content-Type"] == kind


def test_a_browser_asks_whether_an_object_changed(bucket: Watched) -> None:
    put(OLD, bucket)
    sent = bucket.store.get("index.html").attributes
    assert sent == {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache"}
