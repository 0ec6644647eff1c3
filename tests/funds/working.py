"""A fund that works: 200 entries over six years, made anew and alike each time it is asked for.

Nothing in it is about a real fund. Whoever needs other entries takes these lines and changes one.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

FUND = "funds/worked"
HEADER = "date,entry,from,to,amount,currency,loan,note,source"
RECORD = """\
---
kind: fund
title: The worked fund
lang: en
summary: A fund that was made up to show how a ledger is kept.
type: revolving
hosts: [networks/fucvam]
since: 2018
countries: [UY]
currency: EUR
term: 12
ledger: ledger.csv
sources:
  - id: minutes
    title: Minutes of the assembly
    held_by: the fund
---
"""
ENTRIES = 200
START, END = date(2018, 1, 15), date(2023, 12, 20)


@dataclass
class Box:
    """What the treasurer knows while the lines are written."""

    chance: random.Random
    cash: Decimal = Decimal(0)
    owed: dict[str, tuple[str, Decimal]] = field(default_factory=dict)
    borrowed: dict[str, tuple[str, Decimal]] = field(default_factory=dict)
    stands: dict[str, tuple[str, Decimal]] = field(default_factory=dict)
    loans: int = 0
    guarantees: int = 0

    def amount(self, most: Decimal) -> Decimal:
        """Return some amount, at most this much, to the cent."""
        cents = int(min(most, Decimal(5000)) * 100)
        return Decimal(self.chance.randint(1, max(cents, 1))) / 100

    def group(self) -> str:
        """Return a group's code."""
        return f"group-{self.chance.randint(1, 20):03d}"


def lines(seed: int = 2007) -> list[str]:
    """Return the header and 200 lines, in the order of their dates."""
    box = Box(random.Random(seed))  # noqa: S311 - the same numbers each time
    days = sorted(box.chance.randrange((END - START).days) for _ in range(ENTRIES))
    found = [HEADER]
    for number, after in enumerate(days):
        day = START + timedelta(days=after)
        found.append(f"{day},{_line(box, number)}")
    return found


def _line(box: Box, number: int) -> str:
    first = ["contribution", "transfer", "borrow"]
    later = [*first, *["loan"] * 6, *["repayment"] * 9, "interest", "interest", "grant", "cost"]
    later += ["guarantee", "guarantee", "called", "released", "written", "returned", "paid"]
    kinds = first[:1] if number < 8 else later
    while True:
        made = _made(box, box.chance.choice(kinds))
        if made is not None:
            return made


def _made(box: Box, kind: str) -> str | None:
    if kind in ("contribution", "transfer", "borrow"):
        return _coming(box, kind)
    if kind in ("loan", "grant", "cost", "guarantee"):
        return _going(box, kind)
    return _of_a_debt(box, kind)


def _coming(box: Box, kind: str) -> str:
    amount = box.amount(Decimal(5000))
    box.cash += amount
    if kind == "transfer":
        return _text("transfer", "funds/other", FUND, amount)
    if kind == "borrow":
        box.loans += 1
        name = f"loan-{box.loans:03d}"
        box.borrowed[name] = ("bank-001", amount)
        return _text("loan", "bank-001", FUND, amount, name)
    party = box.chance.choice([box.group(), "networks/fucvam", "donor-001", "public-001"])
    return _text("contribution", party, FUND, amount, source="minutes")


def _going(box: Box, kind: str) -> str | None:
    party = box.chance.choice([box.group(), "initiatives/palo-alto", "initiatives/covisurpay"])
    if kind == "guarantee":
        box.guarantees += 1
        amount, name = box.amount(Decimal(2000)), f"guarantee-{box.guarantees:03d}"
        box.stands[name] = (party, amount)
        return _text("guarantee", FUND, party, amount, name)
    if box.cash < 1:
        return None
    amount = box.amount(box.cash if kind == "loan" else box.cash / 10)
    box.cash -= amount
    if kind != "loan":
        return _text(kind, FUND, "firm-001" if kind == "cost" else party, amount)
    box.loans += 1
    name = f"loan-{box.loans:03d}"
    box.owed[name] = (party, amount)
    return _text("loan", FUND, party, amount, name, note='paid in "two" parts, in cash')


def _of_a_debt(box: Box, kind: str) -> str | None:
    known = {
        "released": box.stands,
        "called": box.stands,
        "returned": box.borrowed,
        "paid": box.borrowed,
    }
    debts = known.get(kind, box.owed)
    name = box.chance.choice(sorted(debts)) if debts else ""
    party, left = debts.get(name, ("", Decimal(0)))
    out = kind in ("called", "returned", "paid")
    if not left or (out and box.cash < 1):
        return None
    amount = box.amount(min(left, box.cash) if out else left)
    if kind in ("interest", "paid"):
        return _interest(box, kind, name, party)
    debts[name] = (party, left - amount)
    return _settled(box, kind, name, party, amount)


def _interest(box: Box, kind: str, name: str, party: str) -> str:
    amount = box.amount(min(box.cash, Decimal(30)) if kind == "paid" else Decimal(30))
    box.cash += amount if kind == "interest" else -amount
    giver, taker = (party, FUND) if kind == "interest" else (FUND, party)
    return _text("interest", giver, taker, amount, name)


def _settled(box: Box, kind: str, name: str, party: str, amount: Decimal) -> str:
    match kind:
        case "repayment":
            box.cash += amount
            return _text("repayment", party, FUND, amount, name)
        case "returned":
            box.cash -= amount
            return _text("repayment", FUND, party, amount, name)
        case "called":
            box.cash -= amount
            box.owed[name] = (party, box.owed.get(name, (party, Decimal(0)))[1] + amount)
            return _text("guarantee_called", FUND, party, amount, name)
        case "released":
            return _text("guarantee", party, FUND, amount, name)
        case _:
            return _text("write_off", FUND, party, amount, name)


def _text(
    entry: str,
    giver: str,
    taker: str,
    amount: Decimal,
    loan: str = "",
    note: str = "",
    source: str = "",
) -> str:
    quoted = '"' + note.replace('"', '""') + '"' if note else ""
    return f"{entry},{giver},{taker},{amount:.2f},EUR,{loan},{quoted},{source}"


def files(ledger: str | bytes | None = None, record: str = RECORD) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the fund below `content/`."""
    text = "\n".join(lines()) + "\n" if ledger is None else ledger
    other = RECORD.replace("The worked fund", "The other fund")
    yield "funds/worked.md", record.encode()
    yield "funds/worked/ledger.csv", text if isinstance(text, bytes) else text.encode()
    yield "funds/other.md", other.replace("ledger: ledger.csv\n", "").encode()


def write(root: Path, ledger: str | bytes | None = None, record: str = RECORD) -> None:
    """Write the fund into a site."""
    for name, raw in files(ledger, record):
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
