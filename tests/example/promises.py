"""Instruments, and commitments that were kept, broken, and left open."""

from collections.abc import Iterator

from tests.example.writing import written

STEPS = [
    {"date": "2009-03", "event": "proposed"},
    {"date": "2011-06-30", "event": "adopted", "label": "By one voice"},
    {"date": "2018", "event": "weakened"},
    {"date": "2022", "event": "restored", "label": "After a campaign of the cooperatives"},
]
SOURCES = [{"id": "gazette", "title": "Example Gazette", "url": "https://gazette.example/1"}]


def promises() -> Iterator[tuple[str, str]]:
    """Yield every record of advocacy, by its path below `content/`."""
    yield "events/example-assembly.md", _assembly()
    yield (
        "advocacy/example-law.md",
        _instrument("Example Act on Homes Held in Common", "law", "national", country="KE"),
    )
    yield (
        "advocacy/example-charter.md",
        _instrument("Example Charter of the Right to Stay", "charter", "international").replace(
            '"law"', '"charter"'
        ),
    )
    for id, status in (
        ("water", "kept"),
        ("registry", "partly-kept"),
        ("no-evictions", "broken"),
        ("new-fund", "under-way"),
        ("yearly-report", "unknown"),
    ):
        yield f"advocacy/promise-{id}.md", _commitment(id.replace("-", " "), status)


def _assembly() -> str:
    return written(
        "Example Assembly of the Networks",
        "A meeting in an example.",
        kind="assembly",
        start="2027-03-05",
        end="2027-03-07",
        country="KE",
        organisers=["equator"],
    )


def _instrument(title: str, type: str, jurisdiction: str, **fields: object) -> str:
    return written(
        title,
        "What a text says, in an example.",
        kind="instrument",
        type=type,
        jurisdiction=jurisdiction,
        institution="Example Parliament",
        date="2011-06-30",
        status="in-force",
        recognises="Homes that residents build, own and manage together, and the land below them.",
        themes=["land", "policy"],
        history=STEPS,
        text={"url": "https://gazette.example/act", "lang": "en"},
        signatories=["equator", {"name": "Example Institute of Housing"}],
        demands=["No eviction without a home to go to.", "Land before houses."],
        proven_by=["group-n05", "group-n03"],
        sources=SOURCES,
        **fields,
    )


def _commitment(about: str, status: str) -> str:
    shown = [] if status == "unknown" else [_evidence("open", 2021), _evidence(status, 2025)]
    return written(
        f"A promise about {about} (example)",
        "What a ministry said to the networks, in an example.",
        kind="commitment",
        made_by=[{"name": "Example Ministry of Land and Housing"}],
        made_to=["equator"],
        date="2020-05-04",
        due="2025",
        country="KE",
        themes=["land"],
        instrument="example-law",
        status=status,
        evidence=shown,
        sources=SOURCES,
    )


def _evidence(status: str, year: int) -> dict[str, object]:
    said = "What the networks saw when they went to look, as they told it to their assembly."
    return {"date": year, "status": status, "text": said, "source": "gazette"}
