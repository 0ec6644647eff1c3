"""Values that are written as people write them: the report names the one that is meant."""

from pathlib import Path

import pytest

from habitat_site.reading.slips import meant
from tests.reading.sites import INITIATIVE, reading, with_fields


@pytest.mark.parametrize(
    "code, value, expected",
    [
        ("HS205", "12.500", "12500"),
        ("HS205", "0,5", "0.5"),
        ("HS205", "60 %", "60"),
        ("HS205", "-3", None),
        ("HS206", "2014-4", "2014-04"),
        ("HS206", "2014/04/06", "2014-04-06"),
        ("HS206", "24/10/2014", "2014-10-24"),
        ("HS206", "4/10/2014", None),
        ("HS206", "abril de 2014", "2014-04"),
        ("HS206", "3 de outubro de 2014", "2014-10-03"),
        ("HS206", "ca. 1970", "1970~"),
        ("HS206", "2014?~", "2014%"),
        ("HS206", "2026-12-01 10:00:00", "2026-12-01T10:00"),
        ("HS206", "2014-02-30", None),
        ("HS208", "UK", "GB"),
        ("HS208", "uy", "UY"),
        ("HS208", "Brésil", "BR"),
        ("HS208", "Atlantis", None),
        ("HS209", "1,200", "1200"),
        ("HS209", "about 120 homes", "120"),
        ("HS209", "10-20", None),
        ("HS209", "0.5", None),
        ("HS210", "pt_br", "pt-BR"),
        ("HS210", "Español", "es"),
        ("HS210", "xx", None),
        ("HS212", "US$", "USD"),
        ("HS212", "$", None),
        ("HS212", "peso uruguayo", "UYU"),
        ("HS213", "Río Claro!", "rio-claro"),
        ("HS213", "!", None),
        ("HS999", "x", None),
    ],
)
def test_what_is_meant(code: str, value: str, expected: str | None) -> None:
    assert meant(code, value) == expected


@pytest.mark.parametrize(
    "fields, code, nearest",
    [
        ("started: 2014-4\n", "HS206", "2014-04"),
        ("results: {homes_built: 1.200}\n", "HS209", "1200"),
        ("results: {savings: {value: 12.500, currency: USD}}\n", "HS205", "12500"),
        ("networks: fucvam, sdi\n", "HS203", "[fucvam, sdi]"),
        ("sources: minutes\n", "HS203", None),
    ],
)
def test_the_report_names_it(tmp_path: Path, fields: str, code: str, nearest: str | None) -> None:
    (finding,) = reading(
        tmp_path, {"initiatives/a.md": with_fields(INITIATIVE, fields)}
    ).diagnostics
    assert (finding.code, finding.facts.get("nearest")) == (code, nearest)
