"""One object in JSON for several pages, with gaps for what each says."""

import json
from itertools import count

from habitat_site.rendering.html.gaps import Gaps, gap
from habitat_site.rendering.html.latest import Latest

THING = {"name": gap("title"), "place": {"name": gap("place"), "@type": "Place"}, "a": ["b"]}


def test_each_page_fills_the_gaps_with_its_own_texts() -> None:
    gaps = Gaps.of(THING)
    for title, place in (('The "house"', "Río"), ("La casa\n\\", "gap")):
        told = json.loads(gaps.filled({"title": title, "place": place, "more": ""}))
        assert told == {"name": title, "place": {"name": place, "@type": "Place"}, "a": ["b"]}


def test_an_object_stands_in_a_script_as_it_is() -> None:
    told = Gaps.of({**THING, "b": "</script>"}).filled({"title": "<b> & 'c'", "place": ""}).decode()
    assert not set("<>&'") & set(told)
    assert json.loads(told)["name"] == "<b> & 'c'"
    assert json.loads(told)["b"] == "</script>"


def test_a_text_that_looks_like_a_gap_in_json_is_none() -> None:
    texts = {"title": '"\\u0000place\\u0000"', "place": "x"}
    assert json.loads(Gaps.of({"name": gap("title")}).filled(texts))["name"] == texts["title"]
    alike = Gaps.of({"name": gap("title"), "b": texts["title"]}).filled({"title": "a"})
    assert json.loads(alike) == {"name": "a", "b": texts["title"]}


def test_something_is_made_once_of_the_value_that_was_last() -> None:
    numbers = count(1)
    latest = Latest[list[int], int](lambda _value: next(numbers))
    first, equal = [1], [1]
    assert [latest.of(first), latest.of(first), latest.of(equal), latest.of(first)] == [1, 1, 2, 3]
