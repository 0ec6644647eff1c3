"""`digest` writes a newsletter to the terminal, to a file, or in all forms to a folder."""

from pathlib import Path

import pytest

from tests.cli.typing_in import Answer, typed

DAYS = ("--since", "2000-01-01", "--until", "2026-11-21")


def digest(site: Path, *words: str) -> Answer:
    return typed(site, "digest", *DAYS, *words)


def test_a_letter_for_the_terminal_is_markdown(site: Path) -> None:
    answer = digest(site)
    assert answer.code == 0
    assert answer.stdout.startswith("# ")
    assert "1 January 2000\u2009–\u200921 November 2026" in answer.stdout


@pytest.mark.parametrize(
    ("words", "beginning"),
    [
        (("--format", "html"), "<!doctype html>\n"),
        (("--format", "text"), "====="),
        (("--format", "markdown"), "# "),
    ],
)
def test_a_form_can_be_asked_for(site: Path, words: tuple[str, ...], beginning: str) -> None:
    assert digest(site, *words).stdout.startswith(beginning)


def test_a_file_is_written_in_the_form_of_its_ending(site: Path) -> None:
    answer = digest(site, "--output", "news/letter.html")
    assert answer.stdout == "news/letter.html\n"
    assert (site / "news" / "letter.html").read_text("utf-8").startswith("<!doctype html>")


def test_a_folder_gets_every_form_or_the_one_asked_for(site: Path) -> None:
    assert digest(site, "--output", "news", "--lang", "fr").code == 0
    assert sorted(path.name for path in (site / "news").iterdir()) == [
        "digest-2026-11-21-fr.html",
        "digest-2026-11-21-fr.md",
        "digest-2026-11-21-fr.txt",
    ]
    digest(site, "--output", "other", "--format", "text")
    assert [path.name for path in (site / "other").iterdir()] == ["digest-2026-11-21-en.txt"]


def test_the_same_days_make_the_same_letter(site: Path) -> None:
    assert digest(site).stdout == digest(site, "--no-cache").stdout


def test_a_network_that_is_not_there_is_wrong_use(site: Path) -> None:
    answer = digest(site, "--network", "nobody-knows")
    assert answer.code == 2
    assert "nobody-knows: there is no such network" in answer.stderr


def test_days_in_the_wrong_order_are_wrong_use(site: Path) -> None:
    answer = typed(site, "digest", "--since", "2026-02-01", "--until", "2026-01-01")
    assert answer.code == 2
    assert "--since 2026-02-01: this day is after --until 2026-01-01" in answer.stderr


def test_without_a_first_day_it_is_wrong_use(site: Path) -> None:
    assert typed(site, "digest").code == 2


def test_a_file_that_cannot_be_written_is_said(site: Path) -> None:
    (site / "taken").write_text("", encoding="utf-8")
    answer = digest(site, "--output", "taken/letter.md")
    assert answer.code == 2
    assert "cannot write the newsletter" in answer.stderr


def test_broken_records_are_left_out_and_said_to_be(bad_site: Path) -> None:
    answer = digest(bad_site)
    assert answer.code == 1
    assert "broken records are left out of this newsletter" in answer.stderr
    assert answer.stdout.startswith("# ")
