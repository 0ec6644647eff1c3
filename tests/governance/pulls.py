"""A small site with stewards, and pull requests to it, recorded as the workflow records them."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from habitat_site.governance import Judgement, judge, recorded
from habitat_site.governance.sides import Content
from habitat_site.settings import load_settings

HEAD, EARLIER = "a" * 40, "b" * 40
SETTINGS = """\
title: T
base_url: https://example.org/
languages: [en]
maintainers: [keeper, "@example/maintainers"]
"""
NETWORKS = {
    "fucvam": {"led_by": "residents", "stewards": "[maria, '@Jose']"},
    "sdi": {"led_by": "residents", "stewards": "['@sdi/data']"},
    "moba": {"led_by": "residents"},
    "urbamonde": {"led_by": "support", "stewards": "[lea]"},
}
RECORDS = {
    "initiatives/palo-alto": {"networks": "[fucvam]"},
    "initiatives/covisurpay": {"networks": "[moba]"},
    "initiatives/kambi-moto": {"networks": "[sdi, urbamonde]"},
    "initiatives/la-borda": {"networks": "[urbamonde]"},
    "initiatives/alone": {},
    "events/open-day": {
        "kind": "gathering",
        "start": "2026-05-02",
        "organisers": "[sdi]",
        "networks": "[fucvam]",
    },
}
Fields = Mapping[str, str]


def text(fields: Fields, story: str = "A story.") -> str:
    """Return a record's file."""
    folder = {"country": "UY"} | dict(fields)
    lines = "".join(f"{name}: {value}\n" for name, value in folder.items() if value)
    return f"---\ntitle: T\nlang: en\nsummary: S.\n{lines}---\n\n{story}\n"


def review(login: str | None, state: str = "APPROVED", **other: Any) -> dict[str, Any]:
    """Return a review of the head, as GitHub tells of it."""
    user = None if login is None else {"login": login, "type": "User"}
    at = {"commit_id": HEAD, "submitted_at": "2026-11-20T10:00:00Z", "id": 1}
    return {"user": user, "state": state} | at | other


@dataclass
class Pull:
    """A pull request: `base` and `head` are folders, and what is told of it can be replaced."""

    folder: Path
    author: str | None = "newcomer"
    told: dict[str, Any] = field(default_factory=dict)
    trees: dict[str, dict[str, str]] = field(default_factory=dict)
    teams: dict[str, list[str]] = field(default_factory=lambda: {"@sdi/data": ["Rose"]})
    renamed: dict[str, str] = field(default_factory=dict)

    @property
    def base(self) -> Path:
        """Return the checkout of the branch to be changed."""
        return self.folder / "base"

    @property
    def head(self) -> Path:
        """Return the folder with the pull request's content."""
        return self.folder / "head"

    def write(self, name: str, **fields: str) -> None:
        """Write a record of the pull request; without fields it is as on the base branch."""
        path = self.head / "content" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        old = {**RECORDS, **{f"networks/{id}": network(n) for id, n in NETWORKS.items()}}
        path.write_text(text(dict(old.get(name, {})) | fields), encoding="utf-8")

    def put(self, path: str, content: str) -> None:
        """Write any file of the pull request."""
        place = self.head / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")

    def remove(self, name: str) -> None:
        """Remove a record."""
        (self.head / "content" / f"{name}.md").unlink()

    def files(self) -> list[dict[str, Any]]:
        """List what differs, as GitHub lists it."""
        before, after = tree(self.base), tree(self.head)
        news = self.renamed
        listed: list[dict[str, Any]] = []
        for path in sorted(before.keys() | after.keys()):
            if before.get(path) == after.get(path) or path in news.values():
                continue
            status = "added" if path not in before else "modified"
            each = {"filename": path, "status": status if path in after else "removed"}
            if path in news:
                each |= {"status": "renamed", "previous_filename": news[path]}
            listed.append(each)
        return listed

    def recorded(self, *reviews: Mapping[str, Any]) -> dict[str, Any]:
        """Return everything that the workflow writes down."""
        files = self.told.get("files", self.files())
        login = self.author
        repo = {"full_name": f"{login}/site", "owner": {"login": login}} if login else None
        pull = {
            "number": 7,
            "user": {"login": login} if login else None,
            "head": {"ref": "patch", "sha": HEAD, "repo": repo},
            "base": {"ref": "main", "sha": "c" * 40, "repo": {"full_name": "example/site"}},
            "changed_files": len(files),
        }
        return {
            "pull_request": pull | self.told.get("pull_request", {}),
            "files": files,
            "reviews": list(reviews),
            "teams": {team: [{"login": n} for n in names] for team, names in self.teams.items()},
            "trees": {HEAD: tree(self.head)} | self.trees,
        }

    def record(self, *reviews: Mapping[str, Any]) -> Path:
        """Write it all to a file."""
        path = self.folder / "recorded.json"
        path.write_text(json.dumps(self.recorded(*reviews)), encoding="utf-8")
        return path

    def judged(self, *reviews: Mapping[str, Any] | str) -> Judgement:
        """Return the judgement with these reviews; a name alone approves the head."""
        said = [review(each) if isinstance(each, str) else each for each in reviews]
        return self.judged_from(self.record(*said))

    def judged_from(self, path: Path) -> Judgement:
        """Return the judgement of what was written down."""
        settings = load_settings(self.base)
        return judge(recorded(path), Content(self.base), Content(self.head), settings)


def network(fields: Fields) -> Fields:
    """Return a network's fields."""
    return {"country": "", "type": "national"} | dict(fields)


def pull(folder: Path) -> Pull:
    """Make the site, and a pull request that changes nothing yet."""
    base = folder / "base"
    everything = {f"networks/{id}": network(fields) for id, fields in NETWORKS.items()} | RECORDS
    for name, fields in everything.items():
        path = base / "content" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        given = {"country": ""} | dict(fields) if name.startswith("events/") else fields
        path.write_text(text(given), encoding="utf-8")
    (base / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    shutil.copytree(base, folder / "head")
    return Pull(folder)


def tree(root: Path) -> dict[str, str]:
    """List a folder as `git ls-tree -r` does."""
    files = (path for path in sorted(root.rglob("*")) if path.is_symlink() or path.is_file())
    return {path.relative_to(root).as_posix(): _entry(path) for path in files}


def _entry(path: Path) -> str:
    mode, content = (
        ("120000", str(path.readlink()).encode())
        if path.is_symlink()
        else ("100644", path.read_bytes())
    )
    return f"{mode} blob {hashlib.sha1(content).hexdigest()}"  # noqa: S324 - as git does


def asked(judgement: Judgement) -> list[tuple[str, str, str]]:
    """Return for each need its record, its reason, and whom it is asked of."""
    return [
        (a.key, str(a.need.reason), "maintainers" if a.fallback else " ".join(a.need.networks))
        for a in judgement.asked
    ]


def refused(judgement: Judgement) -> list[tuple[str, str]]:
    """Return what cannot be judged, and why."""
    return [(each.what, str(each.why)) for each in judgement.refused]
