"""A site in an object store is what was planned; what people put there themselves stays."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from typing import Any

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.pages.values import Page
from habitat_site.publishing import store
from habitat_site.publishing.buckets import Bucket, Version
from habitat_site.publishing.copies import headers
from habitat_site.publishing.making import Published
from habitat_site.publishing.manifest import NAME
from habitat_site.publishing.store import publish_to_store
from tests.gates import require_or_skip
from tests.publishing.sites import letters_of, making, pages_of, text_of, unsalted

OLD = {"index.html": "home", "en/index.html": "old", "en/a/index.html": "a", "old.txt": "gone"}
NEW = {"index.html": "home", "en/index.html": "new", "en/b/index.html": "b", "data/x.json": "{}"}


class Killed(BaseException):
    """What a build that is killed looks like from within."""


@dataclass(frozen=True)
class Watched(Bucket):
    """A store in the memory that notes each change, and can end the build at any of them."""

    steps: list[str] = field(default_factory=list)
    last: int | None = None

    def _step(self, step: str) -> None:
        if self.last is not None and len(self.steps) >= self.last:
            raise Killed
        self.steps.append(step)

    def put(self, path: str, content: bytes, headers: Mapping[str, str]) -> str:
        self._step(path)
        return super().put(path, content, headers)

    def replace(
        self, path: str, content: bytes, headers: Mapping[str, str], version: Version | None
    ) -> Version:
        self._step(path)
        return super().replace(path, content, headers, version)

    def delete(self, paths: Any) -> None:
        for path in paths:
            self._step(f"-{path}")
        super().delete(paths)


@pytest.fixture(autouse=True)
def one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send objects in order, so that a test can tell at which it ends."""
    monkeypatch.setattr(store, "AT_ONCE", 1)


@pytest.fixture
def bucket() -> Watched:
    require_or_skip("obstore")
    from obstore.store import MemoryStore

    return Watched("s3://bucket", MemoryStore())


def put(texts: Mapping[str, str], bucket: Bucket, **options: Any) -> Published:
    return publish_to_store(pages_of(texts), making(**options), unsalted, bucket)


def objects(bucket: Bucket) -> dict[str, str]:
    found = {path: bucket.read(path)[0] for path in bucket.listing()}
    return {path: content.decode() for path, content in found.items() if content and path != NAME}


def again(bucket: Watched, last: int | None = None) -> Watched:
    """Return the same store with nothing noted yet."""
    return Watched(bucket.url, bucket.store, last=last)


def by_hand(bucket: Bucket, path: str, text: str = "mine") -> None:
    Bucket(bucket.url, bucket.store).put(path, text.encode(), {})


def test_a_site_is_what_was_planned(bucket: Watched) -> None:
    assert put(OLD, bucket).made == 4
    assert objects(bucket) == OLD


def test_a_page_may_come_in_pieces(bucket: Watched) -> None:
    put(OLD, bucket, make=letters_of)
    assert objects(bucket) == OLD


def test_only_what_changed_is_made_and_sent(bucket: Watched) -> None:
    put(OLD, bucket)
    second = again(bucket)
    done = put(NEW, second)
    assert done == Published(3, 1, ("data/x.json", "en/b/index.html", "en/index.html"), 2)
    assert objects(bucket) == NEW
    assert "index.html" not in second.steps


def test_what_pages_need_comes_first_and_the_manifest_last(bucket: Watched) -> None:
    put(OLD, bucket)
    second = again(bucket)
    put(NEW, second)
    pages, gone = ["en/b/index.html", "en/index.html"], ["-en/a/index.html", "-old.txt"]
    assert second.steps == [NAME, "data/x.json", *pages, *gone, NAME]


def test_without_changes_nothing_is_written(bucket: Watched) -> None:
    put(OLD, bucket)
    second = again(bucket, last=0)
    assert put(OLD, second) == Published(0, 4, ())


def test_without_reuse_every_page_is_sent(bucket: Watched) -> None:
    put(OLD, bucket)
    assert put(OLD, again(bucket), reuse=False).made == 4


def test_what_somebody_deleted_comes_back(bucket: Watched) -> None:
    put(OLD, bucket)
    bucket.delete(["en/index.html"])
    assert put(OLD, again(bucket)).changed == ("en/index.html",)
    assert objects(bucket) == OLD


def test_what_somebody_overwrote_is_mended(bucket: Watched) -> None:
    put(OLD, bucket)
    by_hand(bucket, "en/index.html", "tampered")
    assert put(OLD, again(bucket)).changed == ("en/index.html",)
    assert objects(bucket) == OLD


def test_a_page_that_fails_leaves_the_old_site(bucket: Watched) -> None:
    def fail(page: Page) -> bytes:
        if page.view == "b":
            raise ZeroDivisionError
        return text_of(page)

    put(OLD, bucket)
    second = again(bucket)
    with pytest.raises(ZeroDivisionError):
        put(NEW, second, make=fail)
    assert second.steps == []


def test_the_work_is_shared_among_processes(bucket: Watched) -> None:
    many = {f"en/{number}/index.html": f"page {number}" for number in range(200)}
    assert put(many, bucket, jobs=2).made == len(many)
    assert objects(bucket) == many


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


STEPS = 7  # of an update from OLD to NEW; see the test of their order


@pytest.mark.parametrize("last", range(STEPS))
@pytest.mark.parametrize("wanted", [NEW, OLD], ids=["goes on", "goes back"])
def test_a_killed_upload_is_mended(bucket: Watched, last: int, wanted: Mapping[str, str]) -> None:
    put(OLD, bucket)
    by_hand(bucket, "CNAME")
    with pytest.raises(Killed):
        put(NEW, again(bucket, last))
    put(wanted, again(bucket))
    assert objects(bucket) == {**wanted, "CNAME": "mine"}
    assert put(wanted, again(bucket, last=0)).made == 0


def test_a_killed_first_upload_is_mended(bucket: Watched) -> None:
    with pytest.raises(Killed):
        put(OLD, again(bucket, last=3))
    put(OLD, again(bucket))
    assert objects(bucket) == OLD


@dataclass(frozen=True)
class Overtaken(Watched):
    """A store to which somebody else writes before one of our changes."""

    at: int = 0
    other: Callable[[], object] = list

    def _step(self, step: str) -> None:
        if len(self.steps) == self.at:
            self.steps.append("(the other)")
            self.other()
        super()._step(step)


@pytest.mark.parametrize("before", [{}, OLD], ids=["first", "second"])
def test_of_two_builds_that_begin_at_once_one_loses(
    bucket: Watched, before: Mapping[str, str]
) -> None:
    if before:
        put(before, bucket)
    theirs = {**NEW, "theirs.html": "x"}
    ours = Overtaken("s3://bucket", bucket.store, at=0, other=partial(put, theirs, again(bucket)))
    with pytest.raises(HabitatError, match="another build is writing here"):
        put(NEW, ours)
    assert objects(bucket) == theirs
    assert ours.steps[1:] == [NAME]


@pytest.mark.parametrize("at", range(1, STEPS))
def test_of_two_builds_that_overlap_one_loses_and_the_next_mends(bucket: Watched, at: int) -> None:
    """The manifest never claims what the slower one wrote over what the faster one had."""
    put(OLD, bucket)
    theirs = {path: f"{text} of theirs" for path, text in NEW.items()}
    ours = Overtaken("s3://bucket", bucket.store, at=at, other=partial(put, theirs, again(bucket)))
    with pytest.raises(HabitatError, match="another build is writing here"):
        put(NEW, ours)
    put(theirs, again(bucket))
    assert objects(bucket) == theirs


def test_two_pages_may_not_share_a_path(bucket: Watched) -> None:
    twice = [*pages_of(OLD), *pages_of(OLD)]
    with pytest.raises(RuntimeError):
        publish_to_store(twice, making(), unsalted, bucket)


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


def test_names_with_odd_letters_come_and_go(bucket: Watched) -> None:
    odd = {"en/a b.html": "1", "ü/ñ.html": "2", "x+y%20z.txt": "3"}
    pages = [Page(PurePosixPath(path), "text", text) for path, text in odd.items()]
    publish_to_store(pages, making(), unsalted, bucket)
    assert objects(bucket) == odd
    put({"a.html": "a"}, again(bucket))
    assert objects(bucket) == {"a.html": "a"}
