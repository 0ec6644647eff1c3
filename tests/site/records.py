"""Records for small sites, as a contributor would write them."""

NETWORK = """\
---
title: {title}
lang: en
summary: A network of groups.
type: national
---
"""
INITIATIVE = """\
---
title: {title}
lang: en
summary: A group that built its homes.
country: UY
{rest}---

They built it.
"""
EVENT = """\
---
title: {title}
lang: en
summary: A meeting of groups.
kind: gathering
start: {start}
{rest}---
"""
PROSE = """\
---
title: {title}
lang: en
summary: A page of prose.
---

Words.
"""
REQUEST = """\
---
kind: request
title: A title for our land
lang: en
summary: Forty families register their land.
requested_by: {name: Cooperativa 8 de Marzo}
networks: [fucvam]
domains: [legal]
languages: [es]
country: PY
starts: 2027-02
valid_until: 2027-06-30
---
"""


def network(title: str = "Federation") -> str:
    """Write a network."""
    return NETWORK.format(title=title)


def initiative(title: str = "Palo Alto", rest: str = "") -> str:
    """Write an initiative in Uruguay; `rest` are further fields."""
    return INITIATIVE.format(title=title, rest=rest and rest.rstrip("\n") + "\n")


def event(title: str = "Open day", start: str = "2027-05-02", rest: str = "") -> str:
    """Write a gathering; `rest` are further fields."""
    return EVENT.format(title=title, start=start, rest=rest and rest.rstrip("\n") + "\n")


def prose(title: str = "About") -> str:
    """Write a page of the site's own prose."""
    return PROSE.format(title=title)


SMALL = {
    "networks/fucvam.md": network("FUCVAM"),
    "initiatives/palo-alto.md": initiative(
        "Palo Alto",
        "networks: [fucvam]\nthemes: [land]\nmodel: housing-cooperative\n"
        "results:\n  homes_built: {value: 30, as_of: 2020, source: paper}\n"
        "sources:\n  - {id: paper, title: A paper, url: https://paper.example/a}",
    ),
    "events/open-day.md": event(rest="organisers: [fucvam]\ncountry: UY"),
    "events/old-day.md": event("Old day", "2019-05-02", "organisers: [fucvam]"),
    "pages/about.md": prose(),
}
