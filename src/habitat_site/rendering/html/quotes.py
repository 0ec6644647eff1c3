"""What records say themselves, as a page in one language shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from habitat_site.catalogue import Entry, Localised
from habitat_site.languages import Lang, Language, remembered, text_direction
from habitat_site.records import Record
from habitat_site.rendering.html.escaping import escape_text, safe
from habitat_site.rendering.html.known import Known

NOTHING = safe("")


@dataclass(frozen=True, eq=False)
class Quotes:
    """The texts of records, marked with their language where it is not the page's.

    A method whose name begins with `written_` is for where the text stands in a page; compiled
    templates call it there.
    """

    language: Language
    lang: Lang = field(init=False)
    # The beginnings of elements for texts in each language.
    _spans: Known[str] = field(init=False)

    def __post_init__(self) -> None:
        """Take what every page asks for many times as attributes: a property is looked up later."""
        spans = Known[str](lambda lang: f"<span{self.lang_attributes(lang)}>")
        vars(self).update(lang=self.language.code, _spans=spans)

    def text(self, entry: Entry[Record], *loc: str | int) -> Markup:
        """Return a record's text as HTML, marked with its language where it is another."""
        return self.said(entry.text(loc, self.lang))

    def written_text(self, entry: Entry[Record], *loc: str | int) -> bytes:
        """Return the same for where it stands in a page."""
        return self.written_said(entry.text(loc, self.lang))

    def card(self, texts: Mapping[Lang, Localised]) -> Markup:
        """Return a card's text as HTML, marked with its language where it is another."""
        return safe(self.written_card(texts).decode())

    def written_card(self, texts: Mapping[Lang, Localised]) -> bytes:
        """Return the same for where it stands in a page."""
        found = texts.get(self.lang)
        return self.written_said(found) if found else b""

    def inline(self, texts: Mapping[Lang, Localised]) -> Markup:
        """Return a card's text as it reads behind a number; German keeps its capital nouns."""
        found = texts.get(self.lang)
        if found is None:
            return Markup()
        word = found.text
        is_lowered = found.lang != "de" and word[1:2].islower()
        text = word[:1].lower() + word[1:] if is_lowered else word
        return self.said(Localised(text, found.lang, found.stale))

    def said(self, localised: Localised) -> Markup:
        """Return a text as HTML, in a `span` of its own language where it is another."""
        return safe(self.written_said(localised).decode())

    def written_said(self, localised: Localised) -> bytes:
        """Return the same for where it stands in a page."""
        text, lang, _ = localised
        html = escape_text(text)
        if lang != self.lang:
            html = f"{self._spans[lang]}{html}</span>"
        return html.encode()

    @remembered
    def lang_attributes(self, lang: str) -> Markup:
        """Return `lang` and `dir` for an element whose text is in another language."""
        if lang == self.lang:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(lang, text_direction(lang))
