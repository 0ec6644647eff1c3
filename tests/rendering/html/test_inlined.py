"""What a template hands to a small macro stands within the macro's text."""

from collections.abc import Iterator
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined

from habitat_site.rendering.html.environment import Templates
from tests.rendering.html.written import templates

SHARED = """
{%- import "others.html" as others with context -%}
{%- macro mark() %}<i>{{ mood }}</i>{% endmacro -%}
{%- macro row(label, field) -%}
<dt>{{ label }}</dt><dd id="{{ field }}">{{ caller() }}{% if notes %}{{ mark() }}{% endif %}</dd>
{%- endmacro -%}
{%- macro twice(label) %}{{ caller() }}{{ label }}{{ caller() }}{% endmacro -%}
{%- macro kept(label) %}{% set mood = label %}{{ mood }}{{ caller() }}{% endmacro -%}
{%- macro far(label) %}{{ label }}{{ others.far() }}{{ caller() }}{% endmacro -%}
{%- macro inside(label) %}{% if label %}{{ caller() }}{% endif %}{% endmacro -%}
"""
OTHERS = "{% macro far() %}far{% endmacro %}"
NAMES = {"notes": ["n"], "mood": "<m>", "word": "<w>", "parts": ["a", "b"]}

INLINED = [
    "{% call shared.row('A&', 'a') %}{{ word }}{% endcall %}",
    "{% call shared.row(word, 'a') %}{% for each in parts %}{{ each }}{% endfor %}{% endcall %}",
    "{% call shared.row('A', 'a') %}{% call shared.row('B', 'b') %}x{% endcall %}{% endcall %}",
    "{% for e in parts %}{% call shared.row(e, 'a') %}{{ loop.index }}{% endcall %}{% endfor %}",
]
CALLED = [
    "{% call shared.row(word|upper, 'a') %}{{ word }}{% endcall %}",
    "{% call shared.twice('A') %}{{ word }}{% endcall %}",
    "{% call shared.kept('A') %}{{ mood }}{% endcall %}",
    "{% call shared.far('A') %}{{ word }}{% endcall %}",
    "{% call shared.inside('A') %}{{ word }}{% endcall %}",
    "{% call shared.row('A', 'a') %}{% set mood = 'x' %}{{ mood }}{% endcall %}{{ mood }}",
    "{% set notes = '' %}{% call shared.row('A', 'a') %}{{ word }}{% endcall %}",
    "{% for notes in parts %}{% call shared.row('A', 'a') %}{{ word }}{% endcall %}{% endfor %}",
]


def texts(body: str) -> dict[str, str]:
    """Return a page with something in a block, and what it imports."""
    imported = "{% import 'shared.html' as shared with context %}"
    base = "{% block body %}{% endblock %}"
    page = f"{{% extends 'base.html' %}}{imported}{{% block body %}}{body}{{% endblock %}}"
    return {"base.html": base, "shared.html": SHARED, "others.html": OTHERS, "page.html": page}


def functions(found: Templates) -> Iterator[str]:
    """Yield the names of the functions that are within those of a page's module."""
    code = found.get_template("page.html").blocks["body"].__code__
    yield from (each.co_name for each in code.co_consts if isinstance(each, CodeType))


@pytest.mark.parametrize("body", INLINED + CALLED)
def test_a_part_reads_as_it_does_in_jinja(body: str, tmp_path: Path) -> None:
    usual = Environment(
        loader=DictLoader(texts(body)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    expected = usual.get_template("page.html").render(NAMES)
    assert templates(tmp_path, texts(body)).page("page.html", NAMES).decode() == expected


@pytest.mark.parametrize("body", INLINED)
def test_no_function_is_made_for_a_part(body: str, tmp_path: Path) -> None:
    assert "caller" not in functions(templates(tmp_path, texts(body)))


@pytest.mark.parametrize("body", CALLED)
def test_what_would_mean_something_else_stays_a_call(body: str, tmp_path: Path) -> None:
    assert "caller" in functions(templates(tmp_path, texts(body)))


def test_a_page_is_made_anew_where_the_macro_changed(tmp_path: Path) -> None:
    """Its code is kept for the next run, and holds what the macro said."""
    own = texts("{% call shared.row('A', 'a') %}x{% endcall %}")
    first = templates(tmp_path, own).page("page.html", NAMES)
    changed = own | {"shared.html": SHARED.replace("<dt>", '<dt class="n">')}
    second = templates(tmp_path, changed).page("page.html", NAMES)
    assert second == first.replace(b"<dt>", b'<dt class="n">') != first
