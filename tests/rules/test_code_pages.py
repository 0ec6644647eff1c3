"""The pages of docs/codes/: their examples are run, and their sentences can be made."""

import re
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from habitat_site.diagnostics import Diagnostic, Severity, has_errors
from habitat_site.reading import read
from habitat_site.resources import resource
from habitat_site.rules import RULES, inspect
from tests.codes import BASE, CODES, LANGUAGES, Block, examples, write

TODAY = date(2026, 11, 21)
SOURCE = Path(__file__).parents[2] / "src" / "habitat_site"
PAGES = sorted(CODES.glob("HS*.md"))
OWN = {rule.code: rule for rule in RULES}
OWN_PAGES = [page for page in PAGES if page.stem in OWN]
CODE = re.compile(r'"(HS\d{3})"')


def _check(root: Path) -> list[Diagnostic]:
    reading = read(root)
    return [*reading.diagnostics, *inspect(reading.catalogue, TODAY)]


def _checked(blocks: tuple[Block, ...], root: Path) -> list[Diagnostic]:
    write(blocks, root)
    return _check(root)


@lru_cache(maxsize=1)
def _sentences() -> dict[str, str]:
    """Return the English sentences: the catalogue's, and those not merged into it yet."""
    locales = resource("locales")
    found: dict[str, str] = {}
    for path in (*locales.glob("fragments/*.en.po"), *locales.glob("en/LC_MESSAGES/*.po")):
        with path.open("rb") as file:
            found |= {m.id: str(m.string) for m in read_po(file) if isinstance(m.id, str)}
    return found


def test_the_small_site_has_no_findings() -> None:
    """So whatever an example yields comes from the example."""
    assert _check(BASE) == []


def test_no_code_is_used_twice_in_the_table() -> None:
    assert len(OWN) == len(RULES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_bad_example_yields_the_code(page: Path, tmp_path: Path) -> None:
    example = examples(page)
    assert example.code == page.stem
    assert page.stem in {finding.code for finding in _checked(example.bad, tmp_path)}


@pytest.mark.parametrize("page", OWN_PAGES, ids=lambda page: page.stem)
def test_bad_example_shows_one_thing(page: Path, tmp_path: Path) -> None:
    """Everything else that an example is about would distract from it."""
    assert {finding.code for finding in _checked(examples(page).bad, tmp_path)} == {page.stem}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_good_example_yields_no_error_and_not_the_code(page: Path, tmp_path: Path) -> None:
    found = _checked(examples(page).good, tmp_path)
    assert not has_errors(found)
    assert page.stem not in {finding.code for finding in found}


@pytest.mark.parametrize("page", OWN_PAGES, ids=lambda page: page.stem)
def test_bad_example_has_the_severity_of_its_rule(page: Path, tmp_path: Path) -> None:
    found = _checked(examples(page).bad, tmp_path)
    assert {finding.severity for finding in found} == {OWN[page.stem].severity}


@pytest.mark.parametrize("page", OWN_PAGES, ids=lambda page: page.stem)
def test_bad_example_points_at_the_files_that_it_shows(page: Path, tmp_path: Path) -> None:
    example = examples(page)
    shown = {str(block.path) for block in example.bad} | {"content/initiatives/palo-alto.md"}
    assert {str(finding.span.path) for finding in _checked(example.bad, tmp_path)} <= shown


@pytest.mark.parametrize("page", OWN_PAGES, ids=lambda page: page.stem)
def test_sentences_find_their_facts(page: Path, tmp_path: Path) -> None:
    """A placeholder without its fact would stop the report."""
    for finding in _checked(examples(page).bad, tmp_path):
        for part in ("message", "nearest" if "nearest" in finding.facts else "hint"):
            sentence = _sentences()[f"{finding.code}.{part}"].format(**finding.facts)
            assert sentence
            assert "{" not in sentence


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_explains_in_every_language(page: Path) -> None:
    example = examples(page)
    assert set(example.words) == set(LANGUAGES)
    assert len(set(example.words.values())) == len(LANGUAGES)
    assert all(80 < len(words) < 700 for words in example.words.values())


def test_every_code_in_use_has_a_page_and_words() -> None:
    modules = [
        path for part in ("reading", "records", "rules") for path in (SOURCE / part).rglob("*.py")
    ]
    used = {code for path in modules for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert used == {page.stem for page in PAGES}
    wanted = {f"{code}.{part}" for code in used for part in ("message", "hint")}
    assert wanted <= _sentences().keys()


def test_only_notes_depend_on_the_date(tmp_path: Path) -> None:
    """Time passing never makes a valid record invalid."""
    for page in OWN_PAGES:
        write(examples(page).bad, tmp_path / page.stem)
        catalogue = read(tmp_path / page.stem).catalogue
        days = (date(1990, 1, 1), TODAY, date(2090, 1, 1))
        firm = [
            {(d.code, d.span) for d in inspect(catalogue, day) if d.severity is not Severity.NOTE}
            for day in days
        ]
        assert firm[0] == firm[1] == firm[2]
