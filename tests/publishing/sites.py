"""Small sites to publish: pages whose bytes are their view."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from habitat_site.documents import Digest
from habitat_site.pages.values import Page
from habitat_site.publishing import Published, publish
from habitat_site.publishing.manifest import NAME


def pages_of(texts: Mapping[str, str]) -> list[Page]:
    return [Page(PurePosixPath(path), "text", text) for path, text in texts.items()]


def text_of(page: Page) -> bytes:
    return str(page.view).encode()


def unsalted(page: Page) -> Digest:
    return Digest("")


def put(texts: Mapping[str, str], output: Path, **options: Any) -> Published:
    """Publish pages with these texts."""
    return publish(pages_of(texts), text_of, unsalted, output, **options)


def files(tree: Path) -> dict[str, str]:
    """Return the text of every file of a tree, without the manifest."""
    return {
        path.relative_to(tree).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(tree.rglob("*"))
        if path.is_file() and path.name != NAME
    }
