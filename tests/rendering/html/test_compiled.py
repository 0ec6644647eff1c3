"""A template is compiled once for all languages, and for the runs after this one."""

from pathlib import Path

import pytest

from habitat_site.languages import Lang
from habitat_site.rendering.html import environment as module
from habitat_site.rendering.html.environment import environment
from habitat_site.rendering.html.plain import PlainCode

ENGLISH = Lang("en")


class CompiledError(Exception):
    """A template was compiled."""


def refuse(*_parts: object) -> None:
    """Fail instead of compiling."""
    raise CompiledError


def page(folder: Path) -> bytes:
    """Return a page as a new run makes it."""
    module.COMPILED._codes.clear()  # noqa: SLF001 - what a new process does not have
    return environment(folder, ENGLISH).page("page.html", {"title": "Casa"})


def test_a_new_run_takes_the_code_of_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = tmp_path / "page.html"
    template.write_text("<h1>{{ title }}</h1>", encoding="utf-8")
    first = page(tmp_path)
    monkeypatch.setattr(PlainCode, "visit_Template", refuse)
    assert page(tmp_path) == first == b"<h1>Casa</h1>"
    template.write_text("<h2>{{ title }}</h2>", encoding="utf-8")
    with pytest.raises(CompiledError):
        page(tmp_path)


def test_another_tool_compiles_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.html").write_text("{{ title }}", encoding="utf-8")
    page(tmp_path)
    monkeypatch.setattr(PlainCode, "visit_Template", refuse)
    monkeypatch.setattr(module, "tool_digest", lambda: "another")
    with pytest.raises(CompiledError):
        page(tmp_path)
