"""The last values are kept, and no more."""

from habitat_site.rendering.maps.recent import Recent


def test_the_same_question_is_answered_once() -> None:
    made: list[str] = []
    kept: Recent[str, str] = Recent(2)

    def ask(key: str) -> str:
        return kept.get(key, lambda: made.append(key) or key.upper())  # type: ignore[func-returns-value]

    assert [ask(key) for key in "abab"] == ["A", "B", "A", "B"]
    assert made == ["a", "b"]
    ask("c")  # in the place of what was asked longest ago
    ask("b")
    ask("a")
    assert made == ["a", "b", "c", "a"]
