"""The ledger in docs/kinds/funds.md is a ledger, and comes to what stands below it."""

import re
from decimal import Decimal
from pathlib import Path

from habitat_site.catalogue import Entry
from habitat_site.records import Fund, Record, SolidarityCall
from habitat_site.records.ledger import COLUMNS, ENTRIES
from habitat_site.results.funds import account
from habitat_site.results.positions import Position
from tests.funds.reading import fund

PAGE = Path(__file__).parents[2] / "docs" / "kinds" / "funds.md"
LEDGER = re.compile(r"```csv content/funds/example/ledger\.csv\n(.*?)```", re.DOTALL)
FIGURE = re.compile(r"^\| (\w[\w ]*) \| ([0-9.]+)(?: %)? \|", re.MULTILINE)


def example() -> Entry[Fund]:
    text = PAGE.read_text(encoding="utf-8")
    found = LEDGER.search(text)
    assert found is not None
    return fund(found[1].splitlines()[1:], "example", term=6, hosts=["networks/fucvam"])


def computed(now: Position) -> dict[str, Decimal | None]:
    names = ("contributed", "lent", "repaid", "outstanding", "due", "overdue", "balance", "capital")
    ratios = {"repayment rate": now.repayment_rate, "turns": now.turns, "leverage": now.leverage}
    return {name: getattr(now, name) for name in names} | ratios


def test_the_worked_example_comes_to_its_figures() -> None:
    found = account(example())
    assert found is not None
    stated = {name: Decimal(value) for name, value in FIGURE.findall(PAGE.read_text("utf-8"))}
    rounded = {
        name: None if value is None else round(value, 2)
        for name, value in computed(found.now).items()
    }
    assert rounded == stated


def test_every_field_and_every_entry_is_explained() -> None:
    text = PAGE.read_text(encoding="utf-8")
    fields = {*Fund.model_fields, *SolidarityCall.model_fields} - {*Record.model_fields, "kind"}
    assert [name for name in (*fields, *COLUMNS, *ENTRIES) if f"`{name}`" not in text] == []
