"""The examples of docs/codes/ for what reading finds, and the sentences about it."""

import re
from functools import lru_cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from habitat_site.diagnostics import Severity
from habitat_site.reading import read
from habitat_site.resources import resource
from tests.codes import CODES, examples, write

OWN = sorted(
    p for p in CODES.glob("HS*.md") if re.match(r"HS([012]\d\d|31[57]|60\d|61[0-2])\.md", p.name)
)
SOURCE = Path(__file__).parents[2] / "src" / "habitat_site"


@pytest.mark.parametrize("page", OWN, ids=lambda page: page.stem)
def test_the_bad_example_is_found(page: Path, tmp_path: Path) -> None:
    example = examples(page)
    write(example.bad, tmp_path)
    assert {d.code for d in read(tmp_path).diagnostics} == {page.stem} == {example.code}


@pytest.mark.parametrize("page", OWN, ids=lambda page: page.stem)
def test_the_good_example_is_good(page: Path, tmp_path: Path) -> None:
    example = examples(page)
    write(example.good, tmp_path)
    assert read(tmp_path).diagnostics == ()


@lru_cache
def english() -> dict[str, str]:
    """Return every English sentence, also those that wait in fragments to be merged."""
    locales = resource("locales")
    found: dict[str, str] = {}
    for path in (*locales.glob("en/LC_MESSAGES/*.po"), *locales.glob("fragments/*.en.po")):
        with path.open("rb") as file:
            found |= {m.id: str(m.string) for m in read_po(file) if isinstance(m.id, str)}
    return found


@pytest.mark.parametrize("page", OWN, ids=lambda page: page.stem)
def test_the_finding_has_the_facts_of_its_sentences(page: Path, tmp_path: Path) -> None:
    """A placeholder without its fact would stop the report."""
    sentences = english()
    write(examples(page).bad, tmp_path)
    for finding in read(tmp_path).diagnostics:
        parts = ("message", "nearest" if "nearest" in finding.facts else "hint")
        for part in parts:
            assert "{" not in sentences[f"{finding.code}.{part}"].format(**finding.facts)


def test_every_code_of_reading_and_of_the_models_has_a_page() -> None:
    modules = [*(SOURCE / "reading").glob("*.py"), *(SOURCE / "records").glob("*.py")]
    used = {code for m in modules for code in re.findall(r'"(HS\d{3})"', m.read_text("utf-8"))}
    assert used == {page.stem for page in OWN}


def test_only_what_does_no_harm_is_a_warning(tmp_path: Path) -> None:
    warnings = set()
    for page in OWN:
        write(examples(page).bad, tmp_path / page.stem)
        found = read(tmp_path / page.stem).diagnostics
        warnings |= {d.code for d in found if d.severity is not Severity.ERROR}
    assert warnings == {"HS007", "HS222", "HS317"}
