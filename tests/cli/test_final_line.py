"""The last line of a build: what was read, made, kept and taken away, and how long it took."""

from pathlib import Path

import pytest

from habitat_site.states import Clock
from tests.cli.conftest import BAD
from tests.cli.typing_in import Answer, typed

ALL = 244  # pages of the small site
EVENT = "content/events/open-day.md"


@pytest.fixture(autouse=True)
def _old_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust the files of the site, which were written a moment ago."""
    monkeypatch.setattr(Clock, "trusts", lambda _self, _state: True)


def build(site: Path, *words: str, **environment: str) -> Answer:
    return typed(site, "build", "--today", "2026-11-21", *words, **environment)


def said(answer: Answer) -> str:
    """Return the last line without the time it took."""
    assert answer.code == 0, answer.stderr
    (line,) = answer.stdout.splitlines()
    words, _, time = line.rpartition(", ")
    number, _, unit = time.partition(" ")
    assert float(number) < 60
    assert unit == "s"
    return words


def test_a_first_build_reads_and_makes_everything(site: Path) -> None:
    assert said(build(site)) == (
        f"_site: 13 records read (0 from the cache), {ALL} pages made, 0 unchanged, 0 removed"
    )


def test_a_second_build_says_that_nothing_has_changed(site: Path) -> None:
    build(site)
    assert said(build(site)) == f"_site: nothing has changed, {ALL} pages"


def test_one_change_makes_some_pages_and_keeps_the_others(site: Path) -> None:
    build(site)
    path = site / BAD
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more sentence.\n", "utf-8")
    words = said(build(site))
    assert words.startswith("_site: 13 records read (12 from the cache), ")
    made, kept = (int(words.split(", ")[n].split()[0]) for n in (1, 2))
    assert 0 < made < ALL // 2
    assert made + kept == ALL
    assert words.endswith(", 0 removed")


def test_a_record_that_is_gone_takes_its_pages_with_it(site: Path) -> None:
    build(site)
    (site / EVENT).unlink()
    words = said(build(site))
    assert words.startswith("_site: 12 records read (12 from the cache), ")
    removed = int(words.rpartition(", ")[2].removesuffix(" removed"))
    left = sum(1 for path in (site / "_site").rglob("*") if path.is_file()) - 1
    assert removed == ALL - left > 0


def test_without_the_cache_everything_is_read_and_made(site: Path) -> None:
    build(site)
    assert said(build(site, "--no-cache")) == (
        f"_site: 13 records read (0 from the cache), {ALL} pages made, 0 unchanged, 0 removed"
    )


def test_the_line_speaks_the_readers_language(site: Path) -> None:
    line = build(site, LANG="fr_FR.UTF-8").stdout
    assert line.startswith(f"_site\u00a0: 13 fiches lues (dont 0 du cache), {ALL} pages écrites, ")
    assert line.endswith("\u00a0s\n")


def test_quiet_says_nothing_but_what_is_wrong(site: Path, bad_site: Path) -> None:
    (site / "content/networks/broken.md").write_text("---\n: [\n---\n", "utf-8")
    wrong = build(site, "--quiet")
    assert (wrong.code, wrong.stdout) == (1, "")
    assert "content/networks/broken.md:2:" in wrong.stderr
    (site / "content/networks/broken.md").unlink()
    (site / BAD).write_text(
        (site / BAD).read_text(encoding="utf-8").replace("fukvam", "fucvam"), "utf-8"
    )
    assert build(site, "--quiet") == Answer(0, "", "")


def test_a_spoilt_cache_is_told_in_one_line(site: Path) -> None:
    build(site)
    (site / ".habitat-site/records.sqlite").write_bytes(b"spoilt" * 1000)
    for words in (("check",), ("stats",), ("build", "--today", "2026-11-22")):
        answer = typed(site, *words)
        told = [line for line in answer.stderr.splitlines() if "records.sqlite" in line]
        assert len(told) == 1, answer.stderr
        assert "everything is read anew" in told[0]
        (site / ".habitat-site/records.sqlite").write_bytes(b"spoilt" * 1000)
        assert "records.sqlite" not in typed(site, *words, "--no-cache").stderr


def test_a_check_reads_from_the_cache_what_has_not_changed(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = typed(site, "check")
    read: list[int] = []
    monkeypatch.setattr(
        "habitat_site.cli.stages.Lines.expect", lambda _self, total: read.append(total)
    )
    assert typed(site, "check").stdout == first.stdout
    assert typed(site, "check", "--no-cache").stdout == first.stdout
    assert read == [0, 13]
