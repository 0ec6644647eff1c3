"""The largest file that is allowed, made to take as long as it can, does not hold up the check."""

import time
from datetime import date
from pathlib import Path

import pytest

from habitat_site.checking import check
from habitat_site.reading.limits import MAX_BYTES

TODAY = date(2026, 11, 21)
HEAD = "---\ntitle: A\nsummary: B\nlang: en\ncountry: UY\n"


def largest(start: str, piece: str) -> str:
    """Return a record that is as large as it may be, filled up with one piece of text."""
    return start + piece * ((MAX_BYTES - len(start)) // len(piece))


@pytest.mark.parametrize(
    "record",
    [
        largest(f"{HEAD}---\n", "[^a] [^b]\n"),
        largest(f"{HEAD}---\n", "[a](x:b)\n"),
        largest(f"{HEAD}---\n", "[a](http://t.co)\n"),
        largest(f"{HEAD}---\n", "[a](http://x.org/b) "),
        largest(f"{HEAD}---\n", "[a](networks/none)\n"),
        largest(f"{HEAD}---\n", "![a](b)\n"),
        largest(f"{HEAD}---\n", "11.111,11.111\n"),
        largest(f"{HEAD}---\n", "1.11     "),
    ],
    ids=["citations", "addresses", "shorteners", "links", "nothing", "pictures", "pairs", "spaces"],
)
def test_no_record_takes_long(record: str, tmp_path: Path) -> None:
    """Some took more than half a minute when findings had no end."""
    path = tmp_path / "content" / "initiatives" / "a.md"
    path.parent.mkdir(parents=True)
    path.write_text(record, encoding="utf-8")
    started = time.process_time()
    check(tmp_path, TODAY)
    assert time.process_time() - started < 4
