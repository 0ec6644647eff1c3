"""How pages are divided among workers: in portions, and each portion in steps.

What one page takes from its record to the file (the view, the template, the system's part) does not
fit into a processor's cache; one of these steps does. A portion of many small pages is therefore
made step by step, all of its pages at each: that takes a quarter less than page by page.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from habitat_site.pages.planned import Planned
from habitat_site.pages.siblings import Shared
from habitat_site.pages.values import Content, Page

# Pages that follow each other show the same record or the same map in other languages.
SHORT = 32
# Where a template has so many pages, none of them is large, and portions are longer.
MANY, LONG = 1024, 128
# Where data and the pages of templates with few of them stand among all.
DATA, FEW = (0, ""), (1, "")


@dataclass(frozen=True, slots=True)
class Portion:
    """Pages from one place to another; `is_long` where they are made step by step."""

    start: int
    stop: int
    is_long: bool = False

    def make(
        self,
        pages: Sequence[Page],
        make: Callable[[Page], Content],
        put: Callable[[Page, Content], None],
    ) -> None:
        """Make each page and put it where it belongs."""
        own = pages[self.start : self.stop]
        if not self.is_long:
            # One of these may take more memory than all of a long portion.
            for page in own:
                put(page, make(page))
            return
        whole = [page.whole() for page in own]
        made = [(page, make(page)) for page in whole]
        for page, content in made:
            put(page, content)


def largest_first(pages: Planned) -> Callable[[Shared], tuple[int, str]]:
    """Return what orders pages: data, then templates with few pages, then those with very many.

    The largest files must not be what everybody waits for in the end.
    """
    # Once for each template: a key must make nothing new.
    places = {template: (2, template) for template in _with_many(pages)}

    def place(shared: Shared) -> tuple[int, str]:
        return places.get(shared.template, FEW) if shared.renderer == "html" else DATA

    return place


def portions(pages: Planned) -> tuple[Portion, ...]:
    """Divide pages that are in the order of `largest_first`, or in any other."""
    many = _with_many(pages)
    is_long = (shared.renderer == "html" and shared.template in many for shared in pages.shared)
    return tuple(_divided(is_long))


def _with_many(pages: Planned) -> frozenset[str]:
    counts = Counter(shared.template for shared in pages.shared)
    return frozenset(template for template, count in counts.items() if count >= MANY)


def _divided(is_long: Iterator[bool]) -> Iterator[Portion]:
    begin = 0
    for each, run in groupby(is_long):
        end = begin + sum(1 for _ in run)
        length = LONG if each else SHORT
        for start in range(begin, end, length):
            yield Portion(start, min(start + length, end), each)
        begin = end
