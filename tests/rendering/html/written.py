"""Templates that a test writes, compiled as the site's own are."""

from collections.abc import Mapping
from pathlib import Path

from habitat_site.languages import Lang
from habitat_site.rendering.html.environment import Templates, environment


def templates(folder: Path, texts: Mapping[str, str], lang: str = "en") -> Templates:
    """Return templates of these texts, by name."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return environment(folder, Lang(lang))


def said(folder: Path, text: str, **names: object) -> str:
    """Return what a template says."""
    return templates(folder, {"page.html": text}).page("page.html", names).decode()
