"""The wheel is enough: somebody who installs it needs no checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
# resources.py finds these in the package first; a wheel without one of them is broken.
CARRIED = ("templates", "static", "locales", "docs/codes")
SMALL_SITE = {
    "site.yaml": """\
        title: A small site
        base_url: https://example.org/
        languages: [en, es, fr, pt]
        """,
    "content/networks/open-homes.md": """\
        ---
        title: Open Homes
        lang: en
        summary: A network made for this test.
        type: local
        ---
        """,
    "content/initiatives/casa-comun.md": """\
        ---
        title: Casa Común
        lang: es
        summary: Una cooperativa inventada para esta prueba.
        country: UY
        phase: living
        networks: [open-homes]
        sources:
          - {id: paper, title: A paper, kind: original, url: "https://example.org/paper"}
        results:
          homes_built: {value: 12, as_of: 2014, source: paper}
        ---
        """,
    "content/events/open-day.md": """\
        ---
        title: Open day
        lang: en
        summary: A meeting made for this test.
        kind: day
        start: 2026-12-05
        country: UY
        organisers: [open-homes]
        ---
        """,
}


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that knows nothing of this checkout, and return what it said."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
    }
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def build(source: Path, target: str, output: Path) -> Path:
    """Build a wheel or an sdist with the locked back end, and without a network."""
    run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", output, cwd=source)
    (made,) = output.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a new environment; give the folder of its programs."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--no-deps", "--no-index")
    run(*pip, wheel, cwd=folder)
    # The dependencies are those of this environment. A line of a .pth file adds their folder, but
    # not the .pth files in it, so the editable install of the checkout stays out.
    (packages,) = folder.glob("lib/python*/site-packages")
    dependencies = sysconfig.get_path("purelib")
    (packages / "dependencies.pth").write_text(dependencies + "\n", encoding="utf-8")
    return programs


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small-site")
    for name, text in SMALL_SITE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("        ", ""), encoding="utf-8")
    return folder


def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return sorted(archive.namelist())


@pytest.mark.parametrize("folder", CARRIED)
def test_the_wheel_carries_every_file_that_is_not_code(wheel: Path, folder: str) -> None:
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", folder)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    files = [name for name in done.stdout.split("\0") if (ROOT / name).is_file()]
    assert files
    assert {f"habitat_site/_data/{name}" for name in files} <= set(names(wheel))


def test_the_wheel_carries_nothing_from_outside_the_package(wheel: Path) -> None:
    roots = {name.split("/")[0] for name in names(wheel)}
    assert roots == {"habitat_site", "habitat_site-0.1.0.dist-info"}


def test_the_wheel_carries_both_licences(wheel: Path) -> None:
    licences = {name.rpartition("/")[2] for name in names(wheel) if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-CONTENT"}


# Python before 3.11.4 knows no filter; from 3.14 on it is the default.
FILTERED: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}


def test_the_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    archive = build(ROOT, "sdist", tmp_path / "sdist")
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path, **FILTERED)  # noqa: S202 - our own archive
    source = tmp_path / archive.name.removesuffix(".tar.gz")
    again = build(source, "wheel", tmp_path / "wheel")
    assert names(again) == names(wheel)
    assert again.read_bytes() == wheel.read_bytes()


@pytest.mark.parametrize("folder", CARRIED)
def test_an_installed_tool_uses_the_files_of_the_wheel(
    installed: Path, tmp_path: Path, folder: str
) -> None:
    program = f"from habitat_site.resources import resource; print(resource({folder!r}))"
    found = Path(run(installed / "python", "-c", program, cwd=tmp_path).stdout.strip())
    assert found.is_relative_to(installed.parent)
    assert found.parts[-len(Path(folder).parts) :] == Path(folder).parts
    assert any(path.is_file() for path in found.rglob("*"))


def test_an_installed_tool_builds_a_site(installed: Path, small_site: Path, tmp_path: Path) -> None:
    output = tmp_path / "_site"
    options = ("--source", small_site, "--output", output, "--today", "2026-11-21")
    run(installed / "habitat-site", "build", *options, cwd=tmp_path)
    for language in ("en", "es", "fr", "pt"):
        page = output / language / "initiatives" / "casa-comun" / "index.html"
        text = page.read_text(encoding="utf-8")
        assert f'<html lang="{language}"' in text
        assert "Casa Común" in text
    totals = json.loads((output / "data" / "results.json").read_bytes())
    assert totals["totals"]["homes_built"]["value"] == 12
    assert "Open day" in (output / "agenda.ics").read_text(encoding="utf-8")
    assert list((output / "assets").rglob("*.css"))


def test_an_installed_tool_explains_a_code(installed: Path, tmp_path: Path) -> None:
    command = (installed / "habitat-site", "explain", "HS302")
    assert "HS302" in run(*command, cwd=tmp_path).stdout
