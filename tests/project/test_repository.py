"""What is committed could have been written on any machine."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Without their last part, so that this file does not hold what it looks for.
REGISTRIES = tuple(
    f"{host}.{end}"
    for host, end in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry.npmjs", "org"),
        ("registry.yarnpkg", "com"),
    ]
)
HOME = b"/" + b"home"
# A folder of one person's machine; not the path of an address such as https://example.org/home/.
PERSONAL = re.compile(rb"(?:(?<![\w.~/-])|(?<=file://))/(?:home|Users|root|work)/\w")
LOCAL_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
# An example in a fence may be wrong on purpose.
FENCED = re.compile(r"^(```+).*?^\1", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`[^`\n]+`")
PAPERS = ("LICENSE", "LICENSE-CONTENT", "README.md", "CHANGELOG.md", "CONTRIBUTING.md")
PROSE = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))


def committed() -> tuple[Path, ...]:
    """Return what is in the repository, and what would be after `git add --all`."""
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = (ROOT / name for name in sorted(filter(None, names.split("\0"))))
    return tuple(path for path in paths if path.is_file() and not path.is_symlink())


def holders(pattern: re.Pattern[bytes]) -> list[str]:
    return [
        str(path.relative_to(ROOT)) for path in committed() if pattern.search(path.read_bytes())
    ]


@pytest.mark.parametrize("address", REGISTRIES)
def test_no_file_holds_the_address_of_a_registry(address: str) -> None:
    """Everyone installs from where they are told to: a mirror, or a folder of wheels."""
    assert holders(re.compile(re.escape(address.encode()))) == []


def test_no_file_holds_a_path_of_a_machine() -> None:
    here = re.compile(re.escape(f"{ROOT}/".encode()))
    assert holders(here) == []
    assert holders(PERSONAL) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b'open("%s/maria/habitat")' % HOME, True),
        (b"--find-links %s/maria/wheels" % HOME, True),
        (b"file://%s/maria/wheels" % HOME, True),
        (b"https://example.org/home/maria", False),
        (b"see /usr/bin/chromium", False),
    ],
)
def test_a_personal_folder_is_told_from_an_address(text: bytes, *, found: bool) -> None:
    assert bool(PERSONAL.search(text)) == found


def test_uv_lock_stays_out() -> None:
    assert ROOT / "uv.lock" not in committed()


@pytest.mark.parametrize("name", PAPERS)
def test_the_papers_of_the_project_are_there(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("path", PROSE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_link_from_one_paper_to_another_leads_somewhere(path: Path) -> None:
    prose = INLINE.sub("", FENCED.sub("", path.read_text(encoding="utf-8")))
    links = LOCAL_LINK.findall(prose)
    assert [link for link in links if not (path.parent / link).exists()] == []
