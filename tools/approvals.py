"""Judge open pull requests, and say so as the status "Approvals": `python tools/approvals.py`.

It records what GitHub tells of a pull request, fetches its content, and hands both to
`habitat-site approvals`. Only .github/workflows/approvals.yml runs it, on the branch that pull
requests want to enter. From the environment it takes

    REPOSITORY   owner/name
    REMOTE       the address that commits are fetched from
    NUMBER       the pull request to judge; or
    HEAD         the commit whose pull requests are judged; without either, all open ones
    GH_TOKEN     may read pull requests and write statuses
    TEAMS_TOKEN  may read who is in a team; empty where no team is a steward
    RUN          the address of this run
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from habitat_site.accounts import team_of
from habitat_site.diagnostics import HabitatError
from habitat_site.governance.sides import Content
from habitat_site.records import Network
from habitat_site.settings import Settings, load_settings

ROOT = Path.cwd()
NAME = "Approvals"
SHA = re.compile(r"[0-9a-f]{40}")
JUDGED = (0, 1)

Answer = Any


class Hub:
    """What is asked of GitHub, by its own command line."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Take the environment of the workflow."""
        self._environment = environment
        self.repository = environment["REPOSITORY"]

    def get(self, address: str) -> Answer:
        """Return one answer."""
        return json.loads(self._api(f"repos/{self.repository}/{address}"))

    def every(self, address: str) -> list[Answer]:
        """Return all pages of a list."""
        return self._every(f"repos/{self.repository}/{address}")

    def members(self, team: str) -> list[Answer] | None:
        """Return who is in a team, `org/team`; nothing where that may not be known."""
        organisation, _, slug = team.partition("/")
        token = self._environment.get("TEAMS_TOKEN") or self._environment.get("GH_TOKEN", "")
        try:
            return self._every(f"orgs/{organisation}/teams/{slug}/members?", token)
        except subprocess.CalledProcessError as error:
            print(f"{team}: its members cannot be read: {error.stderr.strip()}", file=sys.stderr)
            return None

    def say(self, sha: str, state: str, description: str) -> None:
        """Set the status of a commit."""
        told = {
            "state": state,
            "context": NAME,
            "description": description,
            "target_url": self._environment["RUN"],
        }
        fields = [word for name, value in told.items() for word in ("-f", f"{name}={value}")]
        self._api("--method", "POST", f"repos/{self.repository}/statuses/{sha}", *fields)

    def _every(self, address: str, token: str | None = None) -> list[Answer]:
        each = "--paginate", "--jq", ".[] | tojson", f"{address}per_page=100"
        # Not splitlines: a name may hold what Unicode calls a line end.
        return [json.loads(line) for line in self._api(*each, token=token).split("\n") if line]

    def _api(self, *words: str, token: str | None = None) -> str:
        environment = dict(self._environment) | ({"GH_TOKEN": token} if token else {})
        command = ("gh", "api", *words)
        return subprocess.run(
            command, env=environment, capture_output=True, encoding="utf-8", check=True
        ).stdout


class Commits:
    """The content of commits, fetched into a folder that nothing else uses."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        """Take an empty folder."""
        self.folder = folder
        self._remote = environment["REMOTE"]
        self._environment = dict(environment) | _signed_in(environment)
        self._git("init", "--quiet")

    def fetch(self, sha: str) -> bool:
        """Fetch a commit; a forced push may have taken it away for good."""
        if SHA.fullmatch(sha) is None:
            return False
        quietly = ("--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules")
        try:
            self._git("fetch", *quietly, self._remote, sha)
        except subprocess.CalledProcessError:
            return False
        return True

    def tree(self, sha: str) -> dict[str, str]:
        """Return what is below content/, with its mode, kind and digest."""
        listed = self._git("ls-tree", "-r", "-z", "--full-tree", sha, "--", "content")
        parts = (entry.partition("\t") for entry in listed.split("\0") if entry)
        return {path: about for about, _, path in parts}

    def lay_out(self, sha: str) -> None:
        """Write the content as files; a link becomes a file that says where it leads."""
        if self._git("ls-tree", sha, "--", "content"):
            plainly = ("-c", "core.symlinks=false", "-c", "core.protectNTFS=true")
            self._git(*plainly, "checkout", "--quiet", sha, "--", "content")

    def _git(self, *words: str) -> str:
        done = subprocess.run(
            ("git", *words),
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=True,
        )
        return done.stdout


def _signed_in(environment: Mapping[str, str]) -> dict[str, str]:
    """Return settings of git by which it may fetch from a repository that is not public."""
    token = environment.get("GH_TOKEN", "")
    secret = b64encode(f"x-access-token:{token}".encode()).decode()
    return {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"http.{environment['REMOTE']}.extraHeader",
        "GIT_CONFIG_VALUE_0": f"AUTHORIZATION: basic {secret}",
    }


def teams(hub: Hub, settings: Settings) -> dict[str, list[Answer]]:
    """Return who is in each team that stewards or maintainers name, where that may be known."""
    content = Content(ROOT)
    ids = (key.partition("/")[2] for key in content.known if key.startswith("networks/"))
    networks = (content.find("networks", id) for id in sorted(ids))
    names = [name for each in networks if isinstance(each, Network) for name in each.stewards]
    found = dict.fromkeys(filter(None, map(team_of, (*names, *settings.maintainers))))
    known = {team: hub.members(team) for team in found}
    return {team: members for team, members in known.items() if members is not None}


def wanted(hub: Hub, settings: Settings, environment: Mapping[str, str]) -> list[int]:
    """Return the numbers of the pull requests to judge.

    A status is a commit's, so one for another branch must not be told: it would hold here too.
    """
    pulls = hub.every(f"pulls?state=open&base={settings.branch}&")
    number, head = environment.get("NUMBER"), environment.get("HEAD")
    if number:
        return [each["number"] for each in pulls if str(each["number"]) == number]
    # If nobody knows which one was meant, none is left out.
    of_head = [each["number"] for each in pulls if each["head"]["sha"] == head]
    return of_head or [each["number"] for each in pulls]


def judge(hub: Hub, number: int, known: Mapping[str, object], folder: Path) -> None:
    """Judge a pull request and set its status, unless it has changed meanwhile."""
    pull = hub.get(f"pulls/{number}")
    head = pull["head"]["sha"]
    hub.say(head, "pending", "Looking for approvals")
    try:
        commits = Commits(folder, os.environ)
        reviews = hub.every(f"pulls/{number}/reviews?")
        told = {
            "pull_request": pull,
            "files": hub.every(f"pulls/{number}/files?"),
            "reviews": reviews,
            "teams": known,
            "trees": {sha: commits.tree(sha) for sha in _to_fetch(head, reviews, commits)},
        }
        commits.lay_out(head)
        recorded = folder / "recorded.json"
        recorded.write_text(json.dumps(told), encoding="utf-8")
        answer = json.loads(_asked(recorded, folder, "json"))
        summary = _asked(recorded, folder, "markdown")
    except (HabitatError, OSError, subprocess.CalledProcessError):
        hub.say(head, "error", "The approvals could not be looked up")
        raise
    if hub.get(f"pulls/{number}")["head"]["sha"] == head:
        hub.say(head, answer["state"], answer["description"])
    with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as file:
        file.write(f"## #{number}\n\n{summary}\n")


def _to_fetch(head: str, reviews: list[Answer], commits: Commits) -> Iterator[str]:
    """Yield the head, and each commit that somebody approved and that is still there."""
    approved = (each["commit_id"] or "" for each in reviews if each["state"] == "APPROVED")
    return (sha for sha in dict.fromkeys((head, *approved)) if commits.fetch(sha))


def _asked(recorded: Path, head: Path, form: str) -> str:
    words = ("approvals", str(recorded), "--head", str(head), "--format", form, "--lang", "en")
    done = subprocess.run(
        (sys.executable, "-m", "habitat_site", *words),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in JUDGED:
        raise HabitatError(done.stderr.strip())
    return done.stdout


def main() -> int:
    """Judge what the environment names; one that cannot be judged leaves the others alone."""
    hub, settings = Hub(os.environ), load_settings(ROOT)
    known = teams(hub, settings)
    failed = 0
    for number in wanted(hub, settings, os.environ):
        with tempfile.TemporaryDirectory() as folder:
            try:
                judge(hub, number, known, Path(folder))
            except (HabitatError, OSError, subprocess.CalledProcessError) as error:
                reason = getattr(error, "stderr", None) or error
                print(f"#{number}: {type(error).__name__}: {reason!r}", file=sys.stderr)
                failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
