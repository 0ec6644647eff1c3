"""Templates of one language: Jinja with escaping on, nothing undefined, and the words at hand."""

import marshal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.nodes import EvalContext
from markupsafe import Markup

from habitat_site.kept import fetch, keep, key_of
from habitat_site.languages import Lang, Language, language
from habitat_site.rendering.html.alternates import alternates, elsewhere
from habitat_site.rendering.html.bands import bands
from habitat_site.rendering.html.contents import outlined
from habitat_site.rendering.html.escaping import json_text, one_line
from habitat_site.rendering.html.inlined import imported
from habitat_site.rendering.html.once import Once
from habitat_site.rendering.html.plain import PlainCode
from habitat_site.rendering.html.repeats import repeats
from habitat_site.rendering.html.sentences import Phrase, counted, phrase, sentence
from habitat_site.rendering.html.stories import story_html
from habitat_site.rendering.html.strips import axis, bar, contradicted, dashes, strip
from habitat_site.rendering.html.structured import structured
from habitat_site.rendering.html.words import Words
from habitat_site.tool import tool_digest

# What puts pieces of a page into a list: the page itself, a block, a macro.
Writer = Callable[..., None]


class Compiled(BytecodeCache):
    """Templates as code, which is the same in every language: compiled once for all of them.

    Each language unpacks a copy of its own. Python notes in the code itself where it found the
    names of a module; with one code for four modules it would look for them each time.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], bytes] = {}

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return the place of a template's code, which is made of what it imports as well."""
        loader = environment.loader
        texts = [loader.get_source(environment, each)[0] for each in imported(source) if loader]
        return super().get_bucket(environment, name, filename, "\0".join([source, *texts]))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template the code that was made of the same text."""
        name = bucket.key, bucket.checksum
        raw = self._codes.get(name) or fetch(_key(bucket))
        if raw is not None:
            self._codes[name] = raw
            # Nobody but the user can have written it, and Python is the same.
            bucket.code = marshal.loads(raw)  # noqa: S302 - see above

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        if bucket.code is not None:
            raw = self._codes[bucket.key, bucket.checksum] = marshal.dumps(bucket.code)
            keep(_key(bucket), raw)


def _key(bucket: Bucket) -> str:
    """Return what a template's code is made of: its name and text, and all that compiles it."""
    return key_of("template", tool_digest(), bucket.key, bucket.checksum)


COMPILED = Compiled()


class Texts(FileSystemLoader):
    """Reads each template once: its own code is made of it, and that of those which import it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._read: dict[str, tuple[str, str, Callable[[], bool]]] = {}

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, and where it stands."""
        if template not in self._read:
            self._read[template] = super().get_source(environment, template)
        return self._read[template]


class Names:
    """The names that a page's templates know, and its blocks; what they do not know is undefined.

    Templates are given it as their context. Each name is an attribute, and there is one for each
    that a template may ask for: Python looks up the attributes of a class that has `__getattr__`
    in a way of its own, at ten times the cost.
    """

    def __init__(self, names: dict[str, Any]) -> None:
        """Take the names, which nobody else may change."""
        # In one step: attribute by attribute takes longer than a small macro.
        self.__dict__ = names

    def get_all(self) -> dict[str, Any]:
        """Return all names, for Jinja's account of an error."""
        return vars(self)


class Templates(Environment):
    """The templates in one language."""

    code_generator_class = PlainCode

    def __init__(self, folder: Path, spoken: Language) -> None:
        super().__init__(
            loader=Texts(folder),
            autoescape=True,
            undefined=StrictUndefined,
            bytecode_cache=COMPILED,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n", "jinja2.ext.do", Once],
        )
        # Its texts are found when a template is loaded; the extension only has to know their form.
        self.newstyle_gettext = True
        self.macros: dict[str, Mapping[str, Writer]] = {}
        self.eval_ctx = EvalContext(self)
        self._translations = spoken.translations
        self._pages: dict[str, tuple[Writer, Mapping[str, Any]]] = {}
        self._asked: dict[str, Any] = {}

    def page(self, name: str, names: Mapping[str, Any]) -> bytes:
        """Return a page made of a template and of what it may name."""
        write, known = self._pages.get(name) or self._page(name)
        pieces: list[bytes] = []
        try:
            write(pieces, Names({**known, **names}))
        except Exception:  # noqa: BLE001 - raised again, with the template's lines
            self.handle_exception()
        return b"".join(pieces)

    def _page(self, name: str) -> tuple[Writer, Mapping[str, Any]]:
        """Return what writes the pages of a template, and what it knows before a page says more."""
        template = self.get_template(name)
        # Our own code, which is not called as Jinja's is.
        write = cast("Writer", template.root_render_func)
        own = {"environment": self, "blocks": template.blocks, "eval_ctx": self.eval_ctx}
        found = self._pages[name] = write, {**self._asked, **own}
        return found

    def ask(self, *names: str) -> None:
        """Take the names that a template asks a page for, which may know no more than all pages."""
        for name in names:
            self._asked[name] = self.globals.get(name, self.undefined(name=name))

    def macro(self, template: str, name: str) -> Writer:
        """Return a macro of a template, as a function that puts its pieces into a list."""
        self.get_template(template)
        return self.macros[template][name]

    def sentence(self, message: str) -> Markup:
        """Return a sentence."""
        return sentence(self._translations, message)

    def phrase(self, message: str, *facts: str) -> Phrase:
        """Return a sentence with facts of these names, as it stands in a page."""
        return phrase(self._translations, message, facts)

    def counted(self, one: str, many: str, *facts: str) -> Callable[..., bytes]:
        """Return a sentence with a count, and with facts of these names."""
        return counted(self._translations, one, many, facts)


def environment(templates: Path, lang: Lang) -> Templates:
    """Return the templates as they speak one language."""
    spoken = language(lang)
    found = Templates(templates, spoken)
    words = Words(spoken)
    # `mark` names a sentence for translators where another language than the page's will say it.
    found.globals |= {"say": words, "lang": lang, "language": spoken, "mark": str}
    found.globals |= {"strip": strip, "contradicted": contradicted, "axis": axis}
    found.globals |= {"bar": bar, "dashes": dashes}
    found.globals |= {"repeats": repeats, "structured": structured, "story_html": story_html}
    found.globals |= {"outlined": outlined, "bands": bands}
    found.globals |= {"alternates": alternates, "elsewhere": elsewhere}
    found.filters |= {
        "one_line": one_line,
        "tojson": json_text,
        "number": words.number,
        "date": words.date,
        "written_date": words.written_date,
        "country": words.country,
        "countries": words.countries,
        "written_countries": words.written_countries,
        "language": spoken.language,
        "languages": words.languages,
        "fields": words.fields,
        "list": list,
        "bare_figure": words.bare,
    }
    return found
