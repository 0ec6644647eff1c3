"""What must hold: one module per concern, and the table of all rules."""

from collections.abc import Iterable, Iterator
from datetime import date

from habitat_site.catalogue import Catalogue, Entry, Projections
from habitat_site.diagnostics import Diagnostic, Severity
from habitat_site.records import (
    Commitment,
    Edition,
    Engagement,
    Event,
    Fund,
    Initiative,
    Instrument,
    Network,
    Offer,
    Record,
    Request,
    SolidarityCall,
)
from habitat_site.rules import (
    addresses,
    advocacy,
    agenda,
    assistance,
    award_ballots,
    award_editions,
    award_votes,
    contacts,
    dates,
    figures,
    former,
    funds,
    images,
    ledger_books,
    ledgers,
    links,
    lookalikes,
    loops,
    parents,
    persons,
    phones,
    places,
    prose,
    references,
    sources,
    stewards,
    story_links,
    translations,
)
from habitat_site.rules.inspection import diagnose, inspected
from habitat_site.rules.likeness import LIKENESS
from habitat_site.rules.loops import WAYS
from habitat_site.rules.parents import AMOUNTS
from habitat_site.rules.rule import CatalogueRule, RecordRule, Rule

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
# Records that say how to get in touch with somebody.
IN_TOUCH = (Network, Offer, Request, Engagement)

RULES: tuple[Rule, ...] = (
    RecordRule("HS302", ERROR, references.unknown_network, by_field=True, looks_around=True),
    RecordRule("HS303", ERROR, references.unknown_initiative, by_field=True, looks_around=True),
    RecordRule("HS304", ERROR, references.unknown_event, by_field=True, looks_around=True),
    RecordRule("HS305", ERROR, references.wrong_kind, by_field=True, looks_around=True),
    CatalogueRule("HS306", ERROR, loops.counted_within_itself, loops.of_some),
    CatalogueRule("HS307", ERROR, loops.part_of_itself, loops.part_of_some),
    RecordRule("HS308", NOTE, references.withdrawn, by_field=True, looks_around=True),
    RecordRule("HS309", ERROR, sources.unknown_source, by_field=True),
    RecordRule("HS310", WARNING, sources.unknown_field, by_field=True),
    CatalogueRule("HS311", WARNING, lookalikes.look_alikes, lookalikes.of_some),
    CatalogueRule("HS312", WARNING, parents.smaller_than_children, parents.of_some),
    RecordRule("HS313", WARNING, translations.stale),
    RecordRule("HS314", NOTE, translations.unstamped),
    CatalogueRule("HS316", ERROR, former.taken),
    RecordRule("HS318", ERROR, sources.repeated_source, by_field=True),
    RecordRule("HS319", ERROR, references.unknown_record, by_field=True, looks_around=True),
    RecordRule("HS320", ERROR, references.other_kind, by_field=True, looks_around=True),
    RecordRule("HS321", ERROR, addresses.taken_by_the_site, by_field=True),
    # Awards: HS330 to HS349.
    RecordRule("HS330", ERROR, award_editions.undecidable, by_field=True, of=(Edition,)),
    RecordRule("HS331", ERROR, award_editions.repeated_part, by_field=True, of=(Edition,)),
    RecordRule("HS332", ERROR, award_editions.unknown_category, by_field=True, looks_around=True),
    CatalogueRule("HS333", ERROR, award_ballots.outside_dates),
    CatalogueRule("HS334", ERROR, award_editions.nominated_twice),
    CatalogueRule("HS335", ERROR, award_ballots.without_a_voice),
    CatalogueRule("HS336", ERROR, award_ballots.cast_twice),
    CatalogueRule("HS337", ERROR, award_votes.not_nominated),
    CatalogueRule("HS338", ERROR, award_votes.wrong_form),
    CatalogueRule("HS339", ERROR, award_votes.own_nominee),
    CatalogueRule("HS340", ERROR, award_votes.wrong_criteria),
    CatalogueRule("HS341", ERROR, award_ballots.broken_seal),
    CatalogueRule("HS342", ERROR, award_editions.passed_without_winning),
    # Assistance: HS350 to HS359.
    RecordRule("HS350", ERROR, contacts.personal_address, by_field=True, of=IN_TOUCH),
    CatalogueRule("HS351", WARNING, assistance.unanswerable),
    RecordRule("HS352", NOTE, assistance.never_matched, by_field=True, of=(Offer,)),
    RecordRule("HS353", NOTE, assistance.past, by_field=True, looks_around=True),
    CatalogueRule("HS354", WARNING, assistance.other_side),
    RecordRule("HS355", ERROR, assistance.status_against_dates, by_field=True, of=(Engagement,)),
    RecordRule("HS356", WARNING, assistance.unlocked_by_nothing, by_field=True, of=(Engagement,)),
    RecordRule("HS357", ERROR, phones.telephone, by_field=True, of=IN_TOUCH),
    # Advocacy: HS360 to HS369.
    RecordRule("HS360", ERROR, advocacy.history_out_of_order, by_field=True, of=(Instrument,)),
    RecordRule("HS361", ERROR, advocacy.status_against_history, by_field=True, of=(Instrument,)),
    RecordRule("HS362", ERROR, advocacy.nowhere, by_field=True, of=(Instrument,)),
    RecordRule("HS363", ERROR, advocacy.too_many_countries, by_field=True, of=(Instrument,)),
    RecordRule("HS364", ERROR, advocacy.due_before_it_was_made, by_field=True, of=(Commitment,)),
    RecordRule("HS365", ERROR, advocacy.status_against_evidence, by_field=True, of=(Commitment,)),
    RecordRule("HS366", ERROR, advocacy.judged_without_evidence, by_field=True, of=(Commitment,)),
    RecordRule(
        "HS367", ERROR, advocacy.evidence_before_it_was_made, by_field=True, of=(Commitment,)
    ),
    RecordRule("HS401", ERROR, dates.ends_before_start, by_field=True),
    RecordRule("HS402", ERROR, dates.registration_after_end, by_field=True, of=(Event,)),
    RecordRule("HS403", ERROR, dates.deadline_before_start, by_field=True, of=(Event,)),
    RecordRule("HS404", ERROR, places.too_fine, by_field=True, of=(Initiative, Event)),
    RecordRule("HS405", ERROR, places.exact_without_consent, of=(Initiative, Event)),
    RecordRule("HS406", ERROR, images.faces_without_consent, by_field=True),
    RecordRule("HS407", ERROR, images.missing_file, by_field=True),
    RecordRule("HS408", ERROR, images.not_a_picture, by_field=True),
    RecordRule("HS409", ERROR, images.carries_metadata, by_field=True),
    RecordRule("HS410", WARNING, figures.undated, by_field=True, of=(Initiative, Network)),
    RecordRule("HS411", WARNING, figures.unsourced, by_field=True, of=(Initiative, Network)),
    RecordRule("HS412", ERROR, links.shortened, by_field=True),
    RecordRule("HS413", ERROR, links.not_of_the_web, by_field=True),
    RecordRule("HS414", ERROR, agenda.unknown_zone, by_field=True, of=(Event,)),
    RecordRule("HS415", ERROR, agenda.clock_without_zone, of=(Event,)),
    RecordRule("HS416", ERROR, agenda.endless_repetition, of=(Event,)),
    RecordRule("HS418", ERROR, dates.membership_ends_before_start, by_field=True, of=(Network,)),
    RecordRule("HS419", ERROR, dates.impossible_year, by_field=True),
    RecordRule("HS420", ERROR, links.not_mail, by_field=True),
    RecordRule("HS421", ERROR, images.too_large, by_field=True),
    RecordRule("HS422", NOTE, dates.not_yet, looks_around=True),
    RecordRule("HS423", WARNING, links.with_password, by_field=True),
    RecordRule("HS424", WARNING, links.bare_number, by_field=True),
    RecordRule("HS425", ERROR, places.fine_in_text, of=(Initiative,)),
    RecordRule("HS426", WARNING, images.unnamed_picture, by_field=True),
    RecordRule("HS427", WARNING, story_links.to_nothing, looks_around=True),
    RecordRule("HS428", ERROR, images.not_publishable, by_field=True),
    RecordRule("HS429", ERROR, stewards.no_account, by_field=True, of=(Network,)),
    RecordRule("HS430", ERROR, persons.person_for_a_group, by_field=True),
    CatalogueRule("HS501", WARNING, prose.missing_page),
    # Funds and their ledgers: HS6xx; HS601 to HS612 are found when a ledger is read.
    RecordRule("HS613", ERROR, ledgers.out_of_order, by_field=True, of=(Fund,)),
    RecordRule("HS614", ERROR, ledgers.before_start, by_field=True, of=(Fund,)),
    RecordRule("HS615", ERROR, ledgers.other_currency, by_field=True, of=(Fund,)),
    RecordRule("HS616", ERROR, ledgers.unknown_party, by_field=True, looks_around=True, of=(Fund,)),
    RecordRule("HS617", ERROR, ledger_books.wrong_side, by_field=True, of=(Fund,)),
    RecordRule("HS618", ERROR, ledger_books.opened_twice, by_field=True, of=(Fund,)),
    RecordRule("HS619", ERROR, ledger_books.unknown_loan, by_field=True, of=(Fund,)),
    RecordRule("HS620", ERROR, ledger_books.other_party, by_field=True, of=(Fund,)),
    RecordRule("HS621", ERROR, ledger_books.more_than_owed, by_field=True, of=(Fund,)),
    RecordRule("HS622", ERROR, ledger_books.overdrawn, by_field=True, of=(Fund,)),
    RecordRule("HS623", ERROR, funds.disagrees, by_field=True, of=(Fund,)),
    RecordRule("HS624", WARNING, funds.unnamed_table, by_field=True, of=(Fund, SolidarityCall)),
    RecordRule("HS625", ERROR, funds.ledger_without_currency, by_field=True, of=(Fund,)),
    RecordRule("HS626", WARNING, persons.person_in_a_note, by_field=True, of=(Fund,)),
)

INSPECTED = inspected(RULES)

PROJECTIONS: Projections = (INSPECTED, LIKENESS, AMOUNTS, WAYS)
"""What the rules need to know of each record."""


def inspect(
    catalogue: Catalogue,
    today: date,
    drafts: Iterable[Entry[Record]] = (),
    asked: frozenset[str] | None = None,
) -> Iterator[Diagnostic]:
    """Yield everything that the rules find in a catalogue; only notes depend on `today`.

    `drafts` are records that are broken elsewhere; what holds of them is judged as well. With
    `asked`, the keys of some records, nothing that concerns them is left out, and most else is.
    """
    return diagnose(catalogue, today, RULES, drafts, INSPECTED, asked)
