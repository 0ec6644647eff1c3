"""A file of which only some lines are written anew is what it would be as a whole."""

from pathlib import Path

import pytest

from habitat_site.catalogue import Entry
from habitat_site.pages.exports import InitiativesExport
from habitat_site.pages.values import Page, pieces
from habitat_site.records import Initiative, Record
from habitat_site.rendering.open_data import render_json
from habitat_site.rendering.retold import Retold
from tests.building import initiative
from tests.rendering.context import SITE, inputs

IDS = ("a", "ab", "b", "c")


def entries(**stories: str) -> tuple[Entry[Record], ...]:
    return tuple(
        initiative(id, title=f'"{{"id":"{id}",', body=stories.get(id, "Old.")) for id in IDS
    )


def whole(*found: Entry[Record]) -> InitiativesExport:
    known = inputs(*found)
    return InitiativesExport(known.catalogue.initiatives, known.summary.standings)


def written(view: InitiativesExport | Retold) -> bytes:
    page = Page("data/initiatives.json", "json", view)
    return b"".join(pieces(render_json(page, SITE)))


def told(view: InitiativesExport, ids: tuple[str, ...]) -> tuple[Entry[Initiative], ...]:
    return tuple(entry for entry in reversed(view.entries) if entry.id in ids)


@pytest.mark.parametrize("ids", [("a",), ("ab",), ("c",), ("a", "b", "c"), IDS])
def test_told_stories_stand_in_their_lines(tmp_path: Path, ids: tuple[str, ...]) -> None:
    before = tmp_path / "initiatives.json"
    before.write_bytes(written(whole(*entries())))
    now = whole(*entries(**dict.fromkeys(ids, 'New.\n\n{"id":"b",')))
    assert written(Retold(now, told(now, ids), before)) == written(now)


def test_the_other_lines_are_not_made_again(tmp_path: Path) -> None:
    """Otherwise there would be nothing gained: a line that is marked stays so."""
    before = tmp_path / "initiatives.json"
    before.write_bytes(written(whole(*entries())).replace(b"Old.", b"Kept."))
    now = whole(*entries(b="New."))
    found = written(Retold(now, told(now, ("b",)), before))
    assert (found.count(b"Kept."), found.count(b"New."), found.count(b"Old.")) == (3, 1, 0)


SPOILT = [b"", b"[\n", b"[\n{}\n]\n", b'x\n{"id":"a",}\n{}\n{}\n{}\n]\n', b"[\n{}\n{}\n{}\n{}\n]\n"]


@pytest.mark.parametrize("content", [None, *SPOILT])
def test_where_the_old_file_is_unfit_all_is_written(tmp_path: Path, content: bytes | None) -> None:
    before = tmp_path / "initiatives.json"
    if content is not None:
        before.write_bytes(content)
    now = whole(*entries(b="New."))
    assert written(Retold(now, told(now, ("b",)), before)) == written(now)


def test_a_file_of_more_records_is_unfit(tmp_path: Path) -> None:
    before = tmp_path / "initiatives.json"
    before.write_bytes(written(whole(*entries())))
    now = whole(*entries(a="New.")[:-1])
    assert written(Retold(now, told(now, ("a",)), before)) == written(now)
