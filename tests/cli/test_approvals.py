"""`habitat-site approvals`."""

import json
from pathlib import Path

import pytest

from tests.cli.typing_in import Answer, typed
from tests.governance.pulls import Pull, pull, review


@pytest.fixture
def changed(tmp_path: Path) -> Pull:
    """Return a pull request that changes a record of fucvam."""
    made = pull(tmp_path)
    made.write("initiatives/palo-alto", licence="MIT")
    return made


def approvals(made: Pull, *words: str) -> Answer:
    recorded = str(made.folder / "recorded.json")
    return typed(made.base, "approvals", recorded, "--head", str(made.head), *words)


def test_what_is_missing_is_told_and_gives_1(changed: Pull) -> None:
    changed.record()
    answer = approvals(changed)
    assert answer.code == 1
    assert answer.stdout.splitlines()[0] == "1 record waits for approval: fucvam"


def test_what_is_approved_gives_0(changed: Pull) -> None:
    changed.record(review("maria"))
    answer = approvals(changed, "--format", "json")
    assert answer.code == 0
    assert json.loads(answer.stdout)["state"] == "success"


def test_the_reader_chooses_the_language(changed: Pull) -> None:
    changed.record()
    assert "espera aprobación" in approvals(changed, "--lang", "es").stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [("{", "Invalid JSON"), ("{}", "pull_request"), ('{"pull_request": 1}', "pull_request")],
)
def test_a_recording_that_lacks_something_gives_2(changed: Pull, content: str, said: str) -> None:
    (changed.folder / "recorded.json").write_text(content, encoding="utf-8")
    answer = approvals(changed)
    assert (answer.code, answer.stdout) == (2, "")
    assert "recorded.json" in answer.stderr
    assert said in answer.stderr


def test_a_recording_that_is_not_there_gives_2(changed: Pull) -> None:
    assert approvals(changed).code == 2
