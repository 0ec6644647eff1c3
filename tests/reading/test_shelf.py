"""What is laid on the shelf is found again, also by forked processes and by strangers."""

import pickle
from pathlib import Path

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.reading import board
from habitat_site.reading import shelf as shelves
from habitat_site.reading.raw import Held
from habitat_site.reading.shelf import AT_HAND, Lying, added_to, kept_in, laid, nameless, sum_of

YEAR = "Año".encode()


@pytest.mark.parametrize("buffer", [1, 20, 1 << 20])
def test_what_is_laid_down_is_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, buffer: int
) -> None:
    """Nothing depends on how much of it waits to be written."""
    monkeypatch.setattr(board, "BUFFER", buffer)
    shelf = nameless(tmp_path)
    texts = [{"title": b"%d" % n, "": b"", "list": ("…" * n).encode()} for n in range(5)]
    kept = [shelf.keep(Held(b"%d" % n), each) for n, each in enumerate(texts)]
    assert [piece.read() for piece, _ in kept] == [b"0", b"1", b"2", b"3", b"4"]
    assert [dict(found) for _, found in kept] == texts
    assert [dict(found.items()) for _, found in kept] == texts


def test_names_are_known_without_a_look(tmp_path: Path) -> None:
    """A text that nobody laid down is not there, and one without texts is empty."""
    shelf = nameless(tmp_path)
    _, found = shelf.keep(Held(b""), {"title": YEAR})
    assert "title" in found
    assert "summary" not in found
    with pytest.raises(KeyError):
        found["summary"]
    _, none = shelf.keep(Held(b""), {})
    assert list(none.items()) == []


def test_what_moves_to_another_shelf_is_what_would_be_made_anew(tmp_path: Path) -> None:
    """It is copied in one piece, where its contents and texts lie together."""
    shelf, texts = nameless(tmp_path), {"title": YEAR, "": b"", "list": b"-"}
    shelf.keep(Held(b"before"), texts)
    piece, found = shelf.keep(Held(b"packed"), texts)
    assert laid(piece, found) == laid(Held(b"packed"), texts) == laid(piece, texts)
    elsewhere, same = nameless(tmp_path).keep(piece, found)
    assert (elsewhere.read(), dict(same)) == (b"packed", texts)


def test_what_others_put_on_it_is_found_behind_what_lies_there(tmp_path: Path) -> None:
    """And what is laid down later lies behind that."""
    shelf = nameless(tmp_path)
    first, _ = shelf.keep(Held(b"first"), {})
    shelf.write()
    found = laid(Held(b"packed"), {"title": YEAR})
    shelf.put(found.whole, shelf.size + 100)
    piece, texts = shelf.found(Lying(shelf.size + 100, found.names, found.ends))
    last, _ = shelf.keep(Held(b"last"), {})
    shelf.write()
    assert [each.read() for each in (first, piece, last)] == [b"first", b"packed", b"last"]
    assert dict(texts) == {"title": YEAR}


def test_what_is_at_hand_is_not_looked_for_on_the_shelf(tmp_path: Path) -> None:
    """Of each record that has it; whatever else it has lies there."""
    shelf, texts = nameless(tmp_path), {AT_HAND: b"there", "title": YEAR}
    lying = shelf.lay(laid(Held(b"packed"), texts))
    _, near = shelf.kept(lying._replace(at_hand=b"here"))
    _, far = shelf.kept(lying)
    _, again = shelf.kept(lying._replace(at_hand=b"again"))
    assert [each[AT_HAND] for each in (near, far, again)] == [b"here", b"there", b"again"]
    assert [each["title"] for each in (near, far, again)] == [YEAR] * 3


def test_a_sum_is_the_same_whoever_adds_it_up(tmp_path: Path) -> None:
    """It is that of the bytes which lie there."""
    shelf, record = nameless(tmp_path), laid(Held(b"packed"), {"title": YEAR})
    kept, _ = shelf.keep(Held(b"packed"), {"title": YEAR})
    told, _ = shelf.kept(shelf.lay(record))
    later, early = shelf.lying(kept.number), shelf.lying(told.number)
    assert later.sum == early.sum == sum_of(record.whole)
    assert shelf.read(early.start, early.size) == record.whole


def test_a_shelf_that_is_kept_is_added_to(tmp_path: Path) -> None:
    """What lies there keeps its place."""
    path = tmp_path / "shelf"
    first, second = added_to(path), added_to(path)
    assert first.add(b"one") == 0
    first.write()
    early = kept_in(path)
    assert added_to(path).add(b"two") == 3
    assert second.size == 0
    assert early.read(0, 3) == b"one"
    with pytest.raises(OSError, match="none"):
        kept_in(tmp_path / "none")


def test_what_goes_to_another_machine_takes_its_bytes_along(tmp_path: Path) -> None:
    """There the file is not."""
    piece, texts = nameless(tmp_path).keep(Held(b"packed"), {"title": YEAR})
    assert pickle.loads(pickle.dumps(piece)) == Held(b"packed")  # noqa: S301 - ours
    assert pickle.loads(pickle.dumps(texts)) == {"title": YEAR}  # noqa: S301 - ours


def test_the_file_has_no_name_and_the_folder_may_be_closed(tmp_path: Path) -> None:
    """Nothing is left behind by a run that was killed; a folder that is none is no obstacle."""
    piece, _ = nameless(tmp_path).keep(Held(b"a"), {})
    assert list(tmp_path.iterdir()) == []
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    elsewhere, _ = nameless(file).keep(Held(b"b"), {})
    assert piece.read() + elsewhere.read() == b"ab"


def test_the_shelf_of_a_run_may_be_given_a_name(tmp_path: Path) -> None:
    """Then it stays, also what is added later; where it cannot be, nothing is left."""
    shelf = nameless(tmp_path)
    piece, texts = shelf.keep(Held(b"packed"), {"title": YEAR})
    assert shelf.lying(piece.number).start == 0
    path = tmp_path / "shelf"
    if not shelf.keep_at(path):
        pytest.skip("no nameless file can be given a name here")
    shelf.write()
    kept = kept_in(path)
    again = kept.kept(shelf.lying(piece.number))
    assert (again[0].read(), dict(again[1])) == (b"packed", dict(texts))
    assert kept.state() == shelf.state()
    for elsewhere in (path, tmp_path / "none" / "shelf"):
        assert not nameless(tmp_path).keep_at(elsewhere)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk")
def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is named, so that somebody makes room."""
    monkeypatch.setattr(board, "BUFFER", 1)
    with Path("/dev/full").open("r+b", buffering=0) as full:
        monkeypatch.setattr(shelves, "nameless_file", lambda _: full)
        shelf = nameless(tmp_path)
        with pytest.raises(HabitatError, match=str(tmp_path)):
            shelf.keep(Held(b"a"), {})
        with pytest.raises(HabitatError, match=str(tmp_path)):
            shelf.put(b"a", 0)
