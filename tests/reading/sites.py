"""Small sites for the tests of reading: files by their paths."""

from collections.abc import Mapping
from pathlib import Path

from habitat_site.reading import Reading, read

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
