"""Records that look alike: near name and near place. They are named, never merged.

Comparing each record with each takes an hour for ten thousand. So records are laid out by country,
by square of the map and by the words of their names, and a record is compared only with those that
share the rarest word of one of its names, or have it with one slip.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from math import floor

from habitat_site.catalogue import Catalogue, Entry, RecordId
from habitat_site.documents import Document
from habitat_site.records import Record
from habitat_site.rules.likeness import LIKENESS, Likeness, are_alike
from habitat_site.rules.names import spellings
from habitat_site.rules.rule import Finding

FOLDERS = ("initiatives", "networks", "events")
CELL = 0.5  # degrees: nowhere below 30 km north to south, and up to 57° from east to west
# A thousand records of one name have been noticed when two hundred of them are named.
MOST_COMPARED = 200
MOST_NAMED = 5
# For more than these it is faster to look at all.
MOST_ASKED = 8

Pairs = tuple[tuple[Entry[Record], Entry[Record]], ...]
Cell = tuple[int, int] | None
Neighbours = tuple[tuple[int, int], ...]
AROUND: Neighbours = tuple((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1))


def look_alikes(catalogue: Catalogue) -> Iterator[tuple[Document, Finding]]:
    """HS311: records that may be the same thing, submitted twice; said at both of them."""
    for folder in FOLDERS:
        yield from _told(pairs(catalogue.all(folder)), catalogue, folder)


def of_some(catalogue: Catalogue, asked: frozenset[str]) -> Iterator[tuple[Document, Finding]]:
    """HS311 for the records of some keys, and for those that may be the same as one of them."""
    for folder in FOLDERS:
        ids = {key.removeprefix(f"{folder}/") for key in asked if key.startswith(f"{folder}/")}
        if ids and _has_any_like(ids, folder, catalogue):
            yield from _told(pairs(catalogue.all(folder), ids), catalogue, folder)


def _has_any_like(ids: Collection[str], folder: str, catalogue: Catalogue) -> bool:
    """Tell whether some records may be like others; no more of these are read than need be."""
    if len(ids) > MOST_ASKED:
        return True
    asked = [LIKENESS.read(catalogue.entries[folder][RecordId(id)]) for id in ids]
    others = (each for each in catalogue.all(folder) if each.id not in ids)
    if all(each.countries for each in asked):
        # Who names countries is like nobody in other ones.
        countries = frozenset(country for each in asked for country in each.countries)
        others = (each for each in others if not _is_outside(countries, each, catalogue))
    return any(_is_like_any(each, asked) for each in chain(asked, map(LIKENESS.read, others)))


def _is_outside(countries: frozenset[str], entry: Entry[Record], catalogue: Catalogue) -> bool:
    named = catalogue.ties[entry.key].countries
    return bool(named) and countries.isdisjoint(named)


def _told(found: Pairs, catalogue: Catalogue, folder: str) -> Iterator[tuple[Document, Finding]]:
    alike: dict[str, list[Entry[Record]]] = defaultdict(list)
    for one, other in found:
        alike[one.id].append(other)
        alike[other.id].append(one)
    for id in sorted(alike):
        entry = catalogue.entries[folder][RecordId(id)]
        for other in alike[id][:MOST_NAMED]:
            facts = {
                "value": entry.record.title,
                "id": str(other.id),
                "other": other.record.title,
                "path": other.place,
            }
            related = ((other.document, ("title",)),)
            yield entry.document, Finding(("title",), facts, related=related)


def pairs(entries: Iterable[Entry[Record]], asked: Collection[str] | None = None) -> Pairs:
    """Return the pairs of records of one kind that look alike, in the order of their ids.

    With `asked`, no pair is left out that has one of these ids, or an id that is paired with one.
    """
    by_id = {str(entry.id): entry for entry in entries}
    compared = [LIKENESS.read(entry) for entry in by_id.values()]
    looking = compared if asked is None else _concerned(compared, asked)
    if not looking:
        return ()
    shelves = Shelves(compared)
    larger = {each.id: each.larger for each in compared}
    found = {
        (min(one.id, other.id), max(one.id, other.id))
        for one in looking
        for other in shelves.near(one)
        if are_alike(one, other)
    }
    return tuple(
        (by_id[one], by_id[other])
        for one, other in sorted(found)
        if other not in _around(one, larger) and one not in _around(other, larger)
    )


def _concerned(compared: Sequence[Likeness], asked: Collection[str]) -> Sequence[Likeness]:
    """Return the asked, those that are like one of them, and those that are like one of these.

    Nothing where nobody is like them; all where there are many.
    """
    found = {each.id: each for each in compared if each.id in asked}
    for _ in range(2):
        if len(found) > MOST_ASKED:
            return compared
        before = tuple(found.values())
        found |= {each.id: each for each in compared if _is_like_any(each, before)}
        if len(found) == len(before):
            break
    alone = len(found) == len(asked) == 1
    return () if alone else tuple(found.values())


def _is_like_any(one: Likeness, others: Iterable[Likeness]) -> bool:
    # Of two names with slips, which one is asked first may matter.
    return any(
        one is not other and (are_alike(one, other) or are_alike(other, one)) for other in others
    )


def _around(id: str, larger: dict[str, str | None]) -> Sequence[str]:
    """Return the records that include this one, up to the largest."""
    found: list[str] = []
    above = larger.get(id)
    while above is not None and above not in found:
        found.append(above)
        above = larger.get(above)
    return found


class Shelves:
    """Records laid out so that those that may be like another lie together."""

    def __init__(self, compared: Sequence[Likeness]) -> None:
        # Who has a word in a country, and the same by the squares of the map.
        self.anywhere: dict[tuple[str, str], list[Likeness]] = defaultdict(list)
        self.by_cell: dict[tuple[str, str], dict[Cell, list[Likeness]]] = {}
        self.counts: Counter[tuple[str, str]] = Counter()
        # By what is left of a word without one letter, the words that it may be.
        self.meant: dict[str, dict[str, None]] = defaultdict(dict)
        spelled: set[str] = set()
        one_words: set[str] = set()
        for each in compared:
            all_words = {word for name in each.names for word in name}
            for country in _shelved(each):
                for word in all_words:
                    self.counts[country, word] += 1
                for word in all_words | each.in_one_word:
                    self.anywhere[country, word].append(each)
            one_words |= each.in_one_word
            spelled |= all_words
        for word in sorted(one_words):
            self.meant[word][word] = None
        for word in sorted(spelled):
            for spelling in spellings(word):
                self.meant[spelling][word] = None

    def near(self, one: Likeness) -> Iterator[Likeness]:
        """Yield each record once that shares a name's rarest word with this one and may be near."""
        seen = {one.id}
        for country in sorted(one.countries) or ("",):
            for wanted in self._wanted(country, one):
                for other in islice(self._with(country, wanted, one), MOST_COMPARED):
                    if other.id not in seen:
                        seen.add(other.id)
                        yield other

    def _wanted(self, country: str, one: Likeness) -> Iterator[Iterable[str]]:
        # Where two names are near, all words of the shorter one are in the longer, so that one
        # word is enough to find them by.
        rarest = {min(name, key=lambda w: (self.counts[country, w], w)) for name in one.names}
        yield from map(spellings, sorted(rarest))
        yield sorted(one.in_one_word)

    def _with(self, country: str, words: Iterable[str], one: Likeness) -> Iterator[Likeness]:
        for word in sorted({word for each in words for word in self.meant.get(each, ())}):
            everyone = self.anywhere.get((country, word), [one])
            # Nearly always nobody else, and then there is no need to look around on the map.
            if len(everyone) > 1 or everyone[0] is not one:
                yield from self._near(country, word, _cell(one))

    def _near(self, country: str, word: str, cell: Cell) -> Iterator[Likeness]:
        if cell is None:
            yield from self.anywhere[country, word]
            return
        shelves = self._cells(country, word)
        for x, y in AROUND:
            yield from shelves.get((cell[0] + x, cell[1] + y), ())
        yield from shelves.get(None, ())

    def _cells(self, country: str, word: str) -> Mapping[Cell, Sequence[Likeness]]:
        if (country, word) not in self.by_cell:
            shelves = self.by_cell[country, word] = defaultdict(list)
            for each in self.anywhere[country, word]:
                shelves[_cell(each)].append(each)
        return self.by_cell[country, word]


def _shelved(each: Likeness) -> frozenset[str]:
    # Networks and events need not name a country; those that do may still be like them.
    return each.countries if each.folder == "initiatives" else each.countries | {""}


def _cell(each: Likeness) -> Cell:
    if each.point is None:
        return None
    return floor(each.point[0] / CELL), floor(each.point[1] / CELL)
