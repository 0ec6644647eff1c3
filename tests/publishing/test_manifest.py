"""A manifest that is damaged costs time, and nobody a file."""

from pathlib import Path

import pytest

from habitat_site.publishing import trees
from habitat_site.publishing.manifest import NAME, read_manifest
from tests.publishing.sites import NEW, OLD, files, put


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "_site"


DAMAGED = [
    b"",
    b"{",
    b"[" * 100_000,
    b"\xff\xfe",
    b"[]",
    b'{"format": 0, "pages": {}}',
    b'{"format": 1, "pages": []}',
    b'{"format": 1, "pages": {"a": 1}}',
    b'{"format": 1, "pages": {"../victim": "x"}}',
    b'{"format": 1, "pages": {"/etc/passwd": "x"}}',
    b'{"format": 1, "pages": {"": "x"}}',
    b'{"format": 1, "pages": {"en//x": "x"}}',
    b'{"format": 1, "pages": {".habitat-site.json": "x"}}',
    b'{"format": 1, "pages": {"a\\u0000b": "x"}}',
]


@pytest.mark.parametrize("content", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_manifest_makes_a_new_site(site: Path, content: bytes) -> None:
    victim = site.parent / "victim"
    victim.write_text("safe", encoding="utf-8")
    put(OLD, site)
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    (site / NAME).write_bytes(content)
    assert read_manifest(site) is None
    assert put(NEW, site).made == 4
    # Of the pages before, only what no new page shares a folder or name with is left.
    assert files(site) == {**NEW, "CNAME": "example.org", "old.txt": "gone"}
    assert victim.read_text(encoding="utf-8") == "safe"


def test_a_damaged_manifest_of_the_spare_costs_only_time(site: Path) -> None:
    put(OLD, site)
    put(NEW, site)
    (trees.Trees(site).spare / NAME).write_bytes(b"{")
    put(OLD, site)
    assert files(site) == OLD
