"""The index that filters of a long list search: cards of one language as compact JSON."""

from pydantic_core import to_json

from habitat_site.languages import Language, language
from habitat_site.pages import urls
from habitat_site.pages.cards import InitiativeCard
from habitat_site.pages.lists import ShardView
from habitat_site.pages.values import Page
from habitat_site.rendering.site import Site


def render_index(page: Page, site: Site) -> bytes:
    """Return a part of the index, in the page's language."""
    view: ShardView = page.view
    lang = page.lang
    if lang is None:
        raise ValueError(f"{page.place}: an index has a language")
    around = urls.around_id(page.place, lang, "initiatives")
    spoken = language(lang)
    rows = [
        _row(card, card.id.join(around), spoken) | _joined(view, card.id) for card in view.cards
    ]
    return to_json({"entries": rows})


def _joined(view: ShardView, id: str) -> dict[str, object]:
    # Few are joined with anything: what is empty would be most of the file.
    return {"joined": view.joined[id]} if id in view.joined else {}


def _row(card: InitiativeCard, url: str, spoken: Language) -> dict[str, object]:
    lang, title = spoken.code, card.title[spoken.code]
    return {
        "url": url,
        "title": title.text,
        "lang": title.lang,
        "summary": card.summary[lang].text,
        "place": card.place[lang].text if card.place else "",
        "country": card.countries,
        "countries": spoken.listing(spoken.country(code) for code in card.countries),
        "model": card.model,
        "theme": card.themes,
        "network": card.networks,
    }
