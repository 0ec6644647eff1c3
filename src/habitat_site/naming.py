"""What files and records may be named, and what a file's name says of the record in it."""

import re
import unicodedata
from functools import lru_cache

from habitat_site.languages import INTERFACE_LANGUAGES

ENDINGS = (".md", ".yaml")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID = 80
# BCP 47 (RFC 5646 §2.1) as it recommends to write it: language, script, region, variants.
LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3})){0,2}"
)


def is_id(name: str) -> bool:
    """Tell whether a name may be a record's id."""
    return len(name) <= MAX_ID and ID.fullmatch(name) is not None


def is_language(tag: str) -> bool:
    """Tell whether a tag is a language's, as BCP 47 writes it."""
    # Ours are known without the table of all, which takes longer than to list a thousand files.
    if tag in INTERFACE_LANGUAGES:
        return True
    return LANGUAGE.fullmatch(tag) is not None and tag.partition("-")[0] in language_codes()


@lru_cache(maxsize=1)
def language_codes() -> frozenset[str]:
    """Return the codes of ISO 639-1 and 639-3, of which BCP 47 takes the shorter."""
    # The tables take a while to load, and a run that opens no record needs none of them.
    from pycountry import languages

    short = {lang.alpha_2 for lang in languages if hasattr(lang, "alpha_2")}
    return frozenset(short | {lang.alpha_3 for lang in languages})


def record_named(name: str) -> tuple[str, str]:
    """Return the id and the language that a file of this name bears.

    Without a language it is the record itself; without an id it is a file of no record.
    """
    stem, ending = parted(name)
    if ending not in ENDINGS:
        return "", ""
    if is_id(stem):
        return stem, ""
    id, _, tag = stem.rpartition(".")
    return (id, tag) if ending == ".md" and is_id(id) and is_language(tag) else ("", "")


def parted(name: str) -> tuple[str, str]:
    """Return a file's name in two: before its last point, and from there on."""
    stem, point, ending = name.rpartition(".")
    return (stem, point + ending) if stem else (name, "")


def name_as_compared(name: str) -> str:
    """Return a name as file systems that ignore case and composition see it."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
