"""`habitat-site build`: the whole way from records to a site."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import BAD
from tests.cli.typing_in import started, typed

TODAY = ("--today", "2026-11-21")


def contents(tree: Path) -> dict[str, bytes]:
    """Return the bytes of every file of a tree, with the manifest."""
    return {
        path.relative_to(tree).as_posix(): path.read_bytes()
        for path in sorted(tree.rglob("*"))
        if path.is_file()
    }


def test_a_site_is_built(site: Path) -> None:
    answer = typed(site, "build", *TODAY)
    assert answer.code == 0, answer.stderr
    assert (site / "_site/en/initiatives/palo-alto/index.html").is_file()
    assert answer.stdout.startswith("_site: ")


def test_the_same_content_and_date_make_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """In another folder, from nothing, with another number of processes and another hash seed."""
    trees = []
    for number, jobs in enumerate(("1", "2", "2")):
        output = tmp_path / f"out-{number}"
        words = ("build", *TODAY, "--output", str(output), "--jobs", jobs)
        answer = started(site, *words, PYTHONHASHSEED=str(number))
        assert answer.code == 0, answer.stderr
        trees.append(contents(output))
    assert len(trees[0]) > 100
    for tree in trees[1:]:
        assert tree.keys() == trees[0].keys()
        assert [path for path in tree if tree[path] != trees[0][path]] == []


def test_a_build_on_an_old_site_makes_what_a_build_from_nothing_makes(
    site: Path, tmp_path: Path
) -> None:
    typed(site, "build", "--today", "2025-01-01")
    (site / BAD).write_text(
        (site / BAD).read_text(encoding="utf-8").replace("title: ", "title: Another "), "utf-8"
    )
    typed(site, "build", "--today", "2026-01-01")
    typed(site, "build", *TODAY)
    typed(site, "build", *TODAY, "--output", str(tmp_path / "fresh"))
    assert contents(site / "_site") == contents(tmp_path / "fresh")


def test_a_second_build_keeps_every_page_and_no_cache_none(site: Path) -> None:
    typed(site, "build", *TODAY)
    before = contents(site / "_site")
    # Or nothing is even read: a slow machine finds all files old enough to be sure of.
    (site / "._site.made-of.json").unlink()
    assert ", 0 pages made" in typed(site, "build", *TODAY).stdout
    assert ", 0 unchanged" in typed(site, "build", *TODAY, "--no-cache").stdout
    assert contents(site / "_site") == before


def test_an_error_in_the_content_leaves_the_old_site(site: Path, tmp_path: Path) -> None:
    typed(site, "build", *TODAY)
    before = contents(site / "_site")
    (site / "content/events/broken.md").write_text("---\n: [\n---\n", "utf-8")
    answer = typed(site, "build", *TODAY)
    assert (answer.code, answer.stdout) == (1, "")
    assert "content/events/broken.md:2:" in answer.stderr
    assert contents(site / "_site") == before
    assert typed(site, "build", "--output", str(tmp_path / "new")).code == 1
    assert not (tmp_path / "new").exists()


def test_files_that_the_tool_did_not_write_stay(site: Path) -> None:
    (site / "_site/.well-known").mkdir(parents=True)
    (site / "_site/.well-known/security.txt").write_text("Contact: x", "utf-8")
    (site / "_site/CNAME").write_text("example.org", "utf-8")
    for day in ("2026-11-21", "2027-11-21", "2028-11-21"):
        assert typed(site, "build", "--today", day).code == 0
        assert (site / "_site/CNAME").read_text(encoding="utf-8") == "example.org"
        assert (site / "_site/.well-known/security.txt").is_file()
        assert (site / "_site/en/index.html").is_file()


def test_the_base_url_may_be_given(site: Path) -> None:
    assert typed(site, "build", *TODAY, "--base-url", "https://example.net/habitat").code == 0
    robots = (site / "_site/robots.txt").read_text(encoding="utf-8")
    assert "https://example.net/habitat/" in robots


def test_the_day_decides_what_is_upcoming(site: Path) -> None:
    for day in ("2000-01-01", "2099-01-01"):
        assert typed(site, "build", "--today", day).code == 0
        assert json.loads((site / "_site/build.json").read_bytes())["date"] == day


@pytest.mark.parametrize(
    "words",
    [
        ("--source", "nowhere"),
        ("--output", "."),
        ("--output", "content/_site"),
        ("--output", "site.yaml"),
        ("--base-url", "ftp://example.org/"),
        ("--today", "21.11.2026"),
        ("--today", "2026-02-30"),
        ("--jobs", "0"),
        ("--jobs", "many"),
    ],
    ids=" ".join,
)
def test_wrong_use_exits_with_2_and_touches_nothing(site: Path, words: tuple[str, ...]) -> None:
    before = contents(site)
    answer = typed(site, "build", *words)
    assert (answer.code, answer.stdout) == (2, "")
    assert answer.stderr
    assert "Traceback" not in answer.stderr
    assert contents(site) == before


def test_an_output_that_is_not_ours_is_refused(site: Path) -> None:
    mine = site / "_site/en/index.html"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", "utf-8")
    answer = typed(site, "build")
    assert answer.code == 2
    assert len(answer.stderr.splitlines()) == 1 + answer.stderr.count("`habitat-site check`")
    assert contents(site / "_site") == {"en/index.html": b"mine"}


@pytest.mark.parametrize("settings", ["", "title: [", "- x", "title: x\nbase_url: nope\n"])
def test_broken_settings_are_told_in_one_line(site: Path, settings: str) -> None:
    (site / "site.yaml").write_text(settings, "utf-8")
    answer = typed(site, "build")
    assert (answer.code, len(answer.stderr.splitlines())) == (2, 1)
    assert "site.yaml" in answer.stderr
