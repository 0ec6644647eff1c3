"""What a record brings to a judgement on how far it is vouched for (RECORDS, "Standing")."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from habitat_site.catalogue import Entry, Projection, TextSet, holds
from habitat_site.languages import folded, spaced
from habitat_site.records import (
    FOLDERS,
    Ballot,
    Edition,
    Initiative,
    Network,
    Nomination,
    Record,
    SolidarityCall,
)
from habitat_site.records.shared import Source
from habitat_site.results.membership import belongs_to
from habitat_site.results.values import Level

# Hosts that many groups share: there, only the first part of the path tells whose page it is.
SHARED_HOSTS = frozenset(
    {
        "facebook.com",
        "instagram.com",
        "linkedin.com",
        "medium.com",
        "sites.google.com",
        "tiktok.com",
        "twitter.com",
        "vimeo.com",
        "x.com",
        "youtube.com",
    }
)
# A host in small letters and nothing else before the path, which has no other reading.
PLAIN_HOST = re.compile(r"https?://([a-z0-9.-]+)(?=[/?#]|\Z)")
# What somebody says in their own name: no source has it before, and no editor compiles it.
OWN_WORD = (Ballot, Nomination, SolidarityCall)


class Witness(NamedTuple):
    """Who speaks in a source: the names given, and the site it is on if that says anything."""

    names: TextSet
    site: str | None


class Grounds(NamedTuple):
    """What a record brings to a judgement on its standing, with names in plain letters.

    `names` are its titles and other names, `alone` what counts for itself and not for what belongs
    to it; `called` and `sites` are a network's id, acronym and site, or an initiative's leader's.
    """

    level: Level
    alone: TextSet
    names: TextSet
    called: TextSet
    sites: TextSet
    networks: tuple[str, ...]
    belongs_to: tuple[str, ...]
    sources: tuple[Witness, ...]


def grounds_of(entry: Entry[Record]) -> Grounds:
    """Return what a record brings to a judgement on its standing."""
    record = entry.record
    reporter = record.reported_by
    leader = record.led_by if isinstance(record, Initiative) else None
    group = reporter.name if reporter and reporter.role == "group" else None
    translated = (each.texts.get(("title",)) for each in entry.translations.values())
    others = (name.text for name in record.names)
    called, belonging = _as_network(entry) if holds(entry, Network) else (frozenset(), ())
    witnesses = (_witness(each) for each in record.sources if each.kind != "testimony")
    return Grounds(
        level=level_of(entry),
        alone=_plain(group, leader.name if leader else None),
        names=_plain(record.title, *others, *translated),
        called=called,
        sites=frozenset(_sites(record)),
        networks=record.networks,
        belongs_to=belonging,
        # Most of a record's sources are of one publisher, and prove the same.
        sources=tuple(dict.fromkeys(witnesses)),
    )


def _as_network(entry: Entry[Network]) -> tuple[frozenset[str], tuple[str, ...]]:
    return _plain(entry.id, entry.record.acronym), belongs_to(entry)


def _plain(*names: str | None) -> frozenset[str]:
    return frozenset([plain(name) for name in names if name])


GROUNDS = Projection("grounds", frozenset(FOLDERS), Grounds, grounds_of)


def level_of(entry: Entry[Record]) -> Level:
    """Return by whom a record is vouched for, which it says itself."""
    record = entry.record
    reporter = record.reported_by
    itself = entry.id if entry.kind.model is Network else None
    own = {itself, reporter.network if reporter else None}
    if not own.issuperset([each.network for each in record.confirmed_by]):
        return "confirmed"
    if reporter is None:
        return "reported" if _is_own_word(record) else "compiled"
    return "reported" if reporter.role in {"group", "network"} else "compiled"


def _is_own_word(record: Record) -> bool:
    # An edition that is counted here says how it decides; of others, sources tell who won.
    is_counted = isinstance(record, Edition) and record.rules is not None
    return is_counted or isinstance(record, OWN_WORD)


def _sites(record: Record) -> Iterator[str]:
    leader = record.led_by if isinstance(record, Initiative) else None
    own = record.website if type(record) is Network else None
    for address in (own, leader.url if leader else None):
        if address and site(address):
            yield site(address)


def _witness(source: Source) -> Witness:
    says_nothing = source.url is None or source.kind == "copy"
    where = None if says_nothing else site(source.url or "")
    return Witness(_plain(source.publisher, source.held_by), where)


def site(address: str) -> str:
    """Return whose pages an address is among: its host without `www.`, longer on shared hosts."""
    plain = PLAIN_HOST.match(address)
    try:
        host = plain[1] if plain else urlsplit(address).hostname or ""
    except ValueError:
        return ""
    host = host.removeprefix("www.").removeprefix("m.")
    if host not in SHARED_HOSTS:
        return host
    parts = urlsplit(address)
    return f"{host}/{parts.path.strip('/').split('/')[0].lower()}"


@lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """Return a name without case, accents and punctuation, for comparing."""
    return " ".join(spaced(folded(name)).split())
