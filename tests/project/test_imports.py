"""The layers are held by import-linter; these tests hold import-linter."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "habitat_site"
PYPROJECT = ROOT / "pyproject.toml"
LINTER: dict[str, Any] = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"][
    "importlinter"
]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Judge the package in `folder`, which comes before the installed one."""
    # import-linter looks in the working folder first.
    command = (Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config", PYPROJECT)
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Make a copy of the package, to be spoilt."""
    shutil.copytree(PACKAGE, tmp_path / "habitat_site")
    return tmp_path


def test_every_import_goes_downwards() -> None:
    done = lint_imports(PACKAGE.parent)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("catalogue/entries.py", "from habitat_site.pages import values", "Imports go downwards"),
        ("results/__init__.py", "from habitat_site.rules import RULES", "Imports go downwards"),
        ("catalogue/entries.py", "import jinja2", "jinja2 is at home in rendering.html"),
        ("pages/__init__.py", "import folium", "folium is at home in rendering.maps"),
        ("pipeline.py", "import typer", "typer is at home in cli"),
    ],
)
def test_a_wrong_import_is_refused(copy: Path, module: str, line: str, contract: str) -> None:
    path = copy / "habitat_site" / module
    path.write_text(f"{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    done = lint_imports(copy)
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout


def test_a_module_without_a_place_in_the_layers_is_refused(copy: Path) -> None:
    (copy / "habitat_site" / "helpers.py").write_text('"""Anything."""\n', encoding="utf-8")
    done = lint_imports(copy)
    assert done.returncode == 1
    assert "helpers" in done.stdout


def test_each_library_with_one_home_has_a_contract() -> None:
    forbidden = {
        name
        for contract in LINTER["contracts"]
        if contract["type"] == "forbidden"
        for name in contract["forbidden_modules"]
    }
    assert forbidden == {
        "dask",
        "distributed",
        "feedgenerator",
        "folium",
        "icalendar",
        "jinja2",
        "markdown_it",
        "obstore",
        "starlette",
        "typer",
        "uvicorn",
        "watchfiles",
    }
