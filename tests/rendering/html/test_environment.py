"""Templates are compiled once for all languages, which holds only while no word is compiled in."""

from pathlib import Path

import pytest

from habitat_site.languages import INTERFACE_LANGUAGES
from habitat_site.rendering.html.environment import environment

TEMPLATES = Path(__file__).parents[3] / "templates"
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_the_same_code_in_every_language(name: str) -> None:
    """`{{ "UY"|country }}` would be made a constant in the language that comes first."""
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    codes = {
        environment(TEMPLATES, lang).compile(text, name, raw=True) for lang in INTERFACE_LANGUAGES
    }
    assert len(codes) == 1
