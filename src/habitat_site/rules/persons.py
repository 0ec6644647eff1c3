"""Persons where none belongs: in the names of groups, and in the notes of a ledger.

A repository is public for ever, so nobody's name has to stand where a group's does. No list knows
all names: what bears a title, and what begins as people are called and has no word of a group in
it, looks like a person's.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from habitat_site.diagnostics import Severity
from habitat_site.documents import Document, Mark, lines_of
from habitat_site.records.markers import GroupName
from habitat_site.rules.contacts import WRITTEN, judged
from habitat_site.rules.names import COMMON, words
from habitat_site.rules.phones import DIALLED
from habitat_site.rules.rule import Finding, Subject

TITLED = re.compile(
    r"(?<![\w.])(?:Sr|Sra|Srta|Srs|Sres|Mr|Mrs|Ms|Miss|Mme|Mlle|Madame|Monsieur|Don|Doña|Dona"
    r"|Señora?|Senhora?|Seu|Dra?|Ing|Arq|Lic|Prof|M(?=\.))(?:\.\s{0,2}|\s{1,2})"
    r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,40}"
)
# A number alone may be a receipt's: one of a telephone says so, or begins with a country's code.
CALLED = re.compile(
    r"(?:(?<![\w.])(?:tel|tél|cel|phone|mobile|m[oó]vil|celular|telefone?|tel[eé]fono|t[eé]l[eé]phone"
    r"|portable|whatsapp|fone)\b[\s.:n°º]{0,4}\(?\d|(?<![\w.])\+\s?\d)[\d\s().-]{5,24}\d",
    re.IGNORECASE,
)
# How many are called in the languages of the networks; without accents.
GIVEN = frozenset(
    """
    adriana alberto alejandro alejandra alfredo alice alicia ana andre andrea andres angela anna
    anne antoine antonia antonio beatriz bernard camila carla carlos carmen carolina catherine
    cecilia christine claire clara claudia claudio cristina daniel daniela david diana diego
    eduardo elena elisa elizabeth emilia enrique esteban esther eva fabio fatima felipe fernanda
    fernando francisca francisco francois gabriel gabriela gerardo gloria gonzalo graciela
    guillermo gustavo hector helena henri hernan hugo ignacio ines isabel isabelle james jane
    jacques javier jean jeanne joana joao joaquim joaquin john jorge jose josefa joseph juan juana
    julia julie julio laura leonardo leticia lorena lucas lucia luis luisa luiz manuel manuela
    marcela marcelo marcos marco margarita maria mariana marie mario marta martha martin martine
    mary mateo mathieu mauricio mercedes michael michel miguel monica monique natalia nathalie
    nicolas olga oscar pablo patricia patrick paul paula paulo pedro peter philippe pierre rafael
    ramon raquel raul ricardo richard robert roberto rodrigo rosa ruth samuel sandra sara
    sebastian sergio silvia simone sofia sonia sophie stephane susana sylvie teresa thomas tomas
    valeria vanessa veronica vicente victor walter william ximena yolanda
    """.split()  # noqa: SIM905  # easier to read and to add to
)
# As one text it is easier to read and to add to.
PARTICLES = frozenset("da das de del della der di do dos du e la las le los van von y".split())  # noqa: SIM905
FEWEST, MOST = 2, 5


def person_for_a_group(subject: Subject) -> Iterator[Finding]:
    """HS430: what looks like a person's name, or leads to one, where a group's belongs."""
    for each in subject.with_marker(GroupName):
        name = str(each.value)
        is_titled = TITLED.match(name) is not None and not _is_of_a_group(words(name))
        if is_titled or next(leading_to_one(name), None) is not None:
            yield Finding(each.loc, {"value": name})
        elif is_called_like_one(name):
            yield Finding(each.loc, {"value": name}, severity=Severity.WARNING)


def person_in_a_note(subject: Subject) -> Iterator[Finding]:
    """HS626: a note of a ledger that looks as if it named somebody.

    It is published nowhere on the site, and lies in the repository all the same.
    """
    ledger = subject.entry.ledger
    if ledger is None:
        return
    for number, start, text in _notes(ledger.document):
        titles = ((found[0], found.start()) for found in TITLED.finditer(text))
        for value, at in (*titles, *leading_to_one(text)):
            mark = Mark(number, start + at + 1, start + at + len(value) + 1)
            yield Finding((), {"value": value}, ledger.document, mark)


def leading_to_one(text: str) -> Iterator[tuple[str, int]]:
    """Yield what in a text leads to somebody, and where: a telephone, or a person's address."""
    for pattern in (CALLED, DIALLED):
        yield from ((found[0], found.start()) for found in pattern.finditer(text))
    for found in WRITTEN.finditer(text):
        if judged(found[0], frozenset()) is not None:
            yield found[0], found.start()


def is_called_like_one(name: str) -> bool:
    """Tell whether a name begins as people are called, and no word in it is that of a group."""
    written, plain = name.split(), words(name)
    if not FEWEST <= len(plain) <= MOST or plain[0] not in GIVEN:
        return False
    rest = [word for word in plain[1:] if word not in PARTICLES]
    is_plain = all(each[:1].isupper() or each.lower() in PARTICLES for each in written)
    return bool(rest) and is_plain and not _is_of_a_group(rest)


def _is_of_a_group(name: Iterable[str]) -> bool:
    return any(word in COMMON and word not in PARTICLES for word in name)


def _notes(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield what the notes of a ledger say, line by line: its number, and where it begins."""
    lines, marks = lines_of(document.text), document.marks
    places = sorted((mark.line, mark.column) for loc, mark in marks.items() if len(loc) > 1)
    behind = dict(pairwise(places))
    for loc, mark in marks.items():
        if loc[-1] != "note":
            continue
        yield (
            mark.line,
            mark.column - 1,
            lines[mark.line - 1][mark.column - 1 : mark.end_column - 1],
        )
        # A text between quotation marks may go on below.
        last, end = behind.get((mark.line, mark.column), (len(lines) + 1, 1))
        yield from ((n, 0, lines[n - 1]) for n in range(mark.line + 1, last))
        if last > mark.line and last <= len(lines):
            yield last, 0, lines[last - 1][: end - 1]
