"""Whose approval a pull request needs, and whether it is there.

A pull request is told as recorded JSON, its content is read as data, and who may approve is read
from the branch that it wants to enter. Nothing here asks the network.
"""

from habitat_site.governance.judging import judge
from habitat_site.governance.recorded import Recorded, recorded
from habitat_site.governance.values import Asked, Judgement, Refusal, State

__all__ = ["Asked", "Judgement", "Recorded", "Refusal", "State", "judge", "recorded"]
