"""Nothing that is written in a record of an award is lost: every field is on its page."""

from pathlib import Path

from habitat_site.reading import read
from habitat_site.reading.translations import words
from tests.site.award_records import AWARD, NOMINATION
from tests.site.sites import small_site

FULL = {
    "awards/series.md": """\
---
kind: award
title: Title of the series
lang: en
summary: Summary of the series.
since: 1985
region: Region of the series
organisers: [fucvam, {name: Organiser without a record}]
process: Process of the series.
notes: {process: Note on the process.}
---
""",
    "awards/world.md": """\
---
kind: edition
title: World prize
lang: en
summary: The next.
---
""",
    "awards/full.md": """\
---
kind: edition
award: series
title: Title of the edition
lang: en
summary: Summary of the edition.
year: 2026
until: 2027
region: Region of the edition
hosts: [fucvam, {name: Host without a record}]
event: open-day
passes_to: world
languages: [es]
eligibility: Who may enter it.
process: Process of the edition.
prize: Prize of the edition
ceremony: Ceremony of the edition
categories: [{id: homes, title: Title of a category, winners: 3}]
criteria: [{id: voice, title: Title of a criterion, weight: 7, description: What it means.}]
stages:
  - {kind: ballots, start: 2026-12-01, end: 2026-12-31, title: Title of a stage}
  - {kind: opening, start: 2027-01-01}
rules: {method: mean, voices: networks-and-jury, voters: [fucvam], sealed: true, quorum: 4}
jury: [{id: a, role: Role of a juror, affiliations: [fucvam, {name: Affiliation without one}]}]
winners:
  - name: Name of a winner
    country: KE
    city: City of a winner
    initiative: palo-alto
    category: Category of a winner
    year: 2026
    source: paper
    note: Note on a winner.
finalists: [{name: Name of a finalist, network: fucvam, note: Note on a finalist.}]
listed: [{name: Name of one listed, category: Category of one listed}]
notes: {winners: Note on winners., rules: Note on rules., until: Note on the years.}
sources: [{id: paper, title: A paper, publisher: The publisher, url: https://paper.example/}]
---
""",
    "awards/nominee.md": NOMINATION.format(title="Title of a nomination", id="palo-alto", by="sdi")
    .replace("edition: prize", "edition: full\nnotes: {answers: Note on answers.}")
    .replace("There was sand.", "Answer about the context."),
    "awards/vote.md": """\
---
kind: ballot
title: Title of a ballot
lang: en
summary: Summary of a ballot.
edition: full
juror: a
date: 2026-12-02
seal: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
recusals: [{nomination: nominee, reason: work, note: Note on a recusal.}]
notes: {recusals: Note on recusals.}
---
""",
}


def test_every_word_of_a_record_is_on_its_page(tmp_path: Path) -> None:
    """And what is no word: years, numbers, codes and names of those without a record."""
    site = small_site(tmp_path, AWARD | FULL)
    catalogue = read(tmp_path / "source").catalogue
    for entry in catalogue.all("awards"):
        page = " ".join(site.page(f"en/awards/{entry.id}/").text.split())
        assert [text for text in words(entry.record).values() if text not in page] == []
    edition = site.page("en/awards/full/").text
    for said in (
        "Title of the series",
        "2026–2027",
        "Host without a record",
        "Affiliation without one",
        "Spanish",
        "Open day",
        "World prize",
        "weight 7",
        "3 may win",
        "at least 4 voices",
        "One voice for each network and each juror: FUCVAM",
        "Ballots are sealed",
        "Kenya",
        "The publisher",
        "Palo Alto",
        "1 January 2027",
    ):
        assert said in edition, said
    assert "Organiser without a record" in site.page("en/awards/series/").text
    vote = site.page("en/awards/vote/").text
    assert "Role of a juror" in vote
    assert "9f86d081884c7d65" in vote
