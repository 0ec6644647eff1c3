"""tools/approvals.py: what the workflow records, and what it says of a commit."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.governance.pulls import Pull, pull, review

TOOL = Path(__file__).parents[2] / "tools" / "approvals.py"
GH = Path(__file__).with_name("gh.py")
SITE = "repos/example/site"


@dataclass
class Hub:
    """A pull request with a repository behind it, and the answers that `gh` will give."""

    pull: Pull
    answers: dict[str, Any]

    @property
    def remote(self) -> Path:
        """Return the repository."""
        return self.pull.folder / "remote"

    def git(self, *words: str) -> str:
        """Run git in the repository."""
        named = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false")
        done = subprocess.run(
            ("git", *named, *words), cwd=self.remote, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def commit(self, side: Path) -> str:
        """Commit the content of a side as it is now."""
        shutil.rmtree(self.remote / "content", ignore_errors=True)
        shutil.copytree(side / "content", self.remote / "content", symlinks=True)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "m")
        return self.git("rev-parse", "HEAD")

    def push(self, *reviews: dict[str, Any]) -> str:
        """Bring the pull request's content into the repository, and answer for it."""
        head = self.commit(self.pull.head)
        told = self.pull.recorded()
        request = told["pull_request"]
        request["head"]["sha"] = head
        for each in reviews:
            each["commit_id"] = each["commit_id"].replace("a" * 40, head)
        self.answers |= {
            f"{SITE}/pulls": [request],
            f"{SITE}/pulls/7": request,
            f"{SITE}/pulls/7/files": told["files"],
            f"{SITE}/pulls/7/reviews": list(reviews),
        }
        return head

    def run(self, **environment: str) -> "Hub":
        """Run the tool as the workflow does."""
        folder = self.pull.folder
        (folder / "answers.json").write_text(json.dumps(self.answers), encoding="utf-8")
        given = {
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "GH_ANSWERS": str(folder),
            "GH_TOKEN": "t",
            "TEAMS_TOKEN": "",
            "REPOSITORY": "example/site",
            "REMOTE": self.remote.as_uri(),
            "RUN": "https://example.org/run",
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        }
        done = subprocess.run(
            (sys.executable, TOOL),
            cwd=self.pull.base,
            env=given | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        self.code, self.stderr = done.returncode, done.stderr
        return self

    def said(self) -> list[str]:
        """Return the states that were set, in their order, each with its commit."""
        path = self.pull.folder / "said.txt"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [line.split()[1].removeprefix("state=") for line in lines]


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    """Return a pull request that changes a record of fucvam."""
    made = Hub(pull(tmp_path), {"orgs/sdi/teams/data/members": [{"login": "rose"}]})
    made.remote.mkdir()
    made.git("init", "--quiet")
    # As GitHub does: a commit may be fetched by its digest.
    made.git("config", "uploadpack.allowAnySHA1InWant", "true")
    made.commit(made.pull.base)
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{GH}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    made.pull.write("initiatives/palo-alto", licence="MIT")
    return made


def test_what_is_missing_is_said_of_the_head(hub: Hub) -> None:
    head = hub.push()
    assert hub.run(NUMBER="7").said() == ["pending", "pending"]
    told = (hub.pull.folder / "said.txt").read_text(encoding="utf-8").splitlines()[-1]
    assert told.startswith(f"{SITE}/statuses/{head} state=pending context=Approvals ")
    assert "1 record waits for approval: fucvam" in told
    summary = (hub.pull.folder / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("## #7\n\n### 1 record waits for approval: fucvam\n")


def test_what_is_approved_is_a_success(hub: Hub) -> None:
    hub.push(review("maria"))
    assert hub.run(NUMBER="7").said() == ["pending", "success"]


def test_a_team_is_looked_up(hub: Hub) -> None:
    hub.pull.write("initiatives/palo-alto")
    hub.pull.write("initiatives/kambi-moto", licence="MIT")
    hub.push(review("rose"))
    assert hub.run(NUMBER="7").said() == ["pending", "success"]


def test_a_team_that_may_not_be_read_is_nobody(hub: Hub) -> None:
    hub.answers.clear()
    hub.push(review("maria"))
    assert hub.run(NUMBER="7").said() == ["pending", "success"]
    assert "sdi/data: its members cannot be read" in hub.stderr


def test_an_approval_of_an_earlier_commit_holds_while_the_record_is_the_same(hub: Hub) -> None:
    before = hub.push()
    hub.pull.put("content/initiatives/alone.es.md", "---\ntitle: T\n---\n")
    hub.push(review("maria", commit_id=before), review("keeper"))
    assert hub.run(NUMBER="7").said()[-1] == "success"
    hub.pull.write("initiatives/palo-alto", licence="CC0-1.0")
    hub.push(review("maria", commit_id=before), review("keeper"))
    assert hub.run(NUMBER="7").said()[-1] == "pending"


def test_a_commit_that_is_gone_counts_for_nothing(hub: Hub) -> None:
    hub.push(review("maria", commit_id="d" * 40), review("jose", commit_id="--upload-pack=x"))
    assert hub.run(NUMBER="7").said() == ["pending", "pending"]


def test_a_link_is_told_by_its_mode_and_never_followed(hub: Hub) -> None:
    path = hub.pull.head / "content" / "initiatives" / "palo-alto.md"
    path.unlink()
    path.symlink_to("../../../base/content/initiatives/palo-alto.md")
    hub.push(review("maria"))
    assert hub.run(NUMBER="7").said() == ["pending", "failure"]


def test_a_review_is_found_by_the_commit_it_is_about(hub: Hub) -> None:
    head = hub.push(review("maria"))
    assert hub.run(HEAD=head).said() == ["pending", "success"]


def test_without_a_number_every_open_pull_request_is_judged(hub: Hub) -> None:
    hub.push(review("maria"))
    assert hub.run().said() == ["pending", "success"]


def test_a_pull_request_for_another_branch_is_not_spoken_of(hub: Hub) -> None:
    hub.push(review("maria"))
    assert hub.run(NUMBER="8").said() == []


def test_what_cannot_be_looked_up_is_an_error_and_no_old_success(hub: Hub) -> None:
    hub.push(review("maria"))
    del hub.answers[f"{SITE}/pulls/7/files"]
    assert hub.run(NUMBER="7").said() == ["pending", "error"]
    assert hub.code == 1
