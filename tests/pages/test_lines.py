"""A line of each card, in one piece of memory."""

from habitat_site.pages.lines import Lines

PLACES = {"casa": 0, "techo": 1, "vivienda": 2}


def read(id: str) -> bytes:
    """Return a line that nobody has kept."""
    return f"read: {id}".encode()


def test_each_has_its_own_in_whatever_order_they_are_kept() -> None:
    found = Lines(PLACES, read)
    for id in ("vivienda", "casa", "techo"):
        found.keep(id, f"kept: {id}".encode())
    assert [bytes(found[id]).decode() for id in PLACES] == [f"kept: {id}" for id in PLACES]


def test_what_nobody_has_kept_is_read_once() -> None:
    asked: list[str] = []

    def told(id: str) -> bytes:
        asked.append(id)
        return read(id)

    found = Lines(PLACES, told)
    found.keep("techo", b"kept: techo")
    assert [bytes(found[id]) for id in ("casa", "techo", "casa")] == [
        b"read: casa",
        b"kept: techo",
        b"read: casa",
    ]
    assert asked == ["casa"]
