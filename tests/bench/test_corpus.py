"""Generated records are as good as any, the same each time, and wrong only when asked."""

from datetime import date
from pathlib import Path

from corpus import BROKEN_EVERY, Corpus

from habitat_site.checking import check

TODAY = date(2026, 11, 21)


def test_nothing_is_wrong_with_generated_records(tmp_path: Path) -> None:
    Corpus(60, "test").write(tmp_path)
    assert check(tmp_path, TODAY).diagnostics == ()


def test_every_broken_reference_is_found(tmp_path: Path) -> None:
    Corpus(2 * BROKEN_EVERY, "test", broken=True).write(tmp_path)
    found = check(tmp_path, TODAY).diagnostics
    assert sum("no-such-network" in str(each) for each in found) == 2


def test_a_seed_gives_the_same_records_and_another_seed_others() -> None:
    assert dict(Corpus(5, "a").files()) == dict(Corpus(5, "a").files())
    assert dict(Corpus(5, "a").files()) != dict(Corpus(5, "b").files())


def test_more_records_leave_the_first_as_they_are() -> None:
    few, more = dict(Corpus(5, "a").files()), dict(Corpus(8, "a").files())
    assert {path: more[path] for path in few} == few
