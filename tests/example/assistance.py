"""Offers, requests and engagements: some meet, one is missed, one is past, one was broken off."""

from collections.abc import Iterator

from tests.example.writing import written


def assistance() -> Iterator[tuple[str, str]]:
    """Yield every record of assistance, by its path below `content/`."""
    yield (
        "assistance/legal-help.md",
        _offer("Lawyers for collective title", ["legal", "land"], valid_until="2027-12"),
    )
    yield (
        "assistance/anywhere-help.md",
        _offer("Book-keeping by telephone", ["finance", "legal"], countries=[], mode="remote")
        .replace('mode: "remote"', 'mode: "remote"\nanywhere: true')
        .replace('cost: "expenses"', 'cost: "free"'),
    )
    yield (
        "assistance/past-help.md",
        _offer("Surveyors for a season", ["land"], valid_until="2025-12"),
    )
    yield (
        "assistance/title-wanted.md",
        _request("A lawyer for our collective title", ["legal", "finance"]),
    )
    yield (
        "assistance/well-wanted.md",
        _request("Somebody who has dug deep wells in volcanic rock", ["water-sanitation"]),
    )
    yield (
        "assistance/answered.md",
        _request("A statute for a land trust", ["legal"], requested_by={"name": "Hill Group"}),
    )
    yield (
        "assistance/statute-written.md",
        written(
            "A statute in eight meetings (example)",
            "The lawyers and the group wrote it together.",
            kind="engagement",
            offer="legal-help",
            request="answered",
            initiative="group-n03",
            started="2026-02",
            finished="2026-06",
            status="finished",
            outcome="The statute was registered, and the land with it.",
            granted=[{"amount": "2000", "currency": "EUR", "year": "2026", "fund": "worked"}],
            leveraged=[
                {"amount": "45000", "currency": "EUR", "year": "2026", "from": "Example Bank"},
                {"amount": "1200000", "currency": "XOF", "year": "2026", "from": "The town"},
            ],
        ),
    )
    yield (
        "assistance/broken-off.md",
        written(
            "A survey that ended early (example)",
            "The surveyors could not come back.",
            kind="engagement",
            offer="past-help",
            initiative="group-n05",
            started="2025-03",
            status="broken-off",
        ),
    )


def _offer(title: str, domains: list[str], **fields: object) -> str:
    given: dict[str, object] = {
        "offered_by": ["equator"],
        "skills": ["collective title", "statutes"],
        "languages": ["en", "fr"],
        "countries": ["KE", "CD"],
        "mode": "both",
        "days": "20",
        "cost": "expenses",
    }
    said = "What a network can do, in an example."
    return written(f"{title} (example)", said, kind="offer", domains=domains, **given | fields)


def _request(title: str, domains: list[str], **fields: object) -> str:
    given: dict[str, object] = {
        "requested_by": "congo",
        "initiative": "group-n03",
        "skills": ["collective title"],
        "languages": ["fr"],
        "country": "CD",
        "mode": "on-site",
        "days": "10",
        "cost": "expenses",
        "starts": "2026-10",
        "valid_until": "2027-06-30",
    }
    said = "What a group needs, in an example."
    return written(f"{title} (example)", said, kind="request", domains=domains, **given | fields)
