"""Everything that follows from all records together, for who needs the whole of it."""

from datetime import date
from functools import partial

from habitat_site.catalogue import Catalogue, Projections
from habitat_site.results import groups, membership
from habitat_site.results.agenda import agenda_of
from habitat_site.results.grounds import GROUNDS
from habitat_site.results.honours import honours
from habitat_site.results.ledger import BROUGHT, Ledger
from habitat_site.results.matching import matching_of
from habitat_site.results.standing import Standings
from habitat_site.results.tally import tallies
from habitat_site.results.terms import TERMS
from habitat_site.results.values import Summary

PROJECTIONS: Projections = (BROUGHT, GROUNDS, TERMS)
"""What totals, standings and matches need to know of each record."""


def summarise(catalogue: Catalogue, today: date) -> Summary:
    """Compute everything that pages need of the catalogue as a whole.

    Only the agenda, which tallies are final, and what offers and requests match depend on `today`.
    """
    members = membership.members_of(catalogue)
    counted = tallies(catalogue, today)
    ledger, honoured = Ledger(catalogue), honours(catalogue, counted)
    return Summary(
        world=groups.world(catalogue, ledger),
        networks=groups.networks(catalogue, members, ledger),
        countries=groups.countries(catalogue, ledger),
        themes=groups.themes(catalogue, ledger),
        models=groups.models(catalogue, ledger),
        members=members,
        partners=membership.partners_of(catalogue),
        count_confirmed=lambda: ledger.confirmed,
        divide=partial(agenda_of, catalogue, today),
        standings=Standings(catalogue),
        matching=matching_of(catalogue, today),
        tallies=counted,
        honours=honoured,
        joined=groups.joined(catalogue, honoured, ledger),
    )
