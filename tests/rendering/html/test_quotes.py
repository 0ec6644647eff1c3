"""What records and vocabularies say, where it stands in a page and where it is a value."""

from pathlib import Path

import pytest
from markupsafe import Markup

from habitat_site.catalogue import Localised
from habitat_site.languages import Lang
from habitat_site.rendering.html import known
from habitat_site.rendering.html.known import Known
from tests.rendering.html.written import templates

TEXTS = {Lang("en"): Localised("<a> & b", Lang("en")), Lang("es"): Localised("<a>", Lang("fr"))}


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "&lt;a&gt; &amp; b"),
        ("es", '<span lang="fr" dir="ltr">&lt;a&gt;</span>'),
        ("pt", ""),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "{{ say.card(texts) }}",
        "{{ say.card(texts) or '' }}",
        "{% set kept = say.card(texts) %}{{ kept }}",
        "{% macro shown(words) %}{{ words }}{% endmacro %}{{ shown(say.card(texts)) }}",
    ],
)
def test_a_text_is_escaped_once(text: str, lang: str, expected: str, tmp_path: Path) -> None:
    page = templates(tmp_path, {"page.html": text}, lang)
    assert page.page("page.html", {"texts": TEXTS}) == expected.encode()


@pytest.mark.parametrize(
    "text",
    [
        "{{ say.word('phase', value) }}",
        "{{ say.word(vocabulary, value) }}",
        "{{ say.word('phase', value) ~ '' }}",
        "{{ say.word(vocabulary ~ '', 'active') }}",
    ],
)
def test_a_word_is_that_of_its_vocabulary(text: str, tmp_path: Path) -> None:
    names = {"vocabulary": "phase", "value": "active"}
    assert templates(tmp_path, {"page.html": text}, "es").page("page.html", names) == b"Activo"


def test_what_was_said_is_forgotten_when_it_becomes_too_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(known, "MOST", 2)
    said: Known[int] = Known(lambda key: key + 1)
    assert [said[each] for each in (1, 2, 1, 3)] == [2, 3, 2, 4]
    assert dict(said) == {3: 4}


def test_what_was_said_stands_in_a_page_as_it_is_said() -> None:
    said: Known[Markup] = Known(lambda key: Markup("<b>{}</b>").format(key))
    assert said.encoded()["é"] == said["é"].encode()
    assert said.encoded() is said.encoded()
