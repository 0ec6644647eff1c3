"""Which files are records, translations, a record's own, or nothing."""

import os
from pathlib import Path

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.folders import Folders
from habitat_site.reading import read
from habitat_site.reading.scan import scan
from habitat_site.states import state_of
from tests.reading.sites import EVENT, INITIATIVE, NETWORK, later, reading, told


def test_without_content_there_is_nothing_to_build(tmp_path: Path) -> None:
    with pytest.raises(HabitatError, match="content"):
        read(tmp_path)


def test_content_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content").symlink_to("elsewhere")
    with pytest.raises(HabitatError, match="content"):
        read(tmp_path)


def test_a_folder_for_order_means_nothing(tmp_path: Path) -> None:
    """Own files lie beside the record, or in the folder of its kind."""
    result = reading(
        tmp_path,
        {
            "initiatives/uy/a.md": INITIATIVE,
            "initiatives/uy/a/minutes.pdf": b"%PDF",
            "initiatives/uy/b.yaml": INITIATIVE[4:-4],
            "initiatives/b/ledger.csv": b"a,b",
            "networks/n.md": NETWORK,
            "networks/n/logo.txt": b"x",
        },
    )
    assert told(result) == []
    files = {entry.key: sorted(entry.assets) for entry in result.catalogue}
    assert files == {
        "initiatives/a": ["minutes.pdf"],
        "initiatives/b": ["ledger.csv"],
        "networks/n": ["logo.txt"],
    }


def test_links_and_pipes_are_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(NETWORK)
    folder = tmp_path / "content" / "networks"
    folder.mkdir(parents=True)
    (folder / "copy.md").symlink_to(secret)
    (tmp_path / "content" / "events").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.md")
    result = read(tmp_path)
    assert [(code, path) for code, path, _, _ in told(result)] == [
        ("HS004", "events"),
        ("HS004", "networks/copy.md"),
        ("HS007", "networks/pipe.md"),
    ]
    assert list(result.catalogue) == []


@pytest.mark.parametrize(
    "name, code",
    [
        ("networks/Über.md", "HS005"),
        ("networks/a--b.md", "HS005"),
        ("networks/a.zz.md", "HS005"),
        ("networks/" + "a" * 81 + ".md", "HS005"),
        ("networks/a\u202eb.md", "HS005"),
        ("networks/a\nb.md", "HS005"),
        ("networks/n/a b.jpg", "HS214"),
        ("networks/n/more/a.jpg", "HS008"),
        ("networks/x/y/z.md", "HS008"),
        ("networks/x/photo.jpg", "HS007"),
        ("prizes/a.md", "HS007"),
        ("networks/other.MD", "HS007"),
        ("note.txt", "HS007"),
    ],
)
def test_names(tmp_path: Path, name: str, code: str) -> None:
    """The path that is shown is one line of visible characters."""
    result = reading(tmp_path, {"networks/n.md": NETWORK, name: EVENT})
    assert [d.code for d in result.diagnostics] == [code]
    assert str(result.diagnostics[0].span.path).isprintable()
    assert [entry.key for entry in result.catalogue] == ["networks/n"]


def test_a_name_that_is_not_even_text(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "networks"
    folder.mkdir(parents=True)
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff.md"))).write_text(NETWORK)
    assert [d.code for d in read(tmp_path).diagnostics] == ["HS005"]


def test_other_programs_files_are_passed_over(tmp_path: Path) -> None:
    assert told(reading(tmp_path, {".gitkeep": "", "networks/.DS_Store": b"\0"})) == []


def test_broken_records_are_known_so_that_references_to_them_are_not_wrong(tmp_path: Path) -> None:
    result = reading(
        tmp_path,
        {"networks/a.md": "---\n", "networks/b.md": b"\xff", "networks/c.md": b"x" * 200_001},
    )
    assert [code for code, _, _, _ in told(result)] == ["HS010", "HS002", "HS001"]
    assert result.catalogue.known == {"networks/a", "networks/b", "networks/c"}
    assert list(result.catalogue) == []


def test_each_file_is_known_by_how_it_was(tmp_path: Path) -> None:
    """So that whoever keeps what was in a file need not look at it again."""
    reading(
        tmp_path,
        {
            "networks/n.md": NETWORK,
            "networks/n.es.md": "",
            "networks/n/b.txt": b"12345",
            "networks/n/a.txt": b"1",
        },
    )
    found = scan(Folders(tmp_path, later()))
    files = [*found.originals.values(), *found.translations]
    states = [file.state for file in files] + list(found.own_states["networks/n"])
    paths = [file.path for file in files] + list(found.own["networks/n"])
    assert [path.name for path in paths] == ["n.md", "n.es.md", "a.txt", "b.txt"]
    assert states == [" ".join(map(str, state_of(tmp_path / path))) for path in paths]
