"""Small sites to publish: pages whose bytes are their view."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from habitat_site.documents import Digest
from habitat_site.pages.values import Page
from habitat_site.publishing.amend import publish_some
from habitat_site.publishing.making import Making, Published
from habitat_site.publishing.manifest import NAME, Manifest, read_manifest
from habitat_site.publishing.publish import publish
from habitat_site.publishing.workers import Local, Make
from habitat_site.states import State

OLD = {"index.html": "home", "en/index.html": "old", "en/a/index.html": "a", "old.txt": "gone"}
NEW = {"index.html": "home", "en/index.html": "new", "en/b/index.html": "b", "data/x.json": "{}"}


def pages_of(texts: Mapping[str, str]) -> list[Page]:
    return [Page(path, "text", text) for path, text in texts.items()]


def text_of(page: Page) -> bytes:
    return str(page.view).encode()


def letters_of(page: Page) -> Iterator[bytes]:
    """Make a page letter by letter."""
    return (letter.encode() for letter in str(page.view))


def unsalted(page: Page) -> Digest:
    return Digest("")


def making(make: Make = text_of, jobs: int = 1, *, reuse: bool = True) -> Making:
    """Return how pages are made: by `make`, with so many jobs."""
    return Making(make, Local(jobs), reuse=reuse)


def put(texts: Mapping[str, str], output: Path, **options: Any) -> Published:
    """Publish pages with these texts."""
    return publish(pages_of(texts), making(**options), unsalted, output)


def change_some(
    texts: Mapping[str, str], output: Path, stands: State | None, **options: Any
) -> Published | None:
    """Publish pages with these texts among the others of the site that stands there."""
    before, stands = read_manifest(output) or Manifest(), stands or State(0, 0, 0, 0)
    return publish_some(pages_of(texts), making(**options), unsalted, output, before, stands)


def files(tree: Path) -> dict[str, str]:
    """Return the text of every file of a tree, without the manifest."""
    return {
        path.relative_to(tree).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(tree.rglob("*"))
        if path.is_file() and path.name != NAME
    }
