"""A part between `once` and `endonce` is written once for each key."""

from pathlib import Path

import pytest
from jinja2 import TemplateAssertionError

from habitat_site.rendering.html import once
from tests.rendering.html.written import templates

TEXT = """
{%- once shelf, section %}<{{ name }}>{% endonce %} {{ name }}
{%- once shelf %}!{{ name }}{% endonce -%}
"""


def test_a_part_is_kept_for_the_next_page_with_its_key(tmp_path: Path) -> None:
    found = templates(tmp_path, {"page.html": TEXT})
    first = found.page("page.html", {"name": "a&", "shelf": 1, "section": "x"})
    second = found.page("page.html", {"name": "b", "shelf": 1, "section": "x"})
    third = found.page("page.html", {"name": "c", "shelf": 1, "section": "y"})
    assert (first, second, third) == (
        b"<a&amp;> a&amp;!a&amp;",
        b"<a&amp;> b!a&amp;",
        b"<c> c!a&amp;",
    )


def test_each_page_says_what_is_in_a_gap_itself(tmp_path: Path) -> None:
    """The part around it is that of the first page, also where it has gaps at its ends."""
    text = "{% once key %}{% gap level %}<{{ name }}>{% gap link %}{% endonce %}"
    found = templates(tmp_path, {"page.html": text})
    first = found.page("page.html", {"key": 1, "level": 3, "name": "a", "link": "x&y"})
    second = found.page("page.html", {"key": 1, "level": 4, "name": "b", "link": "z"})
    assert (first, second) == (b"3<a>x&amp;y", b"4<a>z")


@pytest.mark.parametrize(
    "text", ["{% gap name %}", "{% once 1 %}{% if name %}{% gap name %}{% endif %}{% endonce %}"]
)
def test_a_gap_stands_right_in_a_part(text: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateAssertionError, match="a gap stands right in a part that is kept"):
        templates(tmp_path, {"page.html": text}).page("page.html", {"name": "a"})


def test_nothing_is_kept_for_another_build(tmp_path: Path) -> None:
    """Each build has templates of its own, and what they keep ends with them."""
    names = {"shelf": 1, "section": "x"}
    assert templates(tmp_path, {"page.html": TEXT}).page("page.html", names | {"name": "a"})
    assert templates(tmp_path, {}).page("page.html", names | {"name": "b"}) == b"<b> b!b"


def test_only_so_many_parts_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of a hundred thousand records does not stay in memory as a whole."""
    monkeypatch.setattr(once, "MOST", 2)
    found = templates(tmp_path, {"page.html": "{% once key %}{{ name }}{% endonce %}"})
    pages = [("a", "1"), ("b", "2"), ("a", "3"), ("c", "4"), ("a", "5")]
    written = [found.page("page.html", {"key": key, "name": name}) for key, name in pages]
    assert written == [b"1", b"2", b"1", b"4", b"5"]
