"""Names of accounts and teams, as the hosting service of the repository spells them."""

import re

# GitHub's names: letters of ASCII, digits and hyphens; managed accounts end in _ and a short code.
# A name with any other letter is nobody's, however much it looks like somebody's.
LOGIN = re.compile(r"@?([A-Za-z0-9](?:[A-Za-z0-9_-]{0,99}))")
TEAM = re.compile(r"@?([A-Za-z0-9][A-Za-z0-9-]{0,99}/[A-Za-z0-9_.-]{1,100})")


def login_of(name: str) -> str | None:
    """Return an account's name as names are compared, without case; nothing if it is none."""
    found = LOGIN.fullmatch(name)
    return found[1].lower() if found else None


def team_of(name: str) -> str | None:
    """Return a team as teams are compared, `org/team`; nothing if it is none."""
    found = TEAM.fullmatch(name)
    return found[1].lower() if found else None


def is_account(name: str) -> bool:
    """Tell whether a name may be an account's or a team's."""
    return login_of(name) is not None or team_of(name) is not None
