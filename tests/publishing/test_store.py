"""A site in an object store is what was planned."""

import pytest

from habitat_site.pages.values import Page
from habitat_site.publishing.making import Published
from habitat_site.publishing.manifest import NAME
from habitat_site.publishing.store import publish_to_store
from tests.publishing.sites import NEW, OLD, letters_of, making, pages_of, text_of, unsalted
from tests.publishing.stores import Watched, again, by_hand, objects, put


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


def test_two_pages_may_not_share_a_path(bucket: Watched) -> None:
    twice = [*pages_of(OLD), *pages_of(OLD)]
    with pytest.raises(RuntimeError):
        publish_to_store(twice, making(), unsalted, bucket)


def test_names_with_odd_letters_come_and_go(bucket: Watched) -> None:
    odd = {"en/a b.html": "1", "ü/ñ.html": "2", "x+y%20z.txt": "3"}
    pages = [Page(path, "text", text) for path, text in odd.items()]
    publish_to_store(pages, making(), unsalted, bucket)
    assert objects(bucket) == odd
    put({"a.html": "a"}, again(bucket))
    assert objects(bucket) == {"a.html": "a"}
