"""Instruments and commitments: what is said of them in one field agrees with the others."""

from collections.abc import Iterator, Mapping

from habitat_site.records import Commitment, Instrument
from habitat_site.records.dates import VagueDate
from habitat_site.rules.dates import is_before
from habitat_site.rules.rule import Finding, Subject

# What comes before an instrument is adopted or begun.
BEFORE = frozenset(("version", "proposed"))
IN_EFFECT = ("adopted", "in-force")
# The status that the last step of a history leaves an instrument in; a version leaves it as it is.
LEAVES: Mapping[str, tuple[str, ...]] = {
    "proposed": ("draft", "proposed"),
    "adopted": IN_EFFECT,
    "in-force": ("in-force",),
    "amended": IN_EFFECT,
    "weakened": IN_EFFECT,
    "restored": IN_EFFECT,
    "suspended": ("suspended",),
    "revised": ("draft", "proposed", *IN_EFFECT),
    "repealed": ("repealed",),
    "ended": ("ended",),
}
OF_ONE_COUNTRY = frozenset(("local", "subnational", "national"))
CONCLUSIONS = frozenset(("kept", "partly-kept", "broken"))


def history_out_of_order(subject: Subject) -> Iterator[Finding]:
    """HS360: a step before the one above it, or before the instrument itself."""
    instrument = subject.record
    if not isinstance(instrument, Instrument):
        return
    latest: VagueDate | None = None
    for index, step in enumerate(instrument.history):
        own = None if step.event in BEFORE else instrument.date
        before = next((d for d in (latest, own) if d and is_before(step.date, d)), None)
        if before is not None:
            facts = {"value": str(step.date), "other": str(before)}
            yield Finding(("history", index, "date"), facts)
        latest = step.date


def status_against_history(subject: Subject) -> Iterator[Finding]:
    """HS361: a status that the last step of the history contradicts."""
    instrument = subject.record
    if not isinstance(instrument, Instrument) or instrument.status is None:
        return
    if subject.entry.is_broken(("history",)):
        return
    steps = [step.event for step in instrument.history if step.event in LEAVES]
    if steps and instrument.status not in LEAVES[steps[-1]]:
        fitting = LEAVES[steps[-1]]
        facts = {"value": instrument.status, "step": steps[-1], "fitting": ", ".join(fitting)}
        yield Finding(("status",), facts)


def nowhere(subject: Subject) -> Iterator[Finding]:
    """HS362: an instrument of one country that does not say of which."""
    instrument = subject.record
    if not isinstance(instrument, Instrument) or instrument.country is not None:
        return
    # Of several where one belongs, another rule tells.
    if instrument.countries or subject.entry.is_broken(("country",), ("countries",)):
        return
    if instrument.jurisdiction in OF_ONE_COUNTRY:
        yield Finding(("jurisdiction",), {"value": instrument.jurisdiction})


def too_many_countries(subject: Subject) -> Iterator[Finding]:
    """HS363: countries that do not fit how far an instrument reaches."""
    instrument = subject.record
    if not isinstance(instrument, Instrument):
        return
    if subject.entry.is_broken(("jurisdiction",)):
        return
    reach = instrument.jurisdiction
    if instrument.countries and (reach != "regional" or instrument.country):
        yield Finding(("countries",), {"value": reach}, on_key=True)
    elif instrument.country and reach not in OF_ONE_COUNTRY:
        yield Finding(("country",), {"value": reach})


def due_before_it_was_made(subject: Subject) -> Iterator[Finding]:
    """HS364: a commitment that is due before it was made."""
    commitment = subject.record
    if not isinstance(commitment, Commitment) or commitment.due is None:
        return
    if subject.entry.is_broken(("date",)):
        return
    if is_before(commitment.due, commitment.date):
        facts = {"value": str(commitment.due), "other": str(commitment.date)}
        yield Finding(("due",), facts)


def status_against_evidence(subject: Subject) -> Iterator[Finding]:
    """HS365: a status that the newest evidence contradicts."""
    commitment = subject.record
    if not isinstance(commitment, Commitment):
        return
    if subject.entry.is_broken(("evidence",), ("status",)):
        return
    newest = commitment.newest_evidence
    if newest is not None and newest.status != commitment.status:
        facts = {"value": commitment.status, "shown": newest.status}
        yield Finding(("status",), facts)


def judged_without_evidence(subject: Subject) -> Iterator[Finding]:
    """HS366: kept or broken, says the record, and nothing shows it."""
    commitment = subject.record
    if not isinstance(commitment, Commitment) or commitment.evidence:
        return
    if subject.entry.is_broken(("evidence",)):
        return
    if commitment.status in CONCLUSIONS:
        yield Finding(("status",), {"value": commitment.status})


def evidence_before_it_was_made(subject: Subject) -> Iterator[Finding]:
    """HS367: evidence from before the commitment was made."""
    commitment = subject.record
    if not isinstance(commitment, Commitment) or subject.entry.is_broken(("date",)):
        return
    for index, each in enumerate(commitment.evidence):
        if each.date is not None and is_before(each.date, commitment.date):
            facts = {"value": str(each.date), "other": str(commitment.date)}
            yield Finding(("evidence", index, "date"), facts)
