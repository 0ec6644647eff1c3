"""What records say themselves, as a page in one language shows it."""

from collections.abc import Mapping

from markupsafe import Markup

from habitat_site.catalogue import Entry, Localised
from habitat_site.languages import Lang, Language, remembered, text_direction
from habitat_site.records import Record
from habitat_site.rendering.html.escaping import escape_text, safe
from habitat_site.rendering.html.known import Known

NOTHING = safe("")


class Quotes:
    """The texts of records, marked with their language where it is not the page's.

    A method whose name begins with `written_` is for where the text stands in a page; compiled
    templates call it there.
    """

    def __init__(self, language: Language) -> None:
        """Take the language; `lang` is its code."""
        # Whatever pages ask for again and again is an attribute of its own, here and in `Words`:
        # one that comes into being when it is asked for takes several times as long to find.
        self.language = language
        self.lang: Lang = language.code
        self._spans = Known(lambda lang: f"<span{self.lang_attributes(lang)}>")

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
        # As `written_said`: a page has dozens.
        found = texts.get(self.lang)
        if found is None:
            return b""
        text, lang, _ = found
        html = escape_text(text)
        if lang != self.lang:
            html = f"{self._spans[lang]}{html}</span>"
        return html.encode()

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
