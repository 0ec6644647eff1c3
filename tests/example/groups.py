"""The networks and initiatives of the example: those of the worked award and of the worked fund."""

from collections.abc import Iterator

from tests.example.writing import written
from tests.rendering.worked_award import NETWORKS, NOMINEES

# What the letters of the worked award stand for; a title as long as titles are.
TITLES = {
    "andes": "Example Federation of Cooperatives of the Andes",
    "bengal": "Example Savings Groups of the Delta",
    "congo": "Example Alliance of the River",
    "danube": "Example Tenants’ Cooperatives of the Danube",
    "equator": "Example Network of the Equator",
    "friends": "Example Friends of Cooperative Housing",
    "ganges": "Example Women’s Savings Federation",
    "highland": "Example Union of the Highlands",
    "islands": "Example Homeless People’s Federation of the Islands",
}
NAMES = {
    "n01": "Cooperative of the Upper Terraces",
    "n02": "Riverbank Women’s Cooperative",
    "n03": "Quarter of the Old Brickyard",
    "n04": "Courtyard House",
    "n05": "Savings Groups of the Railway Line",
    "n06": "Union of the Seven Lanes",
    "n07": "Homes on the Escarpment",
    "n08": "Community of the Breakwater",
    "n09": "Commons of the Springs and Irrigated Gardens",
    "n10": "Land Trust of the Former Barracks",
    "n11": "Pavement Dwellers’ Resettlement by the Canal",
    "n12": "Fisherfolk’s Right to the Shore",
}
SOURCES = [{"id": "minutes", "title": "Minutes of an example", "held_by": "the example"}]


def title_of(nominee: str) -> str:
    """Return what an initiative of the worked award is called."""
    return f"{NAMES[nominee]} (example)"


def groups() -> Iterator[tuple[str, str]]:
    """Yield every network and initiative, by its path below `content/`."""
    for id, fields in NETWORKS.items():
        text = written(
            TITLES[id],
            "A network that was made up for the worked award.",
            **{"type": "national", "languages": ["en", "fr"]} | fields,
            contact={"role": "Secretariat", "url": "https://network.example/contact"},
        )
        yield f"networks/{id}.md", text
    yield (
        "networks/fucvam.md",
        written(
            "Example Union of Cooperatives",
            "A network that was made up for the worked fund.",
            type="national",
            led_by="residents",
            countries=["UY"],
            contact={"role": "Office of the fund", "email": "fund@network.example"},
        ),
    )
    for number, (id, (_, country, _, belongs_to)) in enumerate(NOMINEES.items()):
        text = written(
            title_of(id),
            "Residents who built and keep their homes together, in an example.",
            country=country,
            networks=belongs_to,
            themes=["land", "finance"] if number % 2 else ["participation"],
            model="mutual-aid",
            results={"homes_built": {"value": 20 + number, "as_of": 2020, "source": "minutes"}},
            sources=SOURCES,
        )
        yield f"initiatives/group-{id}.md", text
    for id in ("palo-alto", "covisurpay"):
        text = written(
            f"Cooperative {id} (example)",
            "A borrower that was made up for the worked fund.",
            country="UY",
            networks=["fucvam"],
        )
        yield f"initiatives/{id}.md", text
