"""Which offers fit which requests: by hand, case by case, and why."""

from datetime import date

import pytest

from habitat_site.catalogue import Entry, RecordId
from habitat_site.records import Record
from habitat_site.results.matching import Match, Matching, matching_of
from tests.assistance.helping import TODAY, engagement, offer, request
from tests.building import catalogue, translation


def matched(*entries: Entry[Record], today: date = TODAY) -> Matching:
    return matching_of(catalogue(*entries), today)


def only(*entries: Entry[Record]) -> Match:
    (match,) = matched(*entries).matches
    return match


def told(match: Match) -> dict[str, tuple[str, tuple[str, ...], int]]:
    return {each.about: (each.how, each.values, each.points) for each in match.reasons}


def test_a_pair_matches_and_says_why() -> None:
    """The worked example of the documentation, number by number."""
    found = only(
        offer(
            domains=["legal", "land"],
            skills=["collective title", "statutes"],
            languages=["es", "pt"],
            countries=["UY", "PY", "BR"],
            mode="both",
            days="20",
            cost="expenses",
            valid_until="2027-12",
        ),
        request(
            domains=["legal", "finance"],
            skills=["Collective title"],
            mode="on-site",
            days="10",
            cost="expenses",
            starts="2027-02",
        ),
    )
    assert told(found) == {
        "domains": ("some", ("legal",), 10),
        "languages": ("shared", ("es",), 2),
        "mode": ("said", ("on-site",), 2),
        "place": ("country", ("PY",), 6),
        "dates": ("whole", ("2027-02", "2027-06-30"), 3),
        "days": ("enough", ("10", "20"), 2),
        "cost": ("payable", ("expenses",), 4),
        "skills": ("shared", ("Collective title",), 5),
    }
    assert found.points == 34
    assert (str(found.since), str(found.until)) == ("2027-02", "2027-06-30")


@pytest.mark.parametrize(
    ("of_offer", "of_request"),
    [
        ({"domains": ["design"]}, {}),
        ({"languages": ["pt"]}, {}),
        ({"languages": []}, {}),
        ({"mode": "on-site"}, {"mode": "remote"}),
        ({"countries": ["SN"]}, {}),
        ({"countries": []}, {}),
        ({"countries": [], "region": "Latin America"}, {}),
        ({"countries": ["SN"], "mode": "both"}, {"mode": "on-site"}),
        ({"countries": ["SN"], "mode": "remote"}, {}),
        ({"starts": "2027-07-01"}, {}),
        ({"valid_until": "2027-01-31"}, {"starts": "2027-02"}),
        ({"days": "5"}, {"days": "6"}),
        ({"valid_until": "2026-11-25"}, {"days": "6"}),
        ({"cost": "paid"}, {"cost": "expenses"}),
        ({"cost": "expenses"}, {"cost": "free"}),
    ],
)
def test_where_one_condition_fails_nothing_matches(
    of_offer: dict[str, object], of_request: dict[str, object]
) -> None:
    assert matched(offer(), request()).matches
    assert matched(offer(**of_offer), request(**of_request)).matches == ()


@pytest.mark.parametrize(
    ("of_offer", "of_request", "about", "how", "values"),
    [
        ({"languages": ["es-UY"]}, {"languages": ["es-419"]}, "languages", "shared", ("es",)),
        ({"languages": ["pt", "es"]}, {"languages": ["pt-BR"]}, "languages", "shared", ("pt",)),
        ({"countries": [], "anywhere": "true"}, {}, "place", "anywhere", ("PY",)),
        ({"countries": ["SN"], "mode": "both"}, {"mode": "both"}, "place", "remote", ("PY",)),
        ({"countries": ["SN"], "mode": "both"}, {"mode": "both"}, "mode", "said", ("remote",)),
        ({"mode": "both"}, {"mode": "both"}, "mode", "said", ("on-site", "remote")),
        ({"mode": "remote"}, {}, "mode", "open", ("remote",)),
        ({}, {"starts": "2026-12"}, "dates", "whole", ("2026-12", "2027-06-30")),
        ({"valid_until": "2027"}, {}, "dates", "whole", ("", "2027-06-30")),
        ({"valid_until": "2027-03"}, {}, "dates", "part", ("", "2027-03")),
        ({"starts": "2027-06-30"}, {}, "dates", "part", ("2027-06-30", "2027-06-30")),
        ({"days": "6"}, {}, "days", "open", ()),
        ({}, {"days": "6"}, "days", "in-time", ("6",)),
        ({"valid_until": "2026-11-26"}, {"days": "6"}, "days", "in-time", ("6",)),
        ({"cost": "free"}, {"cost": "free"}, "cost", "free", ()),
        ({"cost": "free"}, {}, "cost", "free", ()),
        ({"cost": "expenses"}, {"cost": "paid"}, "cost", "payable", ("expenses",)),
        ({"cost": "paid"}, {"cost": "by-agreement"}, "cost", "to-agree", ()),
        ({"cost": "by-agreement"}, {"cost": "free"}, "cost", "to-agree", ()),
        ({"cost": "paid"}, {}, "cost", "to-agree", ()),
    ],
)
def test_a_reason_tells_how(
    of_offer: dict[str, object],
    of_request: dict[str, object],
    about: str,
    how: str,
    values: tuple[str, ...],
) -> None:
    found = only(offer(**of_offer), request(**of_request))
    assert told(found)[about][:2] == (how, values)


def test_skills_rank_in_any_language_and_never_decide() -> None:
    """A surveyor is found by a group that writes in Spanish, if somebody translated the word."""
    ours = request(
        skills=["Topografía"], translations=[translation("en", {("skills", 0): "land surveying"})]
    )
    found = matched(offer("a"), offer("b", skills=["Land Surveying"]), ours).matches
    assert [(each.offer, each.points) for each in found] == [("b", 36), ("a", 31)]
    assert told(found[0])["skills"] == ("shared", ("Topografía",), 5)


def test_the_best_comes_first_and_ties_go_by_id() -> None:
    offers = [
        offer("far", countries=[], anywhere="true"),
        offer("second"),
        offer("first"),
        offer("free", cost="free"),
    ]
    whole = matched(*offers, request())
    ranked = [(each.offer, each.points) for each in whole.by_request[RecordId("our-title")]]
    assert ranked == [("free", 37), ("first", 31), ("second", 31), ("far", 29)]


def test_an_offer_shows_its_requests_the_best_first() -> None:
    whole = matched(offer(), request("b"), request("a"), request("c", domains=["legal", "land"]))
    assert [each.request for each in whole.by_offer[RecordId("legal-help")]] == ["a", "b", "c"]


def test_what_is_past_is_kept_and_not_matched() -> None:
    """The last day still counts; of a vague one, the last that it can mean."""
    whole = matched(
        offer("open", valid_until="2026-11-21"),
        offer("month", valid_until="2026-11"),
        offer("gone", valid_until="2026-11-20"),
        request("here"),
        request("over", valid_until="2026-10"),
    )
    assert whole.offers == ("month", "open")
    assert whole.requests == ("here",)
    assert whole.past == ("gone", "over")
    assert {each.offer for each in whole.matches} == {"month", "open"}


@pytest.mark.parametrize("status", ["agreed", "under-way", "finished"])
def test_a_request_that_somebody_took_up_is_answered(status: str) -> None:
    whole = matched(offer(), request(domains=["legal", "land"]), engagement(status=status))
    assert (whole.requests, whole.answered, whole.matches, whole.gap) == (
        (),
        ("our-title",),
        (),
        (),
    )


def test_a_request_that_was_dropped_again_is_open() -> None:
    whole = matched(offer(), request(), engagement(status="broken-off"))
    assert (whole.requests, whole.answered) == (("our-title",), ())
    assert len(whole.matches) == 1


def test_the_gap_is_every_domain_that_no_matching_offer_brings() -> None:
    """Also of a request that is met in part; with the closest offer, and what that lacks."""
    whole = matched(
        offer(),
        offer("notary", domains=["finance", "land"], languages=["fr"], countries=["SN"]),
        offer("books", domains=["finance"], languages=["fr"]),
        request(domains=["legal", "finance", "land", "design"]),
        request("kenya", country="KE", languages=["en"]),
    )
    gap = [
        (n.domain, n.country, n.request, n.nearest and tuple(n.nearest.lacks)) for n in whole.gap
    ]
    assert gap == [
        ("design", "PY", "our-title", None),
        ("finance", "PY", "our-title", ("languages",)),
        ("land", "PY", "our-title", ("languages", "place")),
        ("legal", "KE", "kenya", ("languages", "place")),
    ]
    nearest = {need.domain: need.nearest.offer for need in whole.gap if need.nearest}
    assert nearest == {"finance": "books", "land": "notary", "legal": "legal-help"}


def test_an_expired_offer_meets_no_need() -> None:
    whole = matched(offer(valid_until="2026-10"), request())
    assert [(need.domain, need.nearest) for need in whole.gap] == [("legal", None)]
