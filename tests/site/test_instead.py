"""Nobody reads that nothing is there beside what there is, also without scripts."""

from tests.site.dom import Element
from tests.site.sites import LANGUAGES, BuiltSite

PAGES = ("", "agenda/", "assistance/", "funds/", "networks/achr/", "networks/we-effect/")


def replaced(page: Element) -> list[tuple[Element, bool]]:
    """Return each sentence for an empty list, and whether it waits for the script."""
    return [
        (each, each.inside("template"))
        for each in page.all("div")
        if "empty" in each.classes and each["id"]
    ]


def test_what_replaces_a_list_waits_in_a_template_while_the_list_has_something(
    real_site: BuiltSite,
) -> None:
    seen = set()
    for lang in LANGUAGES:
        for path in PAGES:
            page = real_site.page(f"{lang}/{path}")
            lists = {each["data-empty"]: each for each in page.all("ol") if each["data-empty"]}
            for each, is_waiting in replaced(page):
                has_some = bool(each["id"] in lists and lists[each["id"]].all("li"))
                assert is_waiting is has_some, (path, each["id"])
                seen.add((path, each["id"], is_waiting))
    assert ("assistance/", "none-offered", True) in seen
    assert ("assistance/", "none-asked", False) in seen
    assert ("funds/", "none-open", False) in seen
    assert ("agenda/", "none-coming", True) in seen


def test_every_template_says_for_which_list_it_waits(real_site: BuiltSite) -> None:
    page = real_site.page("en/assistance/")
    (waiting,) = page.all("template")
    assert waiting["data-for"] == "none-offered"
    assert waiting.only("div")["id"] == "none-offered"
    assert [each["data-empty"] for each in page.all("ol") if each["data-empty"]] == ["none-offered"]
