"""HS429: a steward is named so that an approval can be theirs."""

import pytest

from habitat_site.rules import stewards
from tests.building import network
from tests.rules.findings import found, locs


@pytest.mark.parametrize(
    "name", ["maria", "@maria-fucvam", "@fucvam/records", "org/team_1", "m_corp"]
)
def test_user_names_and_teams_are_right(name: str) -> None:
    assert found(stewards.no_account, network(stewards=[name])) == []


@pytest.mark.parametrize(
    "name", ["Maria López", "the secretariat", "maría", "m@example.org", "-maria", "a/b/c", "@"]
)
def test_anything_else_is_found_where_it_stands(name: str) -> None:
    findings = found(stewards.no_account, network(stewards=["maria", name]))
    assert locs(findings) == [("stewards", 1)]
    assert findings[0].facts == {"value": name}
