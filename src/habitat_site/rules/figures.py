"""Figures: who says so, and for when."""

from collections.abc import Iterator

from habitat_site.diagnostics import Loc
from habitat_site.records import Initiative, Network
from habitat_site.records.measures import Claim, Figure, Results
from habitat_site.rules.rule import Finding, Subject


def undated(subject: Subject) -> Iterator[Finding]:
    """HS410: a figure without a date. One that disagrees with another is for the same time."""
    for measure, loc, claim in subject.gathered(_lacking):
        if claim.as_of is not None or "alternatives" in loc:
            continue
        if not subject.entry.is_broken((*loc, "as_of")):
            yield Finding(loc, {"field": measure, "value": _written(claim)}, on_key=True)


def unsourced(subject: Subject) -> Iterator[Finding]:
    """HS411: a figure of which nobody knows who says so."""
    for measure, loc, claim in subject.gathered(_lacking):
        if claim.source is None and not subject.entry.is_broken((*loc, "source")):
            yield Finding(loc, {"field": measure, "value": _written(claim)}, on_key=True)


def _written(claim: Claim) -> str:
    return str(claim.value) if claim.value is not None else f"{claim.low}–{claim.high}"


def _lacking(subject: Subject) -> list[tuple[str, Loc, Claim]]:
    """Return the claims, which are few, that do not say by whom they are or for when."""
    return [each for each in _claims(subject) if each[2].as_of is None or each[2].source is None]


def _claims(subject: Subject) -> Iterator[tuple[str, Loc, Claim]]:
    name, results = _results(subject)
    for measure, figure in results.given():
        loc: Loc = (name, measure.name)
        yield measure.name, loc, figure
        # Most figures are all that is known.
        if figure.alternatives or figure.history:
            yield from _others(measure.name, loc, figure)


def _others(measure: str, loc: Loc, figure: Figure) -> Iterator[tuple[str, Loc, Claim]]:
    for index, claim in enumerate(figure.alternatives):
        yield measure, (*loc, "alternatives", index), claim
    for index, claim in enumerate(figure.history):
        yield measure, (*loc, "history", index), claim


def _results(subject: Subject) -> tuple[str, Results]:
    match subject.record:
        case Initiative(results=results):
            return "results", results
        case Network(states=states):
            return "states", states
        case _:
            return "", Results()
