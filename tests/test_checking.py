"""Who asks about some files hears all that concerns them, though not everything is judged."""

from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from habitat_site.checking import asked_in, check
from habitat_site.cli.scope import within
from habitat_site.diagnostics import Diagnostic
from habitat_site.reading import read
from tests.codes import BASE, CODES, examples, write

TODAY = date(2026, 11, 21)
PAGES = sorted(CODES.glob("HS*.md"))


def concerning(root: Path, place: PurePosixPath, *, ask: bool) -> list[Diagnostic]:
    """Return the findings that concern a place, where it alone is asked for, or everything is."""
    checked = check(root, TODAY, places=(place,) if ask else ())
    return within(checked.diagnostics, (place,))


def named(found: tuple[Diagnostic, ...]) -> set[PurePosixPath]:
    """Return every file that some findings name."""
    return {span.path for each in found for span in (each.span, *each.related)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_finding_about_a_file_is_lost(page: Path, tmp_path: Path) -> None:
    """Of every code, at the file that breaks the rule and at those that it names beside it."""
    write(examples(page).bad, tmp_path)
    places = named(check(tmp_path, TODAY).diagnostics)
    assert places
    for place in places | {PurePosixPath("content/networks/fucvam.md")}:
        everything = concerning(tmp_path, place, ask=False)
        assert concerning(tmp_path, place, ask=True) == everything


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("content/initiatives/palo-alto.md", {"initiatives/palo-alto"}),
        ("content/initiatives/palo-alto.fr.md", {"initiatives/palo-alto"}),
        ("content/initiatives/palo-alto/picture.jpg", {"initiatives/palo-alto"}),
        ("content/initiatives/mx/palo-alto.es.md", {"initiatives/palo-alto"}),
        ("content/networks/nothing.md", set()),
        ("content/unknown/nothing.md", set()),
        ("content/initiatives", None),
        ("content/withdrawn.yaml", None),
    ],
)
def test_a_place_leads_to_the_records_that_have_files_there(
    place: str, expected: set[str] | None
) -> None:
    catalogue = read(BASE).catalogue
    asked = asked_in((PurePosixPath(place),), catalogue)
    assert asked == (None if expected is None else frozenset(expected))


def test_a_folder_of_a_country_leads_to_the_records_in_it(tmp_path: Path) -> None:
    write((), tmp_path)
    old = tmp_path / "content/initiatives/palo-alto.md"
    new = tmp_path / "content/initiatives/mx.1/palo-alto.md"
    new.parent.mkdir()
    old.rename(new)
    place = PurePosixPath("content/initiatives/mx.1")
    assert asked_in((place,), read(tmp_path).catalogue) == frozenset(("initiatives/palo-alto",))
