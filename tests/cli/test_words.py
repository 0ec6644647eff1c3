"""`--help`, `--version`, `explain` and `stats`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from habitat_site import __version__
from habitat_site.records import KINDS
from tests.cli.typing_in import started, typed

COMMANDS = ("build", "check", "serve", "explain", "schema", "stats", "seal", "digest", "approvals")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_shows_an_example(tmp_path: Path, name: str) -> None:
    answer = typed(tmp_path, name, "--help")
    assert answer.code == 0
    assert f"Example: habitat-site {name} " in answer.stdout


def test_schema_lists_the_kinds_and_prints_one(tmp_path: Path) -> None:
    listed = typed(tmp_path, "schema").stdout.splitlines()
    assert [line.split() for line in listed] == [
        [kind.name, f"content/{kind.folder}/"] for kind in KINDS
    ]
    printed = json.loads(typed(tmp_path, "schema", "fund", "--lang", "fr").stdout)
    assert printed["title"] == "Fonds"
    assert printed["properties"]["kind"]["const"] == "fund"


def test_schema_of_an_unknown_kind_names_the_nearest(tmp_path: Path) -> None:
    answer = typed(tmp_path, "schema", "fond")
    assert answer.code == 2
    assert "did you mean fund?" in answer.stderr


def test_help_names_each_command(tmp_path: Path) -> None:
    told = typed(tmp_path, "--help").stdout
    assert all(name in told for name in COMMANDS)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("build", ("--source", "--output", "--base-url", "--today", "--jobs", "--no-cache")),
        ("check", ("[PATH]...", "--format", "--lang")),
        ("serve", ("--port",)),
        ("explain", ("--lang",)),
        ("schema", ("[KIND]", "--lang")),
        ("stats", ("--network", "--lang")),
        ("digest", ("--since", "--until", "--network", "--lang", "--format", "--output")),
        ("approvals", ("recorded", "--head", "--source", "--format", "--lang")),
    ],
)
def test_each_option_of_the_contract_is_there(
    tmp_path: Path, name: str, options: tuple[str, ...]
) -> None:
    told = typed(tmp_path, name, "--help").stdout
    assert [option for option in options if option not in told] == []


HEAVY = ("folium", "numpy", "jinja2", "babel", "pydantic", "PIL", "starlette")


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom habitat_site.cli import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit as end:\n    assert end.code == 0\n"
        f"print('imported:', [name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run(
        (sys.executable, "-c", program), cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "imported: []"


def test_check_imports_nothing_that_only_building_needs(tmp_path: Path) -> None:
    program = (
        "import sys\nimport habitat_site.cli.content\n"
        "print([n for n in ('folium', 'numpy', 'jinja2', 'icalendar') if n in sys.modules])"
    )
    done = subprocess.run(
        (sys.executable, "-c", program), cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_version_is_told(tmp_path: Path) -> None:
    assert typed(tmp_path, "--version").stdout == f"habitat-site {__version__}\n"
    assert started(tmp_path, "--version").stdout == f"habitat-site {__version__}\n"


def test_an_unknown_command_is_wrong_use(tmp_path: Path) -> None:
    assert typed(tmp_path, "publish").code == 2


@pytest.mark.parametrize(
    "lang",
    ["en", "es", "fr", "pt"],
)
def test_a_code_is_explained_in_each_language(tmp_path: Path, lang: str) -> None:
    english = typed(tmp_path, "explain", "HS204", "--lang", "en")
    answer = typed(tmp_path, "explain", "HS204", "--lang", lang)
    assert answer.code == 0
    assert answer.stdout.startswith("HS204 " if lang == "en" else "HS204\n")
    assert "content/events/closing-day.md" in answer.stdout
    assert "kind: party" in answer.stdout
    assert (answer.stdout == english.stdout) == (lang == "en")


def test_a_code_may_be_typed_in_small_letters(tmp_path: Path) -> None:
    assert typed(tmp_path, "explain", "hs204").stdout.startswith("HS204 ")


@pytest.mark.parametrize("code", ["HS998", "HS2O4", "204", "../../../etc/passwd", "\x1b[2J"])
def test_an_unknown_code_is_wrong_use(tmp_path: Path, code: str) -> None:
    answer = typed(tmp_path, "explain", code)
    assert (answer.code, answer.stdout) == (2, "")
    assert "there is no such code" in answer.stderr
    assert "\x1b" not in answer.stderr


def test_a_code_that_is_nearly_right_gets_a_suggestion(tmp_path: Path) -> None:
    assert "did you mean HS204?" in typed(tmp_path, "explain", "HS-204").stderr


def test_without_a_code_all_are_listed(tmp_path: Path) -> None:
    told = typed(tmp_path, "explain").stdout
    assert all(f"{code}  " in told for code in ("HS001", "HS204", "HS401"))


def test_totals_are_shown(site: Path) -> None:
    (site / "content/initiatives/totals.md").write_text(
        "---\ntitle: Homes\nlang: en\nsummary: Homes.\ncountry: UY\nnetworks: [sdi]\n"
        "sources:\n  - {id: report, title: A report, kind: original, held_by: the group}\n"
        "results:\n  homes_held: {value: 1234, as_of: 2014, source: report}\n---\n",
        "utf-8",
    )
    answer = typed(site, "stats", "--network", "sdi")
    assert answer.code == 0, answer.stderr
    (row,) = [line for line in answer.stdout.splitlines() if "1,234" in line]
    assert "1 of " in row
    assert "2014" in row
    assert "1,234" in typed(site, "stats").stdout
    assert "1,234" not in typed(site, "stats", "--network", "fucvam").stdout


def test_an_unknown_network_is_wrong_use(site: Path) -> None:
    answer = typed(site, "stats", "--network", "fukvam")
    assert (answer.code, answer.stdout) == (2, "")
    assert "did you mean fucvam?" in answer.stderr


def test_totals_of_content_with_errors_say_so(bad_site: Path) -> None:
    answer = typed(bad_site, "stats")
    assert answer.code == 1
    assert "habitat-site check" in answer.stderr
