"""Each language is set as it is set in print, and keeps to one word for one thing."""

import re

import pytest

from tests.locales.test_catalogues import OTHERS, catalogue, english, forms, key

CODE = re.compile(r"`[^`]*`|\{[^}]*\}|%\(\w+\)s")
# French sets a narrow space before these three, and a full one before a colon and inside « ».
FRENCH_SPACE_AMISS = re.compile(r"[ \u00a0][;!?]|[ \u202f]:|«[^\u00a0]|[^\u00a0]»|\u2019")


def of_findings(lang: str) -> dict[str, tuple[str, ...]]:
    """Return the sentences of all diagnostics in a language."""
    return {key(m): forms(m) for m in catalogue(lang) if re.match(r"HS\d{3}\.", key(m))}


@pytest.mark.parametrize("lang", OTHERS)
def test_a_finding_ends_as_its_english_does(lang: str) -> None:
    told = {key(m): english(m)[0] for m in catalogue("en") if m.id}
    amiss = [
        id
        for id, (sentence, *_) in of_findings(lang).items()
        if id.endswith(".message") and sentence[-1] != told[id][-1]
    ]
    assert amiss == []


@pytest.mark.parametrize("lang", OTHERS)
def test_a_finding_quotes_with_the_marks_of_its_language(lang: str) -> None:
    amiss = [id for id, said in of_findings(lang).items() if '"' in CODE.sub("", said[0])]
    assert amiss == []


def test_french_spaces_and_apostrophes() -> None:
    told = [(key(m), CODE.sub("x", form)) for m in catalogue("fr") if m.id for form in forms(m)]
    assert [id for id, said in told if FRENCH_SPACE_AMISS.search(said)] == []


@pytest.mark.parametrize("lang", ["es", "pt"])
def test_a_language_is_called_by_one_word(lang: str) -> None:
    told = [(key(m), form) for m in catalogue(lang) if m.id for form in forms(m)]
    assert [id for id, said in told if "idioma" in said.lower()] == []
