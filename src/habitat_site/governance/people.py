"""Who is meant by a name, and how they stand to a pull request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habitat_site.accounts import login_of, team_of
from habitat_site.governance.recorded import PullRequest, Recorded, Review, User

# A comment takes nothing back; a review that was never sent is not there.
DECIDING = frozenset({"APPROVED", "CHANGES_REQUESTED", "DISMISSED"})


@dataclass(frozen=True, slots=True)
class People:
    """Accounts in lower case, and names that could not be resolved to any."""

    logins: frozenset[str]
    unknown: tuple[str, ...] = ()


def people(names: Iterable[str], teams: Mapping[str, Iterable[User]]) -> People:
    """Resolve user names and teams; a team that is not recorded is nobody."""
    recorded = {team_of(name): members for name, members in teams.items()}
    logins: set[str] = set()
    unknown: list[str] = []
    for name in names:
        team, login = team_of(name), login_of(name)
        if login is not None:
            logins.add(login)
        elif team is not None and team in recorded:
            logins.update(filter(None, (login_of(user.login) for user in recorded[team])))
        else:
            unknown.append(name)
    return People(frozenset(logins), tuple(unknown))


def author_of(pull: PullRequest) -> str | None:
    """Return the author's account, if nobody else could have put words into their mouth.

    A pull request from somebody else's fork may be changed by that other after it was opened.
    From this repository's own branches it may be changed by who can write here.
    """
    author = login_of(pull.user.login) if pull.user else None
    source, here = pull.head.repo, pull.base.repo
    if author is None or source is None:
        return None
    owner = login_of(source.owner.login) if source.owner else None
    is_here = here is not None and source.full_name == here.full_name
    return author if owner == author or is_here else None


def standing(recorded: Recorded) -> Mapping[str, Review]:
    """Return the last deciding review of each account; the author's own is none."""
    user = recorded.pull_request.user
    author = login_of(user.login) if user else None
    last: dict[str, Review] = {}
    for review in sorted(recorded.reviews, key=lambda each: (each.submitted_at or "", each.id)):
        login = login_of(review.user.login) if review.user else None
        if login is not None and login != author and review.state in DECIDING:
            last[login] = review
    return last
