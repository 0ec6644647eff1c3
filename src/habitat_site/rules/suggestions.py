"""The valid value that somebody who made a slip most likely meant."""

from collections.abc import Iterable

# One slip in three or four letters is still a slip; more is another word.
CLOSE = 0.7
SHORT = 4


def nearest(value: str, among: Iterable[str]) -> str | None:
    """Return the value that differs least, or shares all its words; nothing if none is near."""
    # Only where somebody made a mistake: the library takes a while to load.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    candidates = sorted(among)
    cutoff = CLOSE if len(value) > SHORT else 0.6
    best = process.extractOne(
        value, candidates, scorer=OSA.normalized_similarity, score_cutoff=cutoff
    )
    if best is not None:
        return str(best[0])
    return _with_the_same_words(value, candidates)


def _with_the_same_words(value: str, candidates: Iterable[str]) -> str | None:
    words = set(value.split("-"))
    near = [each for each in candidates if _is_part(words, set(each.split("-")))]
    return min(near, key=lambda each: (abs(len(each) - len(value)), each), default=None)


def _is_part(one: set[str], other: set[str]) -> bool:
    return len(one) != len(other) and (one < other or other < one)


def suggestion(value: str, among: Iterable[str]) -> dict[str, str]:
    """Return the nearest value as a diagnostic's fact, or no fact."""
    found = nearest(value, among)
    return {} if found is None else {"nearest": found}
