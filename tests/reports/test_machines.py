"""Reports for programs: JSON, GitHub's commands, SARIF."""

import json
from pathlib import Path, PurePosixPath
from typing import Any

import jsonschema
import pytest

from habitat_site.diagnostics import Diagnostic, Severity, Span
from habitat_site.reports import Reader
from habitat_site.reports.github import report_github
from habitat_site.reports.json import report_json
from habitat_site.reports.sarif import report_sarif
from tests.reports.speaking import READER, speaking

PATH = PurePosixPath("content/initiatives/palo-alto.md")
OTHER = Span(PurePosixPath("content/initiatives/other.md"), 3, 7, 9, "  - fukvam")
SPAN = Span(PATH, 14, 12, 18, "networks: [fukvam]")
UNKNOWN = Diagnostic(
    "HS302", Severity.ERROR, SPAN, {"value": "fukvam", "nearest": "fucvam"}, (OTHER,)
)
EMPTY = Diagnostic("HS003", Severity.WARNING, Span(PurePosixPath("content/events/día 1,2.md")))
NOTE = Diagnostic("HS999", Severity.NOTE, SPAN)
HOSTILE = Diagnostic(
    "HS302", Severity.ERROR, SPAN, {"value": "100%,a:b\r\n::error::faked \u202e\x1b[2J"}
)
SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-2.1.0-rtm.4.json").read_bytes())


def test_json_has_the_keys_of_the_contract() -> None:
    assert json.loads(report_json([UNKNOWN], READER)) == [
        {
            "code": "HS302",
            "severity": "error",
            "path": "content/initiatives/palo-alto.md",
            "line": 14,
            "column": 12,
            "message": '"fukvam" is not a network here.',
            "hint": 'did you mean "fucvam"? Or add content/networks/fukvam.md.',
            "related": [{"path": "content/initiatives/other.md", "line": 3, "column": 7}],
        }
    ]


def test_json_of_nothing_is_an_empty_array() -> None:
    assert json.loads(report_json([], READER)) == []


def test_json_without_a_hint_has_an_empty_one() -> None:
    (found,) = json.loads(report_json([NOTE], READER))
    assert found["hint"] == ""


def test_json_is_ascii_and_says_what_the_content_says() -> None:
    report = report_json([HOSTILE, EMPTY], READER)
    assert report.isascii()
    assert "\x1b" not in report
    assert json.loads(report)[0]["message"].startswith('"100%,a:b\r\n::error::faked \u202e')
    assert json.loads(report)[1]["path"] == "content/events/día 1,2.md"


def test_a_pull_request_is_annotated() -> None:
    assert report_github([UNKNOWN], READER) == (
        "::error file=content/initiatives/palo-alto.md,line=14,col=12,endColumn=18,title=HS302::"
        '"fukvam" is not a network here. did you mean "fucvam"? Or add content/networks/fukvam.md.'
    )


def test_each_severity_has_its_command() -> None:
    lines = report_github([UNKNOWN, EMPTY, NOTE], READER).splitlines()
    assert [line.split()[0] for line in lines] == ["::error", "::warning", "::notice"]


def test_content_cannot_add_a_command_or_a_property() -> None:
    report = report_github([HOSTILE, EMPTY], READER)
    first, second = report.split("\n")
    assert first.count("::error ") == 1
    assert first.endswith(
        '::"100%25,a:b\\u000d\\u000a::error::faked \\u202e\\u001b[2J" is not a network '
        "here. Add content/networks/100%25,a:b\\u000d\\u000a::error::faked "
        "\\u202e\\u001b[2J.md in this pull request."
    )
    assert "file=content/events/día 1%2C2.md," in second


def test_nothing_to_annotate_is_no_output() -> None:
    assert report_github([], READER) == ""


def sarif(*diagnostics: Diagnostic, reader: Reader = READER) -> Any:
    """Return a report that the standard's schema accepts."""
    log = json.loads(report_sarif(diagnostics, reader))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    return log


@pytest.mark.parametrize(
    "diagnostics", [(), (UNKNOWN,), (UNKNOWN, EMPTY, NOTE, HOSTILE)], ids=["none", "one", "all"]
)
def test_sarif_is_valid(diagnostics: tuple[Diagnostic, ...]) -> None:
    log = sarif(*diagnostics)
    assert log["version"] == "2.1.0"
    assert len(log["runs"][0]["results"]) == len(diagnostics)


def test_the_schema_refuses_what_is_no_sarif() -> None:
    log = sarif(UNKNOWN)
    log["runs"][0]["results"][0]["level"] = "grave"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SCHEMA).validate(log)


def test_sarif_says_where_and_what() -> None:
    (run,) = sarif(UNKNOWN)["runs"]
    (result,) = run["results"]
    assert result["ruleId"] == "HS302"
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/initiatives/palo-alto.md"
    assert place["region"] == {
        "startLine": 14,
        "startColumn": 12,
        "endColumn": 18,
        "snippet": {"text": "networks: [fukvam]"},
    }
    related = result["relatedLocations"][0]["physicalLocation"]
    assert related["artifactLocation"]["uri"] == "content/initiatives/other.md"
    assert run["columnKind"] == "unicodeCodePoints"


def test_each_rule_stands_once_and_results_point_at_it() -> None:
    (run,) = sarif(UNKNOWN, HOSTILE, EMPTY)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["HS003", "HS302"]
    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == ["HS302", "HS302", "HS003"]


def test_a_rule_is_described_in_the_readers_language() -> None:
    spanish = Reader(speaking("es"), "https://example.org/habitat/blob/main/docs/codes/")
    (rule,) = sarif(EMPTY, reader=spanish)["runs"][0]["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://example.org/habitat/blob/main/docs/codes/HS003.md"
    english = sarif(EMPTY)["runs"][0]["tool"]["driver"]["rules"][0]
    assert "helpUri" not in english
    assert rule["shortDescription"] == english["shortDescription"]
    assert rule["fullDescription"] != english["fullDescription"]


def test_a_path_is_an_address() -> None:
    result = sarif(EMPTY)["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "content/events/d%C3%ADa%201%2C2.md"
