"""What one line of a fund's ledger says: who gave how much to whom, when, and for what.

No line can name a person: a party is a record here, or a code that only the fund's own members
can read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

EntryType = Literal[
    "contribution",
    "loan",
    "repayment",
    "interest",
    "grant",
    "guarantee",
    "guarantee_called",
    "write_off",
    "cost",
    "transfer",
]
ENTRIES: tuple[EntryType, ...] = get_args(EntryType)
# Those that only make sense for a loan or a guarantee that is named.
OF_A_LOAN = frozenset(
    ("loan", "repayment", "interest", "guarantee", "guarantee_called", "write_off")
)
# A guarantee is a promise, and what is written off has left the box long before.
WITHOUT_CASH = frozenset(("guarantee", "write_off"))

COLUMNS = ("date", "entry", "from", "to", "amount", "currency", "loan", "note", "source")
# A treasurer who has no notes and no sources needs no empty columns for them.
REQUIRED = COLUMNS[:-2]

# Savings groups and other members together; those outside are told apart, because how much of
# their money a fund draws in is what everybody asks.
CODE = re.compile(r"(?:group|donor|public|bank|firm)-[0-9]{3,6}")
OWN_CODE = "group-"
PARTY_FOLDERS = ("networks", "initiatives", "funds")
KEY = re.compile(rf"(?:{'|'.join(PARTY_FOLDERS)})/[a-z0-9]+(?:-[a-z0-9]+)*")
# Numbers alone: a loan that bore a name would bear somebody's.
LOAN = re.compile(r"(?:loan|guarantee)(?:-[0-9]{1,6}){1,3}")
# By which word each begins, so that nobody takes the one for the other.
OPENS: Mapping[str, str] = {
    "loan": "loan",
    "guarantee": "guarantee",
    "guarantee_called": "guarantee",
}

# ISO 4217, list one (2024): digits after the decimal mark where they are not two.
NO_DECIMALS = frozenset(
    # As one text it is easier to read and to compare with the standard.
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split()  # noqa: SIM905
)
THREE_DECIMALS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))
FOUR_DECIMALS = frozenset(("CLF", "UYW"))
MOST_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One line of a ledger, by the names of its columns; its free-text note is left behind."""

    date: date
    entry: EntryType
    from_: str
    to: str
    amount: Decimal
    currency: str
    loan: str = ""
    source: str = ""


# A field is called as the type is, which is then no type any more.
Day = date


@dataclass(frozen=True, slots=True)
class PartialEntry:
    """What can be read of a line that is no entry; each cell that cannot be is nothing."""

    date: Day | None = None
    entry: EntryType | None = None
    from_: str | None = None
    to: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    loan: str | None = None
    source: str | None = None


def decimals_of(currency: str) -> int:
    """Return how many digits after the decimal mark an amount of a currency has at most."""
    if currency in NO_DECIMALS:
        return 0
    if currency in THREE_DECIMALS:
        return 3
    return 4 if currency in FOUR_DECIMALS else 2


def is_party(value: str) -> bool:
    """Tell whether a text is a record's key or a code, and so cannot be a person's name."""
    return CODE.fullmatch(value) is not None or KEY.fullmatch(value) is not None


def is_code(party: str) -> bool:
    """Tell whether a party is a code, of which nothing is known but its word."""
    return CODE.fullmatch(party) is not None


def is_kept_back(folder: str, name: str) -> bool:
    """Tell whether a record's own file is for the check alone: a ledger's notes are nobody else's.

    No table in a fund's folder goes out as it lies there, whether the record names it or not; what
    may be known of a ledger is exported without its notes.
    """
    return folder == "funds" and name.lower().endswith(".csv")
