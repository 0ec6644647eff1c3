"""Whether the approvals that a pull request needs are there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from habitat_site.diagnostics import HabitatError
from habitat_site.governance.changes import Change, Changes, Sides, changes_of
from habitat_site.governance.needs import needs_of
from habitat_site.governance.people import People, author_of, people, standing
from habitat_site.governance.recorded import Recorded, Review
from habitat_site.governance.sides import Content
from habitat_site.governance.values import Asked, Judgement, Need, Reason
from habitat_site.records import Network
from habitat_site.settings import Settings


def judge(recorded: Recorded, base: Content, head: Content, settings: Settings) -> Judgement:
    """Return what a pull request needs and has.

    `base` and `settings` are those of the branch that it wants to enter; of `head`, its own
    content, only paths and fields are looked at.

    Raises:
        HabitatError: the tree of the pull request's head is not recorded.
    """
    pull = recorded.pull_request
    if pull.head.sha not in recorded.trees:
        raise HabitatError(f"pull request {pull.number}: the tree of its head is not recorded")
    changes = changes_of(recorded, Sides(base, head), settings.branch)
    court = _Court(recorded, base, settings)
    asked = tuple(court.asked(changes))
    return Judgement(
        number=pull.number,
        head=pull.head.sha,
        asked=asked,
        refused=changes.refused,
        elsewhere=changes.elsewhere,
        unknown=court.unknown(asked),
    )


@dataclass(frozen=True)
class _Court:
    """Who may be asked, and what they said."""

    recorded: Recorded
    base: Content
    settings: Settings

    @cached_property
    def _said(self) -> Mapping[str, Review]:
        return standing(self.recorded)

    @cached_property
    def _author(self) -> str | None:
        return author_of(self.recorded.pull_request)

    def asked(self, changes: Changes) -> Iterator[Asked]:
        """Yield every need of every record, and how it stands."""
        for change in changes.records:
            for need in dict.fromkeys(needs_of(change, self.base.find)):
                yield self._answered(change, need)
        for path in changes.loose:
            yield self._answered(Change(path, (path,)), Need(Reason.NOBODYS))

    def unknown(self, asked: Iterable[Asked]) -> tuple[str, ...]:
        """Return the names of those asked that are nobody, once each."""
        names = (name for each in asked for name in self._people(each.stewards).unknown)
        return tuple(dict.fromkeys(names))

    def _answered(self, change: Change, need: Need) -> Asked:
        names = tuple(dict.fromkeys(n for id in need.networks for n in self._stewards(id)))
        fallback = not names
        if fallback or need.eased:
            names = tuple(dict.fromkeys((*names, *self.settings.maintainers)))
        logins = self._people(names).logins
        said = {login: self._said[login] for login in sorted(logins) if login in self._said}
        approving = [login for login, each in said.items() if each.state == "APPROVED"]
        fresh = [login for login in approving if self._is_fresh(said[login], change.paths)]
        author = [self._author] if self._author in logins and self._author else []
        return Asked(
            change.key,
            need,
            names,
            fallback,
            given=(*author, *fresh),
            objecting=()
            if need.eased
            else tuple(login for login, each in said.items() if each.state == "CHANGES_REQUESTED"),
            stale=tuple(login for login in approving if login not in fresh),
        )

    def _is_fresh(self, review: Review, paths: tuple[str, ...]) -> bool:
        """Tell whether the files are still what somebody approved, byte for byte."""
        head = self.recorded.pull_request.head.sha
        if review.commit_id == head:
            return True
        trees = self.recorded.trees
        if review.commit_id not in trees:
            return False
        seen, now = trees[review.commit_id], trees[head]
        return all(seen.get(path) == now.get(path) for path in paths)

    def _stewards(self, network: str) -> tuple[str, ...]:
        record = self.base.find("networks", network)
        return record.stewards if isinstance(record, Network) else ()

    def _people(self, names: tuple[str, ...]) -> People:
        return people(names, self.recorded.teams)
