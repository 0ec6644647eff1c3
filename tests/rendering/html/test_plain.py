"""Templates mean what they mean in Jinja; only what is wrong in them is told sooner."""

import traceback
from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateAssertionError, UndefinedError
from markupsafe import Markup

from habitat_site.rendering.html.escaping import one_line
from tests.rendering.html.written import said, templates


@dataclass(frozen=True)
class Place:
    """Something with attributes."""

    name: str = "Río & Sons"
    homes: int = 3
    parts: tuple[str, ...] = ("a", "<b>", "c")

    @property
    def html(self) -> Markup:
        """Return what is HTML already."""
        return Markup("<b>here</b>")

    def worded(self, word: str, *, twice: bool = False) -> str:
        """Return a text that has to be escaped."""
        return f"{word} < {self.homes}" * (2 if twice else 1)


NAMES = {"place": Place(), "figures": {"homes": 4, "<key>": "&"}, "pairs": [(1, "x"), (2, "y")]}

SAME = [
    "{{ place.name }} {{ place.homes }} {{ place.html }} {{ none }} {{ 1.5 }} {{ true }}",
    "{{ figures['homes'] }} {{ place.parts[1] }} {{ place.parts[1:] }} {{ figures['<key>'] }}",
    "{{ place.worded('a', twice=true) }} {{ place.worded(*['b']) }} {{ place.name.upper() }}",
    "{{ 'x' if place.homes > 2 }}{{ 'y' if place.homes > 3 }}{{ place.name if true else '' }}",
    "{{ place.html if place.homes else place.name }} {{ ('<' if false) ~ place.html }}",
    "{{ place.name ~ '<' }} {{ place.html ~ '<' }} {{ place.name|upper }} {{ [1, 2]|join('<') }}",
    """
    {% for part in place.parts %}{{ loop.index }}{{ loop.index0 }}{{ part }}
    {{ ', ' if not loop.last }}{{ '!' if loop.first }}{% else %}none{% endfor %}
    """,
    "{% for part in [] %}{{ part }}{% else %}none{% endfor %}",
    "{% for number, word in pairs if number > 1 %}{{ number }}{{ word }}{% endfor %}",
    "{% for n, w in pairs if n > place.homes %}{{ w }}{% else %}{{ place.name }}{% endfor %}",
    "{% for n, w in pairs if n > 1 %}{{ w }}{{ loop.first }}{{ loop.last }}{% endfor %}",
    """
    {% for part in place.parts %}{{ loop.index }}
    {% for n, w in pairs %}{{ loop.index0 }}{{ n }}{{ w }}{{ loop.last }}{% endfor %}
    {% for w in [loop.index, part] %}{{ w }}{{ loop.index }}{% else %}{{ loop.last }}{% endfor %}
    {% for w in [] %}{{ w }}{{ loop.last }}{% else %}{{ loop.last }}{% endfor %}
    {% endfor %}
    """,
    """
    {% for n, w in pairs %}
    {% if n > 1 %}{% set n = 5 %}{% endif %}{{ n }}{% set w = n %}{{ w }}
    {% endfor %}
    """,
    """
    {% macro framed() %}{{ caller() }}{% endmacro %}
    {% for part in place.parts %}
    {% call framed() %}{{ part }}{{ loop.index }}{% endcall %}
    {% endfor %}
    """,
    "{% set found = [] %}{% for n, w in pairs %}{% do found.append(n) %}{% endfor %}{{ found }}",
    "{% if place.phase is defined %}a{% elif place.name is defined %}b{% endif %}",
    "{% if place.name is none %}a{% elif not (none is none) %}b{% else %}c{% endif %}",
    "{{ nobody|default('&') }} {% if nobody is defined %}a{% endif %}",
    """
    {% macro row(label, value=2) %}<dt>{{ label }}</dt>{{ value }}{{ place.name }}{% endmacro %}
    {{ row('<') }}{{ row(place.html, '&')|trim }}{{ row(row('a')) }}
    """,
    "{% macro empty() %}{% endmacro %}<{{ empty() }}>{{ 'a' if empty() else 'b' }}",
    """
    {% macro each(all) %}
    {% for one in all %}<li>{{ one }}{{ loop.last }}</li>{% endfor %}
    {% endmacro %}
    {{ each(place.parts) }}
    """,
    """
    {% macro framed(title) %}<h1>{{ title }}</h1>{{ caller() }}{% endmacro %}
    {% set inner = '<i>' %}
    {% call framed('a') %}{{ inner }}{% call framed('b') %}&amp;{% endcall %}{% endcall %}
    """,
    """
    {% macro outer() %}{{ inner('x') }}{% endmacro %}
    {% macro inner(a) %}<{{ a }}>{% endmacro %}
    {{ outer() }}
    """,
    "{% set kept %}<p>{{ place.name }}</p>{% endset %}{{ kept }}{{ kept|length }}",
    "{% macro range(n) %}own {{ n }}{% endmacro %}{{ range(3) }}",
    "{% for n in range(3) %}{{ n }}{% endfor %}",
]


@pytest.mark.parametrize("text", SAME)
def test_a_template_says_what_it_says_in_jinja(text: str, tmp_path: Path) -> None:
    usual = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    assert said(tmp_path, text, **NAMES) == usual.from_string(text).render(NAMES)


class Page:
    """Something that has a method which links have too."""

    def record(self, key: str) -> str:
        """Return a text that has to be escaped."""
        return f"{key} < &"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ link.record(key) }}", "a'b < &"),
        ("{% for link in [page] %}{{ link.record(key) }}{% endfor %}", "a&#39;b &lt; &amp;"),
        ("{% set link = page %}{{ link.record(key) }}", "a&#39;b &lt; &amp;"),
    ],
)
def test_only_the_links_of_a_page_need_no_escaping(
    text: str, expected: str, tmp_path: Path
) -> None:
    """They have no sign in them; something else of that name may."""
    assert said(tmp_path, text, link=Page(), page=Page(), key="a'b") == expected


def test_inheritance_and_imports_are_those_of_jinja(tmp_path: Path) -> None:
    """A macro of another template sees the page's names, and a block is an item of the page."""
    texts = {
        "base.html": "<title>{% block title %}{{ name }}{% endblock %}</title>"
        "{{ self.title()|upper }}{% block body %}{{ section|default('-') }}{% endblock %}",
        "shared.html": "{% macro a(x, y='&') %}{{ x }}{{ y }}{{ name }}{{ b() }}{% endmacro %}"
        "{% macro b() %}{{ entry }}{% endmacro %}",
        "page.html": "{% extends 'base.html' %}{% set section = 'news' %}{% set entry = '<e>' %}"
        "{% import 'shared.html' as shared with context %}"
        "{% from 'shared.html' import b, a as other with context %}"
        "{% block body %}{{ super() }}{{ shared.a('<') }}{{ other(1, 2) }}{{ b() }}{% endblock %}",
    }
    usual = Environment(loader=DictLoader(texts), autoescape=True, undefined=StrictUndefined)
    expected = usual.get_template("page.html").render(name="<n>")
    written = templates(tmp_path, texts).page("page.html", {"name": "<n>"})
    assert written.decode() == expected


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{{ plcae.name }}", UndefinedError),
        ("{{ nobody }}", UndefinedError),
        ("{{ nobody ~ 'x' }}", UndefinedError),
        ("{% for each in nobody %}{% endfor %}", UndefinedError),
        ("{{ place.nmae }}", AttributeError),
        ("{% if place.nmae %}{% endif %}", AttributeError),
        ("{{ figures['hmoes'] }}", KeyError),
        ("{{ place.parts[9] }}", IndexError),
        ("{{ place.worded() }}", TypeError),
        ("{% macro row(a) %}{{ a }}{% endmacro %}{{ row() }}", TypeError),
        ("{% if not place %}{% set found = 1 %}{% endif %}{{ found }}", NameError),
        (
            "{% for n, w in pairs %}{% if n == 1 %}{% set a = n %}{% endif %}{{ a }}{% endfor %}",
            UndefinedError,
        ),
    ],
)
def test_a_misspelt_name_is_an_error(text: str, error: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(error):
        said(tmp_path, text, **NAMES)


def test_a_misspelt_macro_is_an_error_when_its_template_is_loaded(tmp_path: Path) -> None:
    texts = {
        "shared.html": "{% macro row() %}{% endmacro %}",
        "page.html": "{% import 'shared.html' as s %}{% if false %}{{ s.rwo() }}{% endif %}",
    }
    with pytest.raises(KeyError, match="rwo"):
        templates(tmp_path, texts).get_template("page.html")


def test_an_error_names_the_line_of_the_template(tmp_path: Path) -> None:
    text = "<p>\n{% macro row() %}\n<b>{{ place.nmae }}</b>\n{% endmacro %}\n<i>\n{{ row() }}\n"
    with pytest.raises(AttributeError) as caught:
        said(tmp_path, text, **NAMES)
    lines = [(Path(f.filename).name, f.lineno) for f in traceback.extract_tb(caught.tb)]
    assert lines[-2:] == [("page.html", 6), ("page.html", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "{% macro row(a) %}{% endmacro %}{{ row(a=1) }}",
        "{% if true %}{% macro row() %}{% endmacro %}{% endif %}",
        "{{ _(place.name) }}",
        "{{ place.from }}",
        "{{ place.worded(**figures) }}",
        "{% for each in place.parts %}{{ loop.lats }}{% endfor %}",
        "{% for each in place.parts recursive %}{{ loop(each) }}{% endfor %}",
        "{{ blocks }}",
        "{{ lambda }}",
    ],
)
def test_what_could_not_be_settled_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateAssertionError):
        said(tmp_path, text, **NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "a  b\n c",
        "<b>a</b> &amp; b",
        "a &#34;b&#34; &lt;c&gt; ",
        " a b ",
        "",
        "<!-- a -->b",
        "l'eau",
        " l&#39;eau \n&amp; &lt;c&gt; &amp;lt;",
        "a&nbsp;b&#160; &#x27;",
        "&amp &ampx; &lt;!-- b --&gt;",
    ],
)
def test_html_becomes_the_text_of_one_line(text: str) -> None:
    html = Markup(text)  # noqa: S704 - written here
    assert one_line(html) == Markup.escape(html.striptags().strip())
