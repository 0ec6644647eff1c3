"""Names without what many of them share, so that what tells one group from another is left."""

import unicodedata
from functools import lru_cache

from habitat_site.languages import spaced

# Letters that Unicode does not take apart into a plain one and a mark.
LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
MARKS = range(0x300, 0x370)  # of Latin, Greek and Cyrillic; in Thai or Hindi marks are vowels
PLAIN = str.maketrans(LETTERS | dict.fromkeys(map(chr, MARKS), ""))
WITHIN_WORDS = ".'’·"

# Forms of law and of organisation, what such groups do, and the small words of six languages.
COMMON = frozenset(
    """
    a ac ag aide ajuda an and ao aos as asbl asociacion associacao association au aux ayuda barrio
    builders building c civil clt clts colectivo collectif collective collectivite comite committee
    communal communautaire communaute community comunal comunidad comunidade comunitaria comunitario
    condominio conjunto construction constructora coop cooperatif cooperativa cooperativas
    cooperative cooperatives coops corporation d da das de del den der des di die do dos du e el en
    entraide et ev extension federacao federacion federation federations fideicomiso fiducie foncier
    fonciere for foundation fundacao fundacion genossenschaft gmbh group groupe grupo habitacao
    habitacion habitacionais habitacional habitants habitat habitation home homes house houses
    housing inc iniciativa initiative l la land las le les limitada limited limitee llc lo los ltd
    ltda mixta moradia mouvement movimento movimiento mutirao mutua mutual mutuelle mutuo na nas no
    nos of ong os para pilot piloto por pour produccion production program programa programas
    programme project projet projeto property propiedad proyecto residencial residents s sa sas sc
    scic scrl settlement social sociedad sociedade societe society solidaire solidaria terra the
    tierra tierras to trust trusts und union upgrading urbana urbanizacion usuarios vereniging
    vivienda viviendas wohnungsbaugenossenschaft wohnungsgenossenschaft y
    """.split()  # noqa: SIM905  # easier to read and to add to
)
NUMBERS = {
    numeral: str(number)
    for number, numerals in enumerate(
        (
            ("i", "one", "primera", "primero", "uno", "um", "un"),
            ("ii", "two", "segunda", "segundo", "dos", "dois", "deux"),
            ("iii", "three", "tercera", "tercero", "terceira", "tres", "trois"),
            ("iv",),
            ("v",),
            ("vi",),
            ("vii",),
            ("viii",),
            ("ix",),
            ("x",),
        ),
        start=1,
    )
    for numeral in numerals
}
# Mutual-aid cooperatives of the Río de la Plata bear abbreviations that differ by a letter.
ABBREVIATIONS = ("coovi", "covi", "cohevi", "vicoop")
LONG_ENOUGH = 6


@lru_cache(maxsize=200_000)
def words(name: str) -> tuple[str, ...]:
    """Return a name's words in plain small letters."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFD", plain).translate(PLAIN)
    if plain.isascii():
        for sign in WITHIN_WORDS:
            plain = plain.replace(sign, "")
        return tuple(spaced(plain).split())
    kept = (
        each if each.isalnum() or unicodedata.category(each)[0] == "M" else " "
        for each in unicodedata.normalize("NFC", plain)
        if each not in WITHIN_WORDS
    )
    return tuple("".join(kept).split())


@lru_cache(maxsize=200_000)
def distinguishing(name: str) -> frozenset[str]:
    """Return the words that tell a name from others, numerals as numbers.

    A name that has only common words keeps them all.
    """
    return frozenset(_kept(name))


@lru_cache(maxsize=200_000)
def in_one_word(name: str) -> str:
    """Return the distinguishing words of a name as one, because some write them so."""
    return "".join(_kept(name))


def _kept(name: str) -> tuple[str, ...]:
    every = words(name)
    return tuple([NUMBERS.get(word, word) for word in every if word not in COMMON]) or every


def are_near(one: frozenset[str], other: frozenset[str], spare: frozenset[str]) -> bool:
    """Tell whether two names are one but for slips, and for `spare` words that one adds."""
    if one == other:
        return True
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    if not fewer or _numbers(one) != _numbers(other):
        return False
    left = set(more - fewer)
    for word in fewer - more:
        match = next((each for each in sorted(left) if is_slip(word, each)), None)
        if match is None:
            return False
        left.discard(match)
    return left <= spare


def _numbers(name: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in name if word.isdecimal())


def is_slip(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter, and are long enough for that to be a slip."""
    if min(len(one), len(other)) < LONG_ENOUGH or one[0] != other[0]:
        return False
    if one.startswith(ABBREVIATIONS) or other.startswith(ABBREVIATIONS):
        return False
    # Two names that are nearly the same are rare, and the library takes a while to load.
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1


@lru_cache(maxsize=200_000)
def spellings(word: str) -> tuple[str, ...]:
    """Return the word and what is left of it without one letter.

    Two words that differ by one slip have one of these in common.
    """
    if len(word) < LONG_ENOUGH:
        return (word,)
    return (word, *{word[:index] + word[index + 1 :] for index in range(1, len(word))})
