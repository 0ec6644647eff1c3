"""Whom to write to: the address of a role, which stays when people go, and never a person's."""

import re
from collections.abc import Iterable, Iterator

from habitat_site.diagnostics import Severity
from habitat_site.documents import Document, Mark, lines_of
from habitat_site.languages import folded
from habitat_site.records import Engagement, Network, Offer, Record, Request
from habitat_site.records.shared import Organisation
from habitat_site.rules.rule import Finding, Subject

WRITTEN = re.compile(r"[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,5}")
# What the address of an office is called, in the languages of the networks.
ROLES = frozenset(
    """
    accueil administracao administracion administration admin advocacy agua alliance asesoria
    asistencia assessoria assistance assistencia association ayuda bureau capacitacion central
    comite committee communication comunicacao comunicaciones comunicacion contact contacto contato
    consultas cooperativa cooperation cooperative coop coordenacao coordinacion coordination
    correo desk desarrollo direccion direction directorio enquiries equipe equipo escritorio events
    federacao federacion federation finance formacion formation funds general habitat habitacao
    hello help helpdesk hola housing info informacion information informes inquiries join juridico
    kontakt legal mail media membership network office oficina ola presidencia presse prensa
    presidency press programa programme projects projets proyectos public recepcion reception red
    rede reseau secretaria secretariado secretariat secretary secretaire soporte socios suporte
    support tecnica team technical technique training tierra union vivienda web webmaster
    """.split()  # noqa: SIM905  # easier to read and to add to
)
# Where anybody has an address of their own; groups without a domain use them as well.
FREE_MAIL = frozenset(
    """
    aol.com gmail.com gmx.de gmx.net googlemail.com hotmail.com hotmail.es hotmail.fr icloud.com
    laposte.net live.com mail.ru me.com msn.com orange.fr outlook.com outlook.es proton.me
    protonmail.com qq.com uol.com.br wanadoo.fr yahoo.com yahoo.com.br yahoo.es yahoo.fr
    """.split()  # noqa: SIM905  # easier to read and to add to
)
FOLDER = "assistance"
TELLING = 6  # letters of a word that is found within another by no accident
NAMED_BY_TWO = 2


def personal_address(subject: Subject) -> Iterator[Finding]:
    """HS350: an address that looks like a person's.

    Of a network it is the contact; offers of help, requests and engagements are read to the last
    line, translations too, because who asks for help writes an address wherever there is room.
    Their titles excuse nothing: anybody can write a person's name there.
    """
    record = subject.record
    has_address = isinstance(record, Network) and record.contact and record.contact.email
    if not has_address and subject.entry.kind.folder != FOLDER:
        return
    own = frozenset(_words(_names(record)))
    if isinstance(record, Network) and record.contact and record.contact.email:
        severity = judged(record.contact.email, own, pairs=True)
        if severity is not None:
            facts = {"value": record.contact.email}
            yield Finding(("contact", "email"), facts, severity=severity)
    if subject.entry.kind.folder == FOLDER:
        for document in subject.documents:
            yield from _in_text(document, own)


def _in_text(document: Document, own: frozenset[str]) -> Iterator[Finding]:
    for number, line in enumerate(lines_of(document.text), start=1):
        for found in WRITTEN.finditer(line) if "@" in line else ():
            severity = judged(found[0], own)
            if severity is not None:
                mark = Mark(number, found.start() + 1, found.end() + 1)
                yield Finding((), {"value": found[0]}, document, mark, severity=severity)


def judged(email: str, own: frozenset[str], *, pairs: bool = False) -> Severity | None:
    """Say how sure it is that an address is a person's; nothing where it seems to be a role's.

    `own` are the words by which the group is called; with `pairs` they also excuse one of two
    names. Two names, or an initial and a name, are a person's; a single unknown word is a person's
    only where mail is free.
    """
    local, _, host = email.casefold().rpartition("@")
    tokens = tuple(_words([local.partition("+")[0]]))
    excusing = own if pairs or len(tokens) < NAMED_BY_TWO else frozenset[str]()
    if not tokens or any(_is_role(token, excusing) for token in tokens):
        return None
    if not own.isdisjoint(_words([host])) and len(tokens) < NAMED_BY_TWO:
        return None
    if len(tokens) >= NAMED_BY_TWO:
        return Severity.ERROR
    return Severity.WARNING if host in FREE_MAIL else None


def _is_role(token: str, own: frozenset[str]) -> bool:
    if token in ROLES or token in own:
        return True
    return any(word in token for word in ROLES | own if len(word) >= TELLING)


def _names(record: Record) -> Iterator[str]:
    yield from record.networks
    if isinstance(record, Network):
        yield record.title
        yield from (name.text for name in record.names)
        yield record.acronym or ""
    for group in _groups(record):
        match group:
            case Organisation(name=name):
                yield name
            case str():
                yield group


def _groups(record: Record) -> tuple[str | Organisation | None, ...]:
    match record:
        case Offer():
            return record.offered_by or ()
        case Request():
            return (record.requested_by,)
        case Engagement():
            return (record.helper, record.helped)
        case _:
            return ()


def _words(texts: Iterable[str]) -> Iterator[str]:
    """Yield the words of texts without accents and digits."""
    for text in texts:
        yield from re.findall(r"[^\W\d_]+", folded(text))
