"""The seal of a ballot: a digest that says nothing of the vote before it is opened."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator

from habitat_site.records import Ballot

SEAL = re.compile(r"[0-9a-f]{64}")
# Sixteen characters of hexadecimal are 2^64: nobody finds a ballot by trying all that there are.
SHORTEST_SALT = 16


def canonical(ballot: Ballot) -> str:
    """Return a vote as one text that is the same however its file is written.

    JSON in UTF-8 with sorted keys and no spaces (as RFC 8785 orders plain keys), in NFC. It holds
    the edition, the voter, the vote, the recusals without their notes, and the salt if there is
    one: nothing that may be corrected or translated later.
    """
    vote = {
        "edition": ballot.edition,
        "network": ballot.network,
        "juror": ballot.juror,
        "scores": ballot.scores,
        "ranking": ballot.ranking,
        "approves": ballot.approves,
        "recusals": [[each.nomination, each.reason] for each in ballot.recusals],
        "salt": ballot.salt,
    }
    given = {name: value for name, value in vote.items() if value}
    text = json.dumps(given, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


def digest_of_vote(text: str) -> str:
    """Return the SHA-256 (FIPS 180-4) of a canonical vote, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def is_opened(ballot: Ballot) -> bool:
    """Tell whether the vote behind a seal is given; recusals may be known before."""
    return bool(ballot.named) or ballot.salt is not None


def faults(ballot: Ballot, *, sealed: bool) -> tuple[str, ...]:
    """Return a word for each thing that is wrong with a ballot's seal; none if it is in order."""
    if not sealed:
        return ("not-asked",) if ballot.seal or ballot.salt or ballot.opened else ()
    if ballot.seal is None:
        return ("no-seal",)
    opened = tuple(_opened_wrongly(ballot))
    if SEAL.fullmatch(ballot.seal) is None:
        return ("no-digest", *opened)
    if opened or not is_opened(ballot) or digest_of_vote(canonical(ballot)) == ballot.seal:
        return opened
    return ("no-match",)


def _opened_wrongly(ballot: Ballot) -> Iterator[str]:
    if not is_opened(ballot):
        if ballot.opened:
            yield "opened-empty"
        return
    if ballot.salt is None or len(ballot.salt) < SHORTEST_SALT:
        yield "no-salt"
    if ballot.opened is None:
        yield "no-day"
