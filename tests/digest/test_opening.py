"""A newsletter of ten thousand records takes seconds, because it opens each of them once."""

from collections import Counter
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from habitat_site.catalogue import Contents
from habitat_site.languages import Lang
from habitat_site.reading import Ways, packing, read
from habitat_site.records import FOLDERS, Record
from habitat_site.results.news import Span, news_of
from tests.reading.sites import reading
from tests.site.records import event, initiative, network

SPAN = Span(date(2026, 1, 1), date(2026, 11, 21))


def test_each_record_is_opened_at_most_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: Counter[str] = Counter()

    def counted(packed: packing.Packed) -> Contents[Record]:
        contents = packing.unpack(packed)
        opened[str(contents.document.path)] += 1
        return contents

    files = {f"initiatives/home-{n}.md": initiative(f"Home {n}") for n in range(12)}
    files |= {f"events/day-{n}.md": event(f"Day {n}") for n in range(3)}
    reading(tmp_path, files | {"networks/fucvam.md": network()})
    read(tmp_path, ways=Ways(cache=True))
    # Large sites keep few records open: here it is the last one alone.
    for folder in FOLDERS:
        monkeypatch.setitem(packing.OPENED, folder, lru_cache(maxsize=1)(counted))
    catalogue = read(tmp_path, ways=Ways(cache=True)).catalogue
    news = news_of(catalogue, SPAN, Lang("fr"))
    assert len(news.untranslated) == 16
    assert len(opened) == 16
    assert set(opened.values()) == {1}
