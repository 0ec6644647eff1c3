"""Templates of one language: Jinja with escaping on, nothing undefined, and the words at hand."""

from functools import lru_cache
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from habitat_site.languages import Lang, language
from habitat_site.rendering.html.contents import outlined
from habitat_site.rendering.html.repeats import repeats
from habitat_site.rendering.html.stories import story_html
from habitat_site.rendering.html.strips import bar, dashes, strip
from habitat_site.rendering.html.structured import structured
from habitat_site.rendering.html.words import Words


class Compiled(BytecodeCache):
    """Templates as code, which is the same in every language: compiled once for all of them."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template the code that was made of the same text."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()


@lru_cache(maxsize=8)
def environment(templates: Path, lang: Lang) -> Environment:
    """Return the templates as they speak one language."""
    found = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    spoken = language(lang)
    # The extension adds this method to the environment, which its type does not know.
    found.install_gettext_translations(spoken.translations, newstyle=True)  # type: ignore[attr-defined]
    words = Words(spoken)
    # `mark` names a sentence for translators where another language than the page's will say it.
    found.globals |= {"say": words, "lang": lang, "language": spoken, "mark": str}
    found.globals |= {"strip": strip, "bar": bar, "dashes": dashes}
    found.globals |= {"repeats": repeats, "structured": structured, "story_html": story_html}
    found.globals |= {"outlined": outlined}
    found.filters |= {
        "number": words.number,
        "date": words.date,
        "country": spoken.country,
        "language": spoken.language,
        "listing": spoken.listing,
        "field_name": words.field,
        "bare_figure": words.bare,
    }
    return found
