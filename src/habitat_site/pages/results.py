"""The page of results: each total with the records it is made of, and what they cover."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from habitat_site.documents import Digest, digest_of
from habitat_site.pages import urls
from habitat_site.pages.cards import Texts
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.mechanisms import MechanismsView, mechanisms_view
from habitat_site.pages.values import Later, Page, digest_value
from habitat_site.results.contributions import Contribution
from habitat_site.results.values import Total

LARGEST = 10
IN_FULL = ("homes_built", "members")
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Share:
    """What one initiative adds to a total, with the words to name it.

    `counted_in` names the record whose figure stands for it; nothing where its own does.
    """

    key: str
    title: Texts
    countries: tuple[str, ...]
    contribution: Contribution
    counted_in: Texts
    counted_in_key: str


@dataclass(frozen=True, slots=True)
class Account:
    """A total, the largest of its contributions, and the rest together.

    `left_out` are the largest figures that it leaves out, `more_left_out` is how many others.
    """

    total: Total
    largest: tuple[Share, ...]
    others: int
    rest: float
    left_out: tuple[Share, ...]
    more_left_out: int

    @property
    def is_of_one(self) -> bool:
        """Tell whether one record alone reports it, so that a line says all there is to say."""
        return len(self.largest) == 1 and not self.others and not self.left_out

    @property
    def dominant(self) -> Share | None:
        """Return the record that makes up more than half of the total, if one does."""
        first = self.largest[0] if self.largest else None
        if first is None or not self.total.value:
            return None
        return first if first.contribution.added / self.total.value > HALF else None


@dataclass(frozen=True, slots=True)
class ResultsView:
    """All totals of the world; `in_full` are the two shown large, `others` and `money` the rest.

    `mechanisms` is what awards, funds, help and advocacy come to, if there are any.
    """

    initiatives: int
    confirmed: int
    in_full: tuple[Account, ...]
    others: tuple[Account, ...]
    money: tuple[Account, ...]
    mechanisms: MechanismsView | None


def plan_results(inputs: Inputs) -> Iterator[Page]:
    """Plan the page of results."""
    mechanisms = mechanisms_view(inputs)
    view = Later(partial(_digest, inputs, mechanisms), partial(results_view, inputs, mechanisms))
    yield from in_each_language(
        inputs, partial(urls.page_path, name="results"), "results.html", view
    )


def _digest(inputs: Inputs, mechanisms: MechanismsView | None) -> Digest:
    cards = inputs.initiatives.digest(inputs.initiatives)
    return digest_of(inputs.summary.world.digest, cards, digest_value(mechanisms))


def results_view(inputs: Inputs, mechanisms: MechanismsView | None) -> ResultsView:
    """Return what the page of results shows."""
    world = inputs.summary.world
    accounts = tuple(account(inputs, total) for total in world.totals)
    plain = tuple(each for each in accounts if not each.total.currency)
    return ResultsView(
        initiatives=len(world.initiatives),
        confirmed=inputs.summary.confirmed,
        in_full=tuple(each for each in plain if each.total.measure.name in IN_FULL),
        others=tuple(each for each in plain if each.total.measure.name not in IN_FULL),
        money=tuple(each for each in accounts if each.total.currency),
        mechanisms=mechanisms,
    )


def account(inputs: Inputs, total: Total) -> Account:
    """Return a total with the records it is made of, the largest first."""
    ranked = total.contributions.ranked(LARGEST)
    return Account(
        total=total,
        largest=tuple(_share(inputs, each) for each in ranked.largest),
        others=ranked.others,
        rest=ranked.rest,
        left_out=tuple(_share(inputs, each) for each in ranked.idle),
        more_left_out=ranked.more_idle,
    )


def _share(inputs: Inputs, contribution: Contribution) -> Share:
    card = inputs.initiatives[contribution.id]
    instead = inputs.initiatives[contribution.counted_in] if contribution.counted_in else None
    return Share(
        key=card.key,
        title=card.title,
        countries=card.countries,
        contribution=contribution,
        counted_in=instead.title if instead else {},
        counted_in_key=instead.key if instead else "",
    )
