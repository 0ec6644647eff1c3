"""A report for people: the line, a mark under the value, what to do."""

from pathlib import PurePosixPath
from textwrap import dedent

import pytest
from rich.cells import cell_len

from habitat_site.diagnostics import Diagnostic, Severity, Span
from habitat_site.documents import Document, Places
from habitat_site.languages import Lang
from habitat_site.reports.text import report_text
from tests.reports.speaking import READER, finding

PATH = PurePosixPath("content/initiatives/palo-alto.md")


def document(text: str) -> Document:
    return Document(str(PATH), Lang("en"), Places(text))


def told(*diagnostics: Diagnostic) -> str:
    return report_text(diagnostics, READER).plain


def test_the_example_of_the_contract() -> None:
    text = document("---\n" * 13 + "networks: [fukvam]\n")
    assert told(finding(text, "fukvam", nearest="fucvam")) == dedent("""\
        content/initiatives/palo-alto.md:14:12: error HS302: "fukvam" is not a network here.
           14 | networks: [fukvam]
              |            ^^^^^^ did you mean "fucvam"? Or add content/networks/fukvam.md.

        1 error""")


def test_nothing_to_report_is_said() -> None:
    assert told() == "No problems found."


def test_findings_are_counted_by_severity() -> None:
    text = document("a: b")
    severities = [Severity.NOTE] * 3 + [Severity.ERROR] + [Severity.WARNING] * 2
    lines = told(*(finding(text, "b", severity=each) for each in severities)).splitlines()
    assert lines[-1] == "1 error, 2 warnings, and 3 notes"


def test_a_finding_about_a_whole_file_shows_no_line() -> None:
    empty = Diagnostic("HS003", Severity.ERROR, Span(PATH))
    assert told(empty).splitlines()[:2] == [
        "content/initiatives/palo-alto.md:1:1: error HS003: the file is empty.",
        "      = write the record into it.",
    ]


def test_a_finding_without_a_hint_ends_with_its_mark() -> None:
    assert told(finding(document("a: b"), "b", "HS999")).splitlines()[2] == "      |    ^"


def test_related_places_are_named() -> None:
    other = Span(PurePosixPath("content/initiatives/other.md"), 3, 7)
    span = document("a: b").line_span(1, 4, 5)
    found = told(Diagnostic("HS999", Severity.WARNING, span, {}, (other,)))
    assert "      = see also content/initiatives/other.md:3:7\n" in found


@pytest.mark.parametrize(
    "before",
    [
        "title: 住房合作社 ",  # two columns each
        "title: Cooperacio\u0301n ",  # an accent of its own takes no column
        "title: 🏠 ",
        "\ttitle: ",
        "title: \u202eevil ",  # shown as a number, eight columns
        "title: \x1b[2J ",
        "title: ที่อยู่ ",
    ],
)
def test_the_mark_stands_under_the_value(before: str) -> None:
    _, line, mark, *_ = told(finding(document(f"{before}fukvam: x"), "fukvam")).splitlines()
    assert cell_len(mark[: mark.index("^")]) == cell_len(line[: line.index("fukvam")])
    assert mark.count("^") == len("fukvam")


@pytest.mark.parametrize("value", ["合作社", "o\u0301o\u0301", "a\u200bb"])
def test_the_mark_is_as_wide_as_the_value(value: str) -> None:
    _, line, mark, *_ = told(finding(document(f"a: {value}"), value)).splitlines()
    assert mark.count("^") == cell_len(line.partition("a: ")[2])


HOSTILE = [
    "\x1b]0;owned\x07",
    "\x1b[31mred",
    "\r\n::error::faked",
    "\x9b2J",
    "\u202egnp.exe",
    "\u2066x\u2069",
    "a\u2028b",
    "\ufeffx",
    "\U000e0041",
    "\ud800",
]


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_content_cannot_write_to_the_terminal(value: str) -> None:
    path = PurePosixPath(f"content/initiatives/x{value}.md")
    span = Span(path, 1, 4, 4 + len(value), f"a: {value}")
    report = told(Diagnostic("HS302", Severity.ERROR, span, {"value": value, "nearest": value}))
    lines = report.split("\n")
    assert len(lines) == 5
    assert all(line.isprintable() for line in lines)
    assert not any(line.startswith("::") for line in lines)


def test_text_in_any_script_is_left_as_it_is() -> None:
    for name in ("مسکن می‌سازیم", "आवास क्ष", "หมู่บ้าน", "Việt Nam", "Ñandutí"):
        assert f"| a: {name}\n" in told(finding(document(f"a: {name}"), name))


def test_markup_in_content_has_no_meaning() -> None:
    assert "[bold]x[/]" in told(finding(document("a: [bold]x[/]"), "x"))


def test_a_long_line_is_shown_around_its_value() -> None:
    text = document(f"{'x' * 150} fukvam {'y' * 40}")
    _, line, mark, *_ = told(finding(text, "fukvam")).splitlines()
    assert "… " not in line
    assert line.startswith("    1 | …xxx")
    assert "fukvam" in line
    assert cell_len(mark[: mark.index("^")]) == line.index("fukvam")


def test_a_place_beyond_the_shown_part_of_a_line_is_still_told() -> None:
    span = document("x" * 500).line_span(1, 400, 410)
    found = told(Diagnostic("HS999", Severity.ERROR, span))
    assert f"{PATH}:1:400: error HS999" in found
    assert "^" in found


def test_a_terminal_gets_colours_and_nothing_else_changes() -> None:
    report = report_text([finding(document("a: fukvam"), "fukvam")], READER)
    styles = {str(span.style) for span in report.spans}
    assert "bold red" in styles
    assert "\x1b" not in report.plain
