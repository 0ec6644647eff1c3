"""What a command does not need it does not import: importing is most of what a quick one takes."""

import subprocess
import sys
from pathlib import Path

from tests.cli.typing_in import environment_with, typed

SCRIPT = """
import sys
from habitat_site.cli import app
if {"build", "check"} & set(sys.argv):
    from habitat_site.states import Clock
    # These files were written a moment ago.
    Clock.trusts = lambda _self, _state: True
try:
    app(prog_name="habitat-site")
finally:
    print(*sys.modules, file=sys.stderr)
"""
FOR_PAGES = {
    "folium",
    "icalendar",
    "jinja2",
    "markdown_it",
    "nh3",
    "PIL",
    "pydantic",
    "rich",
    "yaml",
}


def imported(folder: Path, *words: str) -> set[str]:
    """Return the top-level modules that a command has imported when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words],
        cwd=folder,
        env=environment_with({}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout
    return {name.partition(".")[0] for name in done.stderr.splitlines()[-1].split()}


def test_the_help_imports_nothing_for_the_work(tmp_path: Path) -> None:
    assert (
        imported(tmp_path, "--help") & (FOR_PAGES | {"babel", "sqlite3", "multiprocessing"})
        == set()
    )


def test_the_help_of_a_command_imports_nothing_for_the_work(tmp_path: Path) -> None:
    assert imported(tmp_path, "build", "--help") & (FOR_PAGES | {"babel"}) == set()


def test_a_build_that_finds_nothing_changed_imports_nothing_for_the_work(site: Path) -> None:
    words = ("build", "--today", "2026-11-21", "--jobs", "2")
    assert "pydantic" in imported(site, *words)
    assert imported(site, *words) & FOR_PAGES == set()


def test_a_check_of_records_that_are_known_imports_nothing_to_read_or_show_them(
    site: Path,
) -> None:
    assert "yaml" in imported(site, "check")
    not_needed = {"yaml", "rich", "markdown_it", "PIL", "multiprocessing", "dateutil"}
    # Files may be written within the tick of the clock in which the first check saw them.
    assert imported(site, "check") & not_needed == set()


def test_a_value_that_is_wrong_is_told_in_the_words_of_the_library(site: Path) -> None:
    for words, told in (
        (("build", "--today", "2026-02-30"), "does not match the formats '%Y-%m-%d'"),
        (("build", "--jobs", "0"), "greater than or equal to 1"),
        (("build", "--jobs", "٣"), "'--jobs'"),
        (("serve", "--port", "65536"), "less than or equal to 65535"),
        (("check", "--format", "xml"), "'text', 'json', 'github', 'sarif'"),
    ):
        answer = typed(site, *words)
        assert answer.code == 2
        assert told in answer.stderr
