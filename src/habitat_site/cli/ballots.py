"""What `seal` does: the digest of a ballot that nobody else has seen yet."""

import secrets
import sys
from pathlib import Path

from pydantic import ValidationError

from habitat_site.cli.answers import reader_language, show
from habitat_site.cli.terminal import ERRORS
from habitat_site.diagnostics import Diagnostic, HabitatError
from habitat_site.reading.front_matter import parse
from habitat_site.reading.shape import findings
from habitat_site.records import Ballot
from habitat_site.reports import Reader
from habitat_site.results.seals import SHORTEST_SALT, canonical, digest_of_vote


def seal_ballot(path: Path, lang: str | None) -> int:
    """Show the digest of a ballot's file, or what is wrong with it, and return the exit code.

    Raises:
        HabitatError: the ballot shows no vote, or nothing random is sealed with it.
    """
    ballot, wrong = _read(path)
    if ballot is None:
        from habitat_site.reports.text import report_text

        show(report_text(wrong, Reader(reader_language(lang))), stream=sys.stderr)
        return ERRORS
    if not ballot.named:
        raise HabitatError(f"{path}: write the vote first; scores, ranking or approves are missing")
    if ballot.salt is None or len(ballot.salt) < SHORTEST_SALT:
        fresh = f"salt: {secrets.token_hex(SHORTEST_SALT)}"
        raise HabitatError(f"{path}: without a salt, votes can be guessed; add a line `{fresh}`")
    show(digest_of_vote(canonical(ballot)))
    return 0


def _read(path: Path) -> tuple[Ballot | None, tuple[Diagnostic, ...]]:
    parsed = parse(path.as_posix(), path.read_bytes())
    if parsed.document is None:
        return None, parsed.diagnostics
    try:
        return Ballot.model_validate(parsed.document.data), ()
    except ValidationError as error:
        return None, tuple(findings(error, Ballot, parsed.document))
