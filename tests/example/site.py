"""A whole site of made-up records, one of each kind of page that the shipped content has not."""

from collections.abc import Mapping

from tests.example.assistance import assistance
from tests.example.award import MEAN, RANKED, SEALED, award
from tests.example.groups import groups
from tests.example.money import money
from tests.example.promises import promises
from tests.example.writing import NOTICE, written

SETTINGS = """\
title: "Example: nothing here is real"
base_url: https://example.org/
languages: [en, es, fr, pt]
repository: https://github.com/example/small
"""
RECORDS: Mapping[str, str] = dict(
    [
        ("pages/about.md", written("About this example", NOTICE)),
        *groups(),
        *award(),
        *money(),
        *assistance(),
        *promises(),
    ]
)
# One page of each state of each new kind, by the address below a language; `{}` is the language.
PAGES = {
    "awards": "{}/awards/",
    "award": "{}/awards/example-prize/",
    "edition that is decided": f"{{}}/awards/{MEAN}/",
    "edition by rankings": f"{{}}/awards/{RANKED}/",
    "edition behind seals": f"{{}}/awards/{SEALED}/",
    "nomination": f"{{}}/awards/n03-{MEAN}/",
    "ballot of scores": f"{{}}/awards/andes-{MEAN}/",
    "ballot with a ranking": f"{{}}/awards/ganges-{RANKED}/",
    "ballot behind a seal": f"{{}}/awards/ganges-{SEALED}/",
    "winner": "{}/initiatives/group-n01/",
    "network that votes": "{}/networks/equator/",
    "funds": "{}/funds/",
    "fund with a ledger": "{}/funds/worked/",
    "fund without one": "{}/funds/example-guarantee/",
    "call that is open": "{}/funds/call-open/",
    "call without a pledge": "{}/funds/call-new/",
    "call that was met": "{}/funds/call-met/",
    "borrower": "{}/initiatives/palo-alto/",
    "assistance": "{}/assistance/",
    "offer": "{}/assistance/legal-help/",
    "offer that is past": "{}/assistance/past-help/",
    "request": "{}/assistance/title-wanted/",
    "request that nobody meets": "{}/assistance/well-wanted/",
    "request that is answered": "{}/assistance/answered/",
    "engagement": "{}/assistance/statute-written/",
    "engagement broken off": "{}/assistance/broken-off/",
    "advocacy": "{}/advocacy/",
    "instrument": "{}/advocacy/example-law/",
    "promise that was kept": "{}/advocacy/promise-water/",
    "promise that was broken": "{}/advocacy/promise-no-evictions/",
    "dossier of a country": "{}/countries/ke/dossier/",
    "dossier of a theme": "{}/themes/land/dossier/",
    "comparison": "{}/countries/compare/",
    "country": "{}/countries/ke/",
    "agenda": "{}/agenda/",
    "home": "{}/",
    "balance": "{}/balance/",
}
