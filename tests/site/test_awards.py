"""Awards on the site: winners where they belong, a vote to follow, stages in the agenda."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.site.award_records import AWARD, EDITION
from tests.site.sites import LANGUAGES, BuiltSite, small_site


def text(site: BuiltSite, path: str, section: str) -> str:
    return site.page(path).only("section", **{"aria-labelledby": section}).text


@pytest.fixture(scope="module")
def open_vote(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return small_site(tmp_path_factory.mktemp("open"), AWARD, date(2026, 11, 21))


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return small_site(tmp_path_factory.mktemp("decided"), AWARD, date(2027, 1, 1))


def test_nobody_has_won_before_the_vote_is_over(open_vote: BuiltSite) -> None:
    page = open_vote.page("en/awards/prize/").text
    assert "nobody has won yet" in page
    assert "would win" in page
    assert "Who won by ballot" not in page
    assert "won by ballot" not in open_vote.page("en/initiatives/covisur/").text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_winner_is_named_where_it_belongs(decided: BuiltSite, lang: str) -> None:
    said = {
        "en": ("won by ballot", "an initiative of it won"),
        "es": ("ganó por votación", "ganó una iniciativa suya"),
        "fr": ("a gagné par vote", "une de ses initiatives a gagné"),
        "pt": ("ganhou por votação", "uma iniciativa sua ganhou"),
    }[lang]
    assert said[0] in text(decided, f"{lang}/initiatives/covisur/", "joined")
    assert said[1] in text(decided, f"{lang}/networks/fucvam/", "joined")
    assert "Covisur" in text(decided, f"{lang}/awards/prize/", "won")


def test_the_count_can_be_followed(decided: BuiltSite) -> None:
    """(13/3 + 13/3) ÷ 2 is 13/3; what is shown is what the download says."""
    count = text(decided, "en/awards/prize/", "tally")
    assert "(13/3 + 13/3) ÷ 2 = 13/3" in count
    data = decided.json("data/awards/prize.json")
    (outcome,) = data["outcome"]
    assert [(p["nomination"], p["score"]) for p in outcome["places"]] == [
        ("prize-covisur", "13/3"),
        ("prize-palo", "3"),
    ]
    assert data["seed"] in count


def test_a_nomination_tells_its_five_answers_and_its_place(decided: BuiltSite) -> None:
    page = decided.page("en/awards/prize-palo/").text
    assert "They met on Sundays." in page
    assert "Place 2 of 2." in page
    assert "Won." in decided.page("en/awards/prize-covisur/").text


def test_stages_are_open_calls_in_the_agenda(open_vote: BuiltSite) -> None:
    calls = text(open_vote, "en/agenda/", "calls")
    assert "Call for nominations" in calls
    assert "closes on 30 November 2026" in calls
    assert "Vote" in calls
    assert "Award ceremony" in text(open_vote, "en/agenda/", "coming")
    assert "Call for nominations" in text(open_vote, "en/networks/fucvam/", "agenda")
    assert "Call for nominations" not in text(open_vote, "en/networks/sdi/", "agenda")
    assert "Call for nominations" in open_vote.page("en/").text


def test_a_stage_that_is_over_is_past(decided: BuiltSite) -> None:
    assert "Call for nominations" in text(decided, "en/agenda/", "past")
    assert "Call for nominations" not in text(decided, "en/agenda/", "calls")


def test_stages_are_in_the_calendars(open_vote: BuiltSite) -> None:
    whole = open_vote.text("agenda.ics")
    assert "UID:prize--award-nominations-1@example.org" in whole
    assert "UID:prize--award-nominations-1--deadline@example.org" in whole
    assert "Prize of the neighbourhoods: Call for nominations" in whole
    assert "DTEND;VALUE=DATE:20261201" in whole
    assert "award-nominations-1" in open_vote.text("networks/fucvam.ics")
    assert "award-nominations-1" not in open_vote.text("networks/sdi.ics")


def test_awards_are_open_data(decided: BuiltSite) -> None:
    kinds = [each["kind"] for each in json.loads(decided.text("data/awards.json"))]
    assert sorted(kinds) == ["ballot", "ballot", "edition", "nomination", "nomination"]


def test_a_formula_in_a_title_stays_a_text(tmp_path: Path) -> None:
    edition = EDITION.replace("title: Prize of the neighbourhoods", 'title: "=HYPERLINK(1)"')
    site = small_site(tmp_path, AWARD | {"awards/prize.md": edition}, date(2027, 1, 1))
    assert ",=HYPERLINK" not in site.text("data/awards.csv")
    assert "'=HYPERLINK(1)" in site.text("data/awards.csv")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("en/initiatives/kampung-akuarium/", ("World Habitat Awards 2024", "won")),
        ("es/initiatives/milton-parc/", ("Premios Mundiales del Hábitat 2013", "finalista")),
        ("en/initiatives/kambi-moto/", ("finalists and listings", "finalist or winner")),
        ("en/networks/fucvam/", ("World Habitat Awards 2012", "won")),
        ("en/agenda/wha-trophy-2017/", ("World Habitat Awards 2016", "handed over there")),
        ("es/agenda/encuentro-mexico-2007/", ("Un encuentro nacional cada año", "hecho allí")),
    ],
)
def test_past_winners_show_on_their_pages(
    real_site: BuiltSite, path: str, words: tuple[str, str]
) -> None:
    joined = text(real_site, path, "joined")
    assert all(word in joined for word in words)


def test_every_award_has_a_page_in_every_language(real_site: BuiltSite) -> None:
    ids = [each["id"] for each in real_site.json("data/awards.json")]
    assert len(ids) >= 17
    assert {f"{lang}/awards/{id}/index.html" for lang in LANGUAGES for id in ids} <= real_site.files
