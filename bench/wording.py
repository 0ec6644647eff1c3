"""The words of our pages, as one table for each language, for sites that have no catalogues."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from habitat_site.languages import Lang, catalogue_path, language

Table = dict[str, dict[str, str]]

SENTENCES = "t"
KEY = re.compile(r"[a-z-]+\.[A-Za-z_.-]+")
PLACEHOLDER = re.compile(r"%\(\w+\)s")
CURRENCIES = ("EUR", "USD", "UYU")


def wording(code: str, languages: Iterable[str], countries: Iterable[str]) -> Table:
    """Return one language's words: sentences under `t`, `phase.living` as `phase` and `living`.

    What is filled in is `%s`; of a sentence with a plural there is the plural alone.
    """
    speaks = language(code)
    table: Table = {
        "country": {each: speaks.country(each) for each in countries},
        "language": {each: speaks.language(each) for each in languages},
        "currency": {each: speaks.currency(each) for each in CURRENCIES},
    }
    for key, text in _messages(code).items():
        vocabulary, _, value = key.partition(".") if KEY.fullmatch(key) else (SENTENCES, "", key)
        table.setdefault(vocabulary, {})[value] = text
    return table


def _messages(code: str) -> Mapping[str, str]:
    catalogue = read_po(io.BytesIO(catalogue_path(Lang(code)).read_bytes()), locale=code)
    return dict(_message(each) for each in catalogue if each.id)


def _message(message: Message) -> tuple[str, str]:
    """Return what a message is looked up by and what it says; of a plural, the plural form."""
    key, said = _last(message.id), _last(message.string or "")
    return _plain(key), _plain(said or key)


def _last(forms: str | Sequence[str]) -> str:
    return forms if isinstance(forms, str) else forms[-1]


def _plain(text: str) -> str:
    return PLACEHOLDER.sub("%s", text)
