"""Who looks after a network's records is named as the hosting service names them."""

from collections.abc import Iterator

from habitat_site.accounts import is_account
from habitat_site.records import Network
from habitat_site.rules.rule import Finding, Subject


def no_account(subject: Subject) -> Iterator[Finding]:
    """HS429: a steward who can approve nothing: no user name, and no team."""
    if isinstance(subject.record, Network):
        for index, name in enumerate(subject.record.stewards):
            if not is_account(name):
                yield Finding(("stewards", index), {"value": name})
