"""Small sites for the tests of reading: files by their paths."""

import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from habitat_site.reading import Reading, read
from habitat_site.states import SECOND, Clock

NETWORK = "---\ntitle: The network\nlang: en\nsummary: It is one.\ntype: local\n---\n"
INITIATIVE = "---\ntitle: Bella Vista\nlang: en\nsummary: Homes.\ncountry: UY\n---\n"
EVENT = "---\ntitle: Open day\nlang: en\nsummary: Come.\nkind: day\nstart: 2026-05-02\n---\n"


def reading(root: Path, files: Mapping[str, str | bytes]) -> Reading:
    """Write files under `content/` and read them."""
    (root / "content").mkdir(exist_ok=True)
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(root)


def with_fields(record: str, fields: str, story: str = "") -> str:
    """Return a record with more fields, and a story."""
    return record.removesuffix("---\n") + fields + "---\n" + story


def told(result: Reading) -> list[tuple[str, str, int, int]]:
    """Return code, path under `content/`, line and column of every finding."""
    return [
        (d.code, str(d.span.path).removeprefix("content/"), d.span.line, d.span.column)
        for d in result.diagnostics
    ]


def later() -> Clock:
    """Return a clock to which all files of today are old."""
    now = time.time_ns()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time_ns", lambda: now + 3600 * SECOND)
        return Clock()
