"""Sentences are translated when a language loads a template, and never while a page is made."""

import gettext
from pathlib import Path

import pytest

from habitat_site.languages import Language, language
from habitat_site.rendering.html.environment import Templates
from habitat_site.rendering.html.plain import PlainCode
from tests.rendering.html.written import said, templates


class Counting(gettext.NullTranslations):
    """A language that says everything in capitals, and counts how often it is asked."""

    asked = 0

    def gettext(self, message: str) -> str:
        """Return the sentence in capitals, with its places for facts as they were."""
        self.asked += 1
        return message.upper().replace("%(NAME)S", "%(name)s")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form in capitals."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def speaking(folder: Path, text: str, catalogue: gettext.NullTranslations) -> Templates:
    (folder / "page.html").write_text(text, encoding="utf-8")
    english = language("en")
    return Templates(folder, Language(english.code, english.locale, catalogue))


def test_a_page_asks_for_no_translation(tmp_path: Path) -> None:
    catalogue = Counting()
    text = '{{ _("a & b") }}|{{ _("by %(name)s", name=name) }}|{% trans %}c{% endtrans %}'
    found = speaking(tmp_path, text, catalogue)
    found.get_template("page.html")
    asked = catalogue.asked
    assert found.page("page.html", {"name": "<x>"}) == b"A & B|BY &lt;x&gt;|C"
    assert (asked, catalogue.asked) == (3, 3)


def test_a_form_is_asked_for_once_for_each_count(tmp_path: Path) -> None:
    catalogue = Counting()
    text = "{% trans n=n, name=w %}{{ name }} home{% pluralize %}{{ name }} homes{% endtrans %}"
    found = speaking(tmp_path, text, catalogue)
    pages = [found.page("page.html", {"n": n, "w": "<w>"}) for n in (1, 2, 2, 1)]
    assert pages == [b"&lt;w&gt; HOME", b"&lt;w&gt; HOMES", b"&lt;w&gt; HOMES", b"&lt;w&gt; HOME"]
    assert catalogue.asked == 2


@pytest.mark.parametrize(
    ("lang", "home"), [("en", "Home"), ("es", "Inicio"), ("fr", "Accueil"), ("pt", "Início")]
)
def test_one_code_speaks_each_language(
    lang: str, home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code is compiled once; its constants are the language's, which has a copy of its own."""
    text = '{{ _("Home") }}'
    first = templates(tmp_path, {"page.html": text}, "en").get_template("page.html")
    monkeypatch.setattr(PlainCode, "visit_Template", None)
    found = templates(tmp_path, {"page.html": text}, lang)
    assert found.page("page.html", {}).decode() == home
    code = found.get_template("page.html").root_render_func.__code__
    assert code == first.root_render_func.__code__
    assert code is not first.root_render_func.__code__


def test_a_sentence_keeps_its_marks(tmp_path: Path) -> None:
    """A catalogue is written by the project; what is filled in comes from anybody."""
    text = '{{ _("100%% of <b>%(name)s</b>", name=name) }} {{ _("50%%") }}'
    assert said(tmp_path, text, name="R&D") == "100% of <b>R&amp;D</b> 50%"


def test_a_sentence_is_html_wherever_it_goes(tmp_path: Path) -> None:
    text = (
        '{% macro row(words) %}<p>{{ words }}</p>{% endmacro %}{{ row(_("a <b>c</b>")) }}'
        '{% set kept = _("<i>%(name)s</i>", name=name) %}{{ kept }}{{ _("<u>") if true else "<" }}'
    )
    assert said(tmp_path, text, name="<") == "<p>a <b>c</b></p><i>&lt;</i><u>"


def test_a_sentence_may_hold_what_stands_for_something_else_in_python(tmp_path: Path) -> None:
    assert said(tmp_path, '{{ _("{0} {%(name)s}", name="{1}") }}') == "{0} {{1}}"


def test_the_facts_of_a_sentence_come_in_the_order_of_its_language(tmp_path: Path) -> None:
    class Turned(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return "%(b)s, %(a)s, %(b)s" if message == "%(a)s and %(b)s" else message

    text = '{% set one = "<" %}{{ _("%(a)s and %(b)s", a=one, b=2) }}'
    assert speaking(tmp_path, text, Turned()).page("page.html", {}) == b"2, &lt;, 2"


def test_a_sentence_that_lacks_a_fact_is_refused_when_its_template_is_loaded(
    tmp_path: Path,
) -> None:
    with pytest.raises(ValueError, match="not in"):
        templates(tmp_path, {"page.html": '{{ _("by %(nmae)s", name=1) }}'}).get_template(
            "page.html"
        )
