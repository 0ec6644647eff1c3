"""A pull request as it was recorded: the answers of GitHub's REST API, and listings of trees.

    {
      "pull_request": GET /repos/{repo}/pulls/{number},
      "files":   GET /repos/{repo}/pulls/{number}/files, all pages in one list,
      "reviews": GET /repos/{repo}/pulls/{number}/reviews, all pages in one list,
      "teams":   {"@org/team": GET /orgs/{org}/teams/{team}/members, …},
      "trees":   {commit: {path: "100644 blob 3b18e5…", …}, …}   (git ls-tree -r, below content/)
    }

There is a tree of the head, and of each commit that somebody approved, as far as it is still
there. Other fields may be there; they are not looked at.
"""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from habitat_site.diagnostics import HabitatError

Sha = str
Tree = dict[str, str]


class Seen(BaseModel):
    """A part of an answer; what is not named here is passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class User(Seen):
    """An account."""

    login: str


class Repository(Seen):
    """A repository; none where a fork was deleted."""

    full_name: str
    owner: User | None = None


class Side(Seen):
    """The branch that changes come from, or the one they want to enter."""

    ref: str
    sha: Sha
    repo: Repository | None = None


class PullRequest(Seen):
    """A pull request; its author is nobody where the account was deleted."""

    number: int
    user: User | None = None
    head: Side
    base: Side
    changed_files: int


class File(Seen):
    """A changed file."""

    filename: str
    status: Literal["added", "removed", "modified", "renamed", "copied", "changed", "unchanged"]
    previous_filename: str | None = None


class Review(Seen):
    """What somebody said of a commit, and when."""

    id: int = 0
    user: User | None = None
    state: str
    commit_id: Sha | None = None
    submitted_at: str | None = None


class Recorded(Seen):
    """Everything that is known of a pull request."""

    pull_request: PullRequest
    files: list[File] = Field(default_factory=list)
    reviews: list[Review] = Field(default_factory=list)
    teams: dict[str, list[User]] = Field(default_factory=dict)
    trees: dict[Sha, Tree] = Field(default_factory=dict)


def recorded(path: Path) -> Recorded:
    """Read what was recorded.

    Raises:
        HabitatError: it cannot be read, or it lacks something.
    """
    try:
        return Recorded.model_validate_json(path.read_bytes())
    except OSError as error:
        raise HabitatError(f"{path}: cannot be read: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise HabitatError(f"{path}: {where}: {first['msg']}") from error
