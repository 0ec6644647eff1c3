"""The locks name everything that is installed, to the byte, and say nothing about where from."""

import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("runtime.lock", "dev.lock")


def entries(lock: str) -> tuple[str, ...]:
    """Return one text for each package of a lock: the pin, its marker, its digests."""
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return tuple(lines.replace("\\\n", "").splitlines())


def pins(lock: str) -> dict[str, list[str]]:
    """Return the versions of each package; there are two where Pythons need different ones."""
    found: dict[str, list[str]] = {}
    for entry in entries(lock):
        requirement = Requirement(entry.split("--hash", maxsplit=1)[0])
        (specifier,) = requirement.specifier
        found.setdefault(canonicalize_name(requirement.name), []).append(specifier.version)
    return found


def wanted(groups: Iterable[str]) -> list[Requirement]:
    texts = list(PROJECT["project"]["dependencies"]) + list(PROJECT["build-system"]["requires"])
    for group in groups:
        texts += [text for text in PROJECT["dependency-groups"][group] if isinstance(text, str)]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_its_digests(lock: str) -> None:
    loose = re.compile(r"[\w.\[\]-]+==[^\s;]+( ; [^-]+)?(\s+--hash=sha256:[0-9a-f]{64})+")
    assert entries(lock)
    assert [entry for entry in entries(lock) if not loose.fullmatch(entry.strip())] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_says_nothing_about_where_packages_come_from(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    assert re.findall(r"\w+://\S+|--(?:extra-)?index-url|--find-links| @ ", text) == []


@pytest.mark.parametrize(
    ("lock", "groups"), [("runtime.lock", ["build"]), ("dev.lock", ["build", "dev"])]
)
def test_what_the_project_asks_for_is_in_the_lock(lock: str, groups: list[str]) -> None:
    """A dependency added without `make lock` is found here and not on a maintainer's machine."""
    locked = pins(lock)
    missing = [
        str(requirement)
        for requirement in wanted(groups)
        if not any(
            requirement.specifier.contains(version)
            for version in locked.get(canonicalize_name(requirement.name), [])
        )
    ]
    assert missing == []


def test_both_locks_agree() -> None:
    runtime, dev = pins("runtime.lock"), pins("dev.lock")
    assert {name: dev.get(name) for name in runtime} == runtime


def test_the_lock_of_the_browser_checks_names_no_registry() -> None:
    lock = json.loads(
        (ROOT / "tests" / "browser" / "package-lock.json").read_text(encoding="utf-8")
    )
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if "integrity" not in package] == []
