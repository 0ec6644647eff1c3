"""A small award as a contributor would write it: two nominees, three networks, two ballots."""

from tests.site.records import SMALL, initiative, network

EDITION = """\
---
kind: edition
title: Prize of the neighbourhoods
lang: en
summary: Networks award homes.
year: 2026
hosts: [fucvam]
categories: [{id: homes, title: Homes}]
criteria:
  - {id: voice, title: Who decides, weight: 2}
  - {id: tenure, title: How secure, weight: 1}
stages:
  - {kind: nominations, start: 2026-11-01, end: 2026-11-30}
  - {kind: ballots, start: 2026-12-01, end: 2026-12-31}
  - {kind: ceremony, start: 2027-02-01}
rules: {method: mean}
---
"""
NOMINATION = """\
---
kind: nomination
title: {title}
lang: en
summary: Homes and how they came to be.
edition: prize
initiative: {id}
category: homes
nominated_by: {by}
date: 2026-11-10
answers:
  context: There was sand.
  challenge: There was no land.
  process: They met on Sundays.
  outputs: There are homes.
  lessons: Keep meeting.
---
"""
BALLOT = """\
---
kind: ballot
title: Ballot of {voter}
lang: en
summary: A vote.
edition: prize
network: {voter}
date: 2026-12-02
scores:
  {scores}
---
"""


def led(title: str) -> str:
    return network(title).replace("type: national", "type: national\nled_by: residents")


AWARD = SMALL | {
    "networks/fucvam.md": led("FUCVAM"),
    "networks/sdi.md": led("SDI"),
    "networks/moba.md": led("MOBA"),
    "initiatives/covisur.md": initiative("Covisur", "networks: [fucvam]"),
    "awards/prize.md": EDITION,
    "awards/prize-covisur.md": NOMINATION.format(title="Covisur stands", id="covisur", by="fucvam"),
    "awards/prize-palo.md": NOMINATION.format(title="Palo stands", id="palo-alto", by="sdi"),
    "awards/by-sdi.md": BALLOT.format(voter="sdi", scores="prize-covisur: {voice: 5, tenure: 3}"),
    "awards/by-moba.md": BALLOT.format(
        voter="moba",
        scores="prize-covisur: {voice: 4, tenure: 5}\n  prize-palo: {voice: 4, tenure: 1}",
    ),
}
