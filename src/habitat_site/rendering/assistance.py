"""Matches of offers and requests as JSON, with every reason and its points; and what is missed."""

from habitat_site.pages.assistance_list import MatchesExport
from habitat_site.pages.values import Page
from habitat_site.rendering.elements import Element
from habitat_site.rendering.open_data import dumped
from habitat_site.rendering.site import Site
from habitat_site.results.matching import Match, Need
from habitat_site.results.reasons import POINTS


def render_matches(page: Page, site: Site) -> bytes:
    """Return every match, and the table of points by which they are ranked."""
    view: MatchesExport = page.view
    matching = view.matching
    return dumped(
        {
            "points": dict(POINTS),
            "offers": list(matching.offers),
            "requests": list(matching.requests),
            "answered": list(matching.answered),
            "past": list(matching.past),
            "matches": [_match(each) for each in matching.matches],
        }
    )


def render_gap(page: Page, site: Site) -> bytes:
    """Return each domain in which nobody meets a request, and what the closest offer lacks."""
    view: MatchesExport = page.view
    return dumped([_need(each) for each in view.matching.gap])


def _match(match: Match) -> Element:
    return {
        "request": match.request,
        "offer": match.offer,
        "points": match.points,
        "since": str(match.since) if match.since else None,
        "until": str(match.until),
        "reasons": [
            {
                "about": each.about,
                "how": each.how,
                "values": list(each.values),
                "points": each.points,
            }
            for each in match.reasons
        ],
    }


def _need(need: Need) -> Element:
    return {
        "domain": need.domain,
        "country": need.country,
        "request": need.request,
        "nearest": {"offer": need.nearest.offer, "lacks": list(need.nearest.lacks)}
        if need.nearest
        else None,
    }
