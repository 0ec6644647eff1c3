"""The guides for contributors: what they show of the networks' own records passes the check."""

import re
from datetime import date
from pathlib import Path

import pytest

from habitat_site.diagnostics import Diagnostic
from habitat_site.reading import read
from habitat_site.rules import inspect
from tests.codes import write

GUIDES = Path(__file__).parents[2] / "docs" / "contributors"
LANGUAGES = ("en", "es", "fr", "pt")
EXAMPLE = re.compile(r"^```\w+ (content/\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"(?m)^[ -]*(\w+):")
TODAY = date(2026, 11, 21)


def shown(lang: str) -> dict[str, str]:
    """Return each file that a guide shows."""
    text = (GUIDES / f"{lang}.md").read_text(encoding="utf-8")
    return dict(EXAMPLE.findall(text))


def found(lang: str, root: Path) -> list[Diagnostic]:
    write((), root)
    for path, text in shown(lang).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    reading = read(root)
    return [*reading.diagnostics, *inspect(reading.catalogue, TODAY)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_guide_shows_passes_the_check(lang: str, tmp_path: Path) -> None:
    assert found(lang, tmp_path) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_guide_shows_a_record_of_each_thing_that_networks_do(lang: str) -> None:
    kinds = re.findall(r"(?m)^kind: (\w+)$", "\n".join(shown(lang).values()))
    assert kinds == ["nomination", "request", "offer", "instrument", "commitment", "call", "fund"]


@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_the_guides_show_the_same_fields_in_every_language(lang: str) -> None:
    def fields(lang: str) -> dict[str, list[str]]:
        return {path: FIELD.findall(text) for path, text in shown(lang).items()}

    assert fields(lang) == fields("en")
