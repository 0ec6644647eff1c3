"""A site goes where the maintainer says: to a folder, or to a store that speaks S3."""

import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.pipeline import build
from habitat_site.publishing.buckets import Bucket, open_bucket
from habitat_site.publishing.manifest import NAME
from habitat_site.publishing.places import place_of
from habitat_site.publishing.store import publish_to_store
from habitat_site.request import Request
from habitat_site.upkeep import keep_up
from tests.gates import require_or_skip
from tests.publishing.sites import making, pages_of, unsalted
from tests.site.records import SMALL
from tests.site.sites import TODAY, small_site


@pytest.fixture(scope="module")
def server(checkout: Path) -> Iterator[str]:
    """Give the address of an S3 that runs on this machine."""
    require_or_skip("moto")
    program = [sys.executable, "-m", "tests.publishing.s3"]
    with subprocess.Popen(
        program,
        cwd=checkout,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as running:
        assert running.stdin
        assert running.stdout
        yield running.stdout.readline().strip()
        running.stdin.close()


@pytest.fixture
def url(server: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give an empty place; the environment says how to reach it, as a maintainer's would."""
    require_or_skip("obstore")
    name = f"bucket-{abs(hash(request.node.name)):x}"
    urllib.request.urlopen(urllib.request.Request(f"{server}/{name}", method="PUT")).close()
    for key, value in {
        "AWS_ENDPOINT": server,
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(key, value)
    return f"s3://{name}/some/where"


def objects(bucket: Bucket) -> dict[str, bytes]:
    found = {path: bucket.read(path)[0] for path in bucket.listing() if path != NAME}
    return {path: content for path, content in found.items() if content is not None}


# Python warns of a fork beside the store's threads. They sleep, and no worker uses the store.
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_store_holds_what_a_folder_would(url: str, tmp_path: Path) -> None:
    here = small_site(tmp_path, SMALL)
    first = build(Request(tmp_path / "source", url, TODAY, jobs=2)).published
    assert first
    assert first.made == len(here.files)
    assert objects(open_bucket(url)) == here.bytes()
    second = keep_up(Request(tmp_path / "source", url, TODAY))
    assert (second.made, second.kept) == (0, first.made)


def test_a_changed_record_changes_its_pages_only(url: str, tmp_path: Path) -> None:
    small_site(tmp_path, SMALL)
    build(Request(tmp_path / "source", url, TODAY))
    bucket = open_bucket(url)
    before = bucket.listing()
    path = next((tmp_path / "source" / "content" / "pages").glob("*.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
    done = build(Request(tmp_path / "source", url, TODAY)).published
    assert done
    assert 0 < done.made < 40
    after = bucket.listing()
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {*done.changed, NAME}


def test_of_two_builds_one_loses(url: str) -> None:
    """The store itself compares the manifest's version."""
    bucket = open_bucket(url)
    publish_to_store(pages_of({"a.html": "1"}), making(), unsalted, bucket)
    _, version = bucket.read(NAME)
    publish_to_store(pages_of({"a.html": "2"}), making(), unsalted, bucket)
    for stale in (version, None):
        with pytest.raises(HabitatError, match=f"{url}: another build is writing here"):
            bucket.replace(NAME, b"{}", {}, stale)


def test_a_store_without_conditions_is_written_all_the_same(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_CONDITIONAL_PUT", "disabled")
    bucket = open_bucket(url)
    for text in "12":
        publish_to_store(pages_of({"a.html": text}), making(), unsalted, bucket)
    assert objects(bucket) == {"a.html": b"2"}


def test_pages_that_are_gone_are_deleted_and_neighbours_stay(url: str) -> None:
    bucket = open_bucket(url)
    bucket.put("CNAME", b"mine", {})
    outer = open_bucket(url.rpartition("/")[0])
    outer.put("elsewhere.html", b"not ours", {})
    publish_to_store(pages_of({"a.html": "1", "b.html": "1"}), making(), unsalted, bucket)
    publish_to_store(pages_of({"a.html": "1"}), making(), unsalted, bucket)
    assert objects(bucket) == {"a.html": b"1", "CNAME": b"mine"}
    assert "elsewhere.html" in outer.listing()


def test_a_bucket_that_is_not_there_is_one_line_for_the_operator(url: str) -> None:
    bucket = open_bucket("s3://no-such-bucket-here/x")
    with pytest.raises(HabitatError, match=r"^s3://no-such-bucket-here/x: .*"):
        publish_to_store(pages_of({"a.html": "1"}), making(), unsalted, bucket)


@pytest.mark.parametrize("name", ["http://example.org/", "s4://bucket", "file:///site", "s3:x"])
def test_another_kind_of_place_is_refused(name: str) -> None:
    with pytest.raises(HabitatError, match="a site goes to a folder or to one of s3://"):
        place_of(name)


def test_a_folder_stays_a_folder() -> None:
    assert place_of(Path("_site")) == Path("_site")


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "obstore.store", None)
    with pytest.raises(HabitatError, match=r"install habitat-site\[cluster\]"):
        place_of("s3://bucket")
