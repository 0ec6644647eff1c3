"""The last values are kept, and no more."""

from habitat_site.rendering.maps.recent import Recent


def test_the_same_question_is_answered_once() -> None:
    made: list[str] = []
    kept: Recent[str, str] = Recent(2)

    def ask(key: str) -> str:
        def make() -> str:
            made.append(key)
            return key.upper()

        return kept.get(key, make)

    assert [ask(key) for key in "abab"] == ["A", "B", "A", "B"]
    assert made == ["a", "b"]
    ask("c")  # in the place of what was asked longest ago
    ask("b")
    ask("a")
    assert made == ["a", "b", "c", "a"]
