"""The worked fund as records, with what a fund may say beside its ledger, and calls for money."""

from collections.abc import Iterator

from tests.example.writing import written
from tests.funds.working import files

PLEDGES = [
    {"network": "andes", "amount": "1200", "date": "2026-09-30"},
    {
        "name": "Example savings group of the harbour",
        "amount": "350.50",
        "date": "2026-10",
        "note": "From the collection at the assembly.",
    },
]


def money() -> Iterator[tuple[str, str]]:
    """Yield a fund with a ledger of 200 entries, others without one, and three calls."""
    for name, raw in files():
        yield name, raw.decode()
    yield (
        "funds/example-guarantee.md",
        written(
            "Example Guarantee Fund between Continents",
            "A fund without a public ledger, in an example.",
            kind="fund",
            type="guarantee",
            hosts=["networks/equator", {"name": "Example Bank of Cooperatives"}],
            donors=[
                {"name": "Example Foundation", "country": "FR", "amount": "2500000"}
                | {"currency": "EUR", "as_of": "2024", "source": "minutes"},
                {"network": "friends", "note": "No amount is public."},
            ],
            governance="A board of residents, elected by the assembly of the networks.",
            eligibility="Any group of at least ten households that saves together.",
            since="2019",
            countries=["KE", "CD"],
            currency="EUR",
            interest="3.5",
            term="60",
            capital={"amount": "12500000", "currency": "EUR", "as_of": "2024", "source": "minutes"},
            ceilings=[{"what": "One group", "amount": "40000", "currency": "EUR"}],
            figures=[{"label": "Groups that were guaranteed", "value": "41", "as_of": "2024"}],
            supports=["group-n03", "group-n05"],
            sources=[{"id": "minutes", "title": "Minutes", "held_by": "the fund"}],
        ),
    )
    yield "funds/call-open.md", _call("Roofs before the rains", "4800", "2027-01-31", PLEDGES)
    yield "funds/call-new.md", _call("A well for the upper terraces", "900", "2026-12-15", [])
    yield "funds/call-met.md", _call("A fence around the school", "1500", "2026-06-30", PLEDGES)


def _call(title: str, amount: str, until: str, pledges: list[dict[str, str]]) -> str:
    return written(
        f"{title} (example)",
        "What a project needs, in an example.",
        kind="call",
        called_by="equator",
        initiative="group-n05",
        fund="worked",
        purpose="Corrugated sheets, timber and the days of two carpenters for forty homes.",
        amount=amount,
        currency="EUR",
        opens="2026-05-01",
        until=until,
        pledges=pledges,
        status="met" if until < "2026-07" else "open",
    )
