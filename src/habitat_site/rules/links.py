"""Addresses: they lead where they say, and anybody can see where that is."""

import re
from collections.abc import Iterator
from functools import lru_cache
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from habitat_site.catalogue import Story
from habitat_site.diagnostics import Loc, Severity
from habitat_site.documents import Document, Mark, lines_of
from habitat_site.records import Network, Offer, Request
from habitat_site.records.markers import Web
from habitat_site.records.shared import Source
from habitat_site.rules.rule import Finding, Subject

# Services that hide where a link leads, and whose links die with them: two names each.
SHORTENERS = frozenset(
    """
    adf.ly amzn.to bit.do bit.ly bitly.com bl.ink buff.ly clck.ru
    cutt.ly db.tt dlvr.it fb.me flip.it forms.gle goo.gl hubs.ly
    ift.tt is.gd j.mp kutt.it lnkd.in n9.cl ouo.io ow.ly qr.ae
    rb.gy rebrand.ly short.io shorte.st shorturl.at snip.ly soo.gd
    surl.li t.co t.ly t2m.io tiny.cc tinyurl.com tr.im trib.al u.to
    urlz.fr v.gd vzturl.com wp.me x.co
    """.split()  # noqa: SIM905  # easier to read and to add to
)
SCHEMES = ("http", "https")
HAS_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
HOST = re.compile(r"[^\s/:@?#]+\.[^\s/:@?#.]{2,}", re.ASCII)
# What a story may link to besides other sites: an address to write to, and this site itself.
WITHIN = re.compile(r"mailto:|#|/(?![/\\])|(?!www\.)[\w-][\w./-]*$")
UNSAFE = re.compile(r"[\s\\\x00-\x1f\x7f]")
# A host of plain names, the last of them without figures, and no user, port or number before it.
EVERYDAY = re.compile(
    r"https?://(?:[a-z0-9-]{1,63}\.){0,4}([a-z0-9-]{1,63}\.[a-z]{2,20})"
    r"(?:[/?#][^\s\\\x00-\x1f\x7f]*)?\Z"
)
MAIL = re.compile(r"[^@\s<>\"(),:;]{1,64}@[^@\s<>\"(),:;/]{1,190}\.[^@\s<>\"(),:;/.]{2,}")


class _Address(NamedTuple):
    """An address, what it is split into if it is one of the web, and the field it stands in.

    In a story there is no field, and the address stands on a `line` of a `document`.
    """

    value: str
    loc: Loc
    split: SplitResult | None
    document: Document | None = None
    line: int = 0

    @property
    def host(self) -> str:
        return (self.split.hostname or "") if self.split else ""

    def finding(self, severity: Severity | None = None, **facts: str) -> Finding:
        """Return a finding about this address."""
        # Looked for only now: a story may hold thousands of links that are as they should be.
        at = place_of(self.document, self.value, self.line) if self.document else None
        return Finding(
            self.loc, {"value": self.value} | facts, self.document, at, severity=severity
        )


def _doubtful(subject: Subject) -> Iterator[_Address]:
    """Yield the addresses of which one has to look twice."""
    for loc, written, _ in subject.with_marker(Web):
        value = str(written)
        if not is_everyday(value):
            yield _Address(value, loc, split(value))
    contents = subject.entry.contents.open()
    yield from _in_story(contents.document, contents.story)
    for tag in sorted(contents.translations):
        translation = contents.translations[tag]
        yield from _in_story(translation.document, translation.story)


def _in_story(document: Document, story: Story) -> Iterator[_Address]:
    for value, line in story.links:
        if WITHIN.match(value) is None and not is_everyday(value):
            yield _Address(value, (), split(value), document, line)


def place_of(document: Document, value: str, line: int) -> Mark:
    """Return where an address stands on a line of a file."""
    lines = lines_of(document.text)
    found = lines[line - 1].find(value) if 0 < line <= len(lines) else -1
    return Mark(line, found + 1, found + 1 + len(value)) if found >= 0 else Mark(line, 1, 2)


def is_everyday(value: str) -> bool:
    """Tell, sooner than by taking it apart, that an address is of the web and hides nothing.

    Where it is not sure, it says no.
    """
    found = EVERYDAY.match(value)
    return found is not None and found[1] not in SHORTENERS


@lru_cache(maxsize=10_000)
def split(value: str) -> SplitResult | None:
    """Return the parts of an address of the web; nothing if it is none."""
    if UNSAFE.search(value):
        return None
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in SCHEMES and parts.hostname else None


def shortened(subject: Subject) -> Iterator[Finding]:
    """HS412: a shortened link, of which nobody can see where it leads."""
    for address in subject.gathered(_doubtful):
        labels = address.host.rstrip(".").split(".")
        if any(".".join(labels[index:]) in SHORTENERS for index in range(len(labels))):
            yield address.finding(host=address.host)


def not_of_the_web(subject: Subject) -> Iterator[Finding]:
    """HS413: an address that a browser cannot safely follow."""
    for address in subject.gathered(_doubtful):
        if address.split is None:
            mended = f"https://{address.value}"
            bare = HAS_SCHEME.match(address.value) is None and split(mended) is not None
            near = {"nearest": mended} if bare and HOST.match(address.value) else {}
            yield address.finding(None, **near)


def with_password(subject: Subject) -> Iterator[Finding]:
    """HS423: a name or password in an address, which looks like another host to readers."""
    for address in subject.gathered(_doubtful):
        if address.split and "@" in address.split.netloc:
            bare = address.split._replace(netloc=address.split.netloc.rpartition("@")[2])
            yield address.finding(None, nearest=bare.geturl())


def bare_number(subject: Subject) -> Iterator[Finding]:
    """HS424: a number instead of a host's name; of a copy, which is not linked, only a note."""
    for address in subject.gathered(_doubtful):
        if _is_number(address.host):
            copied = _is_copy(subject, address.loc)
            yield address.finding(Severity.NOTE if copied else None, host=address.host)


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        # "2130706433" and "0x7f.1" are numbers to browsers (WHATWG URL, "IPv4 parser").
        return re.fullmatch(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}", host) is not None
    return True


def _is_copy(subject: Subject, loc: Loc) -> bool:
    match loc:
        case ("sources", int(index), *_) if index < len(subject.record.sources):
            source: Source = subject.record.sources[index]
            return source.kind == "copy"
        case _:
            return False


def not_mail(subject: Subject) -> Iterator[Finding]:
    """HS420: an address to write to that no mail can reach."""
    record = subject.record
    if isinstance(record, Network | Offer | Request) and record.contact and record.contact.email:
        email = record.contact.email
        if MAIL.fullmatch(email) is None:
            bare = email.removeprefix("mailto:").strip("<> ")
            near = {"nearest": bare} if MAIL.fullmatch(bare) else {}
            yield Finding(("contact", "email"), {"value": email} | near)
