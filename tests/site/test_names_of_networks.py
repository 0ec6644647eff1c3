"""Networks are named in the reader's language where a record says how, and else as they are."""

import pytest

from tests.site.sites import LANGUAGES, BuiltSite


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_is_who_names_each_network_as_its_record_does(real_site: BuiltSite, lang: str) -> None:
    page = real_site.page(f"{lang}/who-is-who/")
    for network in real_site.json("data/networks.json"):
        row = page.only("tr", id=f"network-{network['id']}")
        link, titles = row.only("th").all("a")[0], network["title"]
        spans = [each for each in link.all("span") if each["lang"]]
        if lang in titles:
            assert (link.text, spans) == (" ".join(titles[lang].split()), [])
        else:
            # A reader aloud has to know that it is another language.
            (span,) = spans
            assert span.text == " ".join(titles[span["lang"]].split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_those_that_the_sources_name_are_named_in_every_language(
    real_site: BuiltSite, lang: str
) -> None:
    told = {each["id"] for each in real_site.json("data/networks.json") if lang in each["title"]}
    assert {"achr", "fucvam", "hic", "sdi", "selvihp", "unmp", "urbamonde"} <= told
    assert len(told) >= 24
