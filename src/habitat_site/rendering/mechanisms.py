"""What awards, funds, help and advocacy come to as plain data, with the key of every record."""

from decimal import Decimal

from habitat_site.pages.mechanisms import MechanismsExport
from habitat_site.pages.values import Page
from habitat_site.rendering.elements import Element
from habitat_site.rendering.open_data import dumped
from habitat_site.rendering.site import Site
from habitat_site.results.mechanisms import Amount, Groups, Mechanisms


def render_mechanisms(page: Page, site: Site) -> bytes:
    """Return what the records of all four mechanisms come to."""
    view: MechanismsExport = page.view
    return dumped(mechanisms_element(view.all))


def mechanisms_element(found: Mechanisms) -> Element:
    """Return every count by its records, and every amount with its fund, date and source."""
    given = found.given
    return {
        "awards": {
            "editions": list(given.editions),
            "initiatives": list(given.initiatives),
            "networks": list(given.networks),
            "elsewhere": given.elsewhere,
        },
        "funds": {
            "types": _groups(found.funds),
            "amounts": [_amount(each) for each in found.amounts],
        },
        "assistance": {
            **_groups(found.help),
            "statuses": _groups(found.engagements),
            "unlocked": {
                each.currency: {
                    "granted": _number(each.granted),
                    "grants": each.grants,
                    "leveraged": _number(each.leveraged),
                    "levers": each.levers,
                }
                for each in found.unlocked
            },
        },
        "advocacy": {
            "instruments": {type: _groups(some) for type, some in found.instruments},
            "commitments": _groups(found.commitments),
        },
    }


def _groups(groups: Groups) -> Element:
    return {word or "unknown": list(keys) for word, keys in groups}


def _amount(amount: Amount) -> Element:
    told = {
        "fund": amount.fund,
        "what": amount.what,
        "currency": amount.currency,
        "low": _number(amount.low),
        "high": _number(amount.high),
        "qualifier": amount.qualifier,
        "since": str(amount.since or ""),
        "until": str(amount.until or ""),
        "as_of": str(amount.as_of or ""),
        "source": amount.source,
    }
    return {name: value for name, value in told.items() if value != ""}


def _number(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)
