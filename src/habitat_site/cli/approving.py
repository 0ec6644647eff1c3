"""What the command about approvals does."""

from pathlib import Path

from habitat_site.cli.answers import reader_language, show
from habitat_site.cli.terminal import ERRORS
from habitat_site.governance import State, judge, recorded
from habitat_site.governance.sides import Content
from habitat_site.reports.approvals import FORMS
from habitat_site.settings import load_settings


def judge_pull_request(root: Path, event: Path, head: Path, form: str, lang: str | None) -> int:
    """Say whose approval a recorded pull request needs and has, and return the exit code."""
    language = reader_language(lang)
    settings = load_settings(root)
    judgement = judge(recorded(event), Content(root), Content(head), settings)
    show(FORMS[form](judgement, language))
    return 0 if judgement.state is State.SUCCESS else ERRORS
