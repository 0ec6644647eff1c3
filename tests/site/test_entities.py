"""Text that was cut short is cut before it is escaped, never in the middle of a character."""

import re

from tests.site.sites import BuiltSite

# What HTML takes for the beginning of a character by number or name, and that has no end.
TORN = re.compile(r"&(?:#[0-9]*|#x[0-9a-fA-F]*|[a-z]{2,6})(?=…)")


def test_no_page_has_half_a_character(real_site: BuiltSite) -> None:
    torn = [
        path for path in real_site.html if TORN.search((real_site.root / path).read_text("utf-8"))
    ]
    assert torn == []
