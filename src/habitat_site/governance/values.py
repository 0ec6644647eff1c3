"""What is found out about a pull request."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How the required status stands, in the words of the hosting service."""

    SUCCESS = "success"
    PENDING = "pending"
    FAILURE = "failure"


class Reason(StrEnum):
    """Why somebody is asked about a record."""

    OWN = "own"  # it is theirs, as the base branch says
    NEW = "new"  # it will be theirs
    JOINS = "joins"  # it comes to belong to them
    LEAVES = "leaves"  # it no longer belongs to them
    CONFIRMS = "confirms"  # it says that they confirm it
    PLEDGES = "pledges"  # it says that they promised something
    TAKE_DOWN = "take-down"
    NOBODYS = "nobodys"  # it belongs to no network


class Why(StrEnum):
    """Why nobody can approve something until it is mended."""

    BRANCH = "branch"  # it wants to enter another branch
    INCOMPLETE = "incomplete"  # not all changed files are known
    NAME = "name"  # a path that is read in two ways
    NO_FILE = "no-file"  # a link, a submodule, or not what the list of changes says
    UNREADABLE = "unreadable"  # nobody can tell to whom it will belong


@dataclass(frozen=True, slots=True)
class Need:
    """An approval by a steward of one of these networks, or where none has any by a maintainer.

    With `eased`, a maintainer will always do, and nobody's objection stands against it.
    """

    reason: Reason
    networks: tuple[str, ...] = ()
    eased: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """What cannot be judged, by its path or the key of its record, and why."""

    what: str
    why: Why


@dataclass(frozen=True, slots=True)
class Asked:
    """One need of one record, who may answer it, and who has.

    `stewards` are named as the base branch names them. `fallback` tells that they are maintainers,
    because none of the networks has a steward. `stale` approved what has changed since.
    """

    key: str
    need: Need
    stewards: tuple[str, ...]
    fallback: bool
    given: tuple[str, ...] = ()
    objecting: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()

    @property
    def is_met(self) -> bool:
        """Tell whether somebody has approved and nobody who is asked objects."""
        return bool(self.given) and not self.objecting


@dataclass(frozen=True, slots=True)
class Judgement:
    """The state of a pull request at one commit.

    `elsewhere` counts changed files outside content/, which CODEOWNERS looks after. `unknown` are
    names among the stewards that are nobody: a team whose members are not recorded, or no name.
    """

    number: int
    head: str
    asked: tuple[Asked, ...]
    refused: tuple[Refusal, ...] = ()
    elsewhere: int = 0
    unknown: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """Return how the required status stands."""
        if self.refused:
            return State.FAILURE
        return State.SUCCESS if all(each.is_met for each in self.asked) else State.PENDING
