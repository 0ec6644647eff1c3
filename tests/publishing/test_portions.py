"""How pages are divided among workers."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from habitat_site.documents import Digest
from habitat_site.pages.planned import Planned
from habitat_site.pages.values import Content, Later, Page
from habitat_site.publishing.portions import LONG, MANY, SHORT, largest_first, portions

TEMPLATES = ["", "home.html", "record.html", "part.html"]


def page(number: int, template: str) -> Page:
    renderer = "html" if template else "json"
    return Page(f"en/{number}.html", renderer, number, template)


def planned(counts: dict[str, int]) -> Planned:
    every = [template for template, count in counts.items() for _ in range(count)]
    return Planned.of(page(number, template) for number, template in enumerate(every))


@given(
    st.dictionaries(
        st.sampled_from(TEMPLATES), st.sampled_from([1, SHORT, SHORT + 1, MANY - 1, MANY + 3])
    )
)
def test_every_page_is_in_one_portion(counts: dict[str, int]) -> None:
    pages = planned(counts)
    found = portions(pages)
    assert [n for each in found for n in range(each.start, each.stop)] == list(range(len(pages)))
    for each in found:
        own = list(pages[each.start : each.stop])
        assert each.is_long == all(counts[p.template] >= MANY and p.template for p in own)
        assert 0 < len(own) <= (LONG if each.is_long else SHORT)


def test_what_takes_longest_comes_first() -> None:
    """Data, however many files of it there are, and then what there is little of."""
    pages = planned({"record.html": MANY, "home.html": 1, "": MANY + 1, "part.html": MANY})
    place = largest_first(pages)
    order = pages.ordered(lambda _head, shared: place(shared))
    assert list(dict.fromkeys(each.template for each in order)) == [
        "",
        "home.html",
        "part.html",
        "record.html",
    ]


def made_in(pages: Planned) -> list[str]:
    told: list[str] = []

    def make(page: Page) -> Content:
        told.append(f"make {page.view}")
        return b""

    def put(page: Page, content: Content) -> None:
        told.append(f"put {page.view}")

    portions(pages)[0].make(pages, make, put)
    return told


def test_many_small_pages_are_made_step_by_step() -> None:
    told = made_in(planned({"record.html": MANY}))
    numbers = range(LONG)
    assert told == [*(f"make {number}" for number in numbers), *(f"put {n}" for n in numbers)]


def test_of_a_few_pages_each_is_put_away_before_the_next() -> None:
    """They may be large."""
    assert made_in(planned({"home.html": 2})) == ["make 0", "put 0", "make 1", "put 1"]


def test_the_views_of_a_long_portion_are_made_first() -> None:
    told: list[str] = []

    def view(number: int) -> Later:
        return Later(partial(Digest, str(number)), lambda: told.append(f"view {number}"))

    pages = Planned.of(Page(f"en/{n}.html", "html", view(n), "record.html") for n in range(MANY))

    def make(page: Page) -> Content:
        told.append("make")
        return b""

    portions(pages)[0].make(pages, make, lambda _page, _content: None)
    assert told == [*(f"view {number}" for number in range(LONG)), *["make"] * LONG]
