"""`habitat-site check`: what is wrong, for people and for programs."""

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import BAD
from tests.cli.typing_in import command, environment_with, started, typed


def errors(stdout: str) -> list[tuple[str, str]]:
    found = json.loads(stdout)
    return [(each["code"], each["path"]) for each in found if each["severity"] == "error"]


def test_content_without_errors_exits_with_0(site: Path) -> None:
    answer = typed(site, "check", "--format", "json")
    assert answer.code == 0
    assert errors(answer.stdout) == []


def test_an_error_exits_with_1_and_says_where(bad_site: Path) -> None:
    answer = typed(bad_site, "check")
    assert answer.code == 1
    assert f"{BAD}:4:12: error HS302: " in answer.stdout
    assert "    4 | networks: [fukvam]\n      |            ^^^^^^ " in answer.stdout
    assert "fucvam" in answer.stdout
    assert answer.stderr == ""


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_each_format_names_the_error(bad_site: Path, form: str) -> None:
    answer = typed(bad_site, "check", "--format", form)
    assert answer.code == 1
    assert "HS302" in answer.stdout
    assert BAD in answer.stdout


def test_sarif_names_where_codes_are_explained(bad_site: Path) -> None:
    with (bad_site / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("repository: https://example.org/habitat\nbranch: published\n")
    log = json.loads(typed(bad_site, "check", "--format", "sarif").stdout)
    rules = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["HS302"]["helpUri"] == (
        "https://example.org/habitat/blob/published/docs/codes/HS302.md"
    )


def test_only_the_files_named_are_reported_on(bad_site: Path) -> None:
    (bad_site / "content/networks/broken.md").write_text("---\n: [\n---\n", "utf-8")
    everything = errors(typed(bad_site, "check", "--format", "json").stdout)
    assert {path for _, path in everything} == {BAD, "content/networks/broken.md"}
    answer = typed(bad_site, "check", BAD, "--format", "json")
    assert (answer.code, errors(answer.stdout)) == (1, [("HS302", BAD)])


def test_a_good_file_beside_a_bad_one_is_good(bad_site: Path) -> None:
    answer = typed(bad_site, "check", "content/networks", "content/events/open-day.md")
    assert answer.code == 0


def test_a_file_is_judged_against_all_the_others(site: Path) -> None:
    """The network it names stands in another file, which is not reported on but read."""
    path = site / "content/initiatives/new.md"
    record = "---\ntitle: New homes\nlang: en\nsummary: Homes.\ncountry: UY\nnetworks: [{}]\n---\n"
    path.write_text(record.format("fucvam"), "utf-8")
    assert typed(site, "check", str(path)).code == 0
    path.write_text(record.format("fucvan"), "utf-8")
    assert typed(site, "check", str(path)).code == 1


def test_a_record_that_looks_like_another_is_told_for_either(site: Path) -> None:
    original = (site / BAD).read_text(encoding="utf-8")
    (site / "content/initiatives/palo-alto-2.md").write_text(original, "utf-8")
    for name in ("palo-alto", "palo-alto-2"):
        found = json.loads(
            typed(site, "check", f"content/initiatives/{name}.md", "--format", "json").stdout
        )
        assert "HS311" in {each["code"] for each in found}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("content/initiatives/nothing.md", "there is no such file"),
        ("site.yaml", "only that is checked"),
        ("..", "only that is checked"),
        ("content/../site.yaml", "only that is checked"),
    ],
)
def test_a_path_that_is_no_content_is_wrong_use(site: Path, path: str, words: str) -> None:
    answer = typed(site, "check", path)
    assert (answer.code, answer.stdout) == (2, "")
    assert words in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


@pytest.mark.parametrize("path", ["content", "./content/initiatives/", "{root}/content", BAD])
def test_a_path_may_be_written_in_any_way(bad_site: Path, path: str) -> None:
    assert typed(bad_site, "check", path.format(root=bad_site)).code == 1


def test_a_path_may_lead_through_a_link(bad_site: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(bad_site)
    assert typed(bad_site, "check", str(tmp_path / "link" / BAD)).code == 1


def test_a_link_in_the_content_is_what_is_reported(site: Path) -> None:
    (site / "content/networks/link.md").symlink_to("fucvam.md")
    answer = typed(site, "check", "content/networks/link.md", "--format", "json")
    assert errors(answer.stdout) == [("HS004", "content/networks/link.md")]


def test_the_report_speaks_the_language_asked_for(bad_site: Path) -> None:
    english, spanish, french = (
        typed(bad_site, "check", BAD, "--lang", lang).stdout for lang in ("en", "es", "fr")
    )
    assert len({english, spanish, french}) == 3
    assert "HS302.message" not in english + spanish + french


@pytest.mark.parametrize(
    ("environment", "same_as"),
    [
        ({"LANG": "es_UY.UTF-8"}, "es"),
        ({"LC_ALL": "fr_FR.UTF-8", "LANG": "es_UY.UTF-8"}, "fr"),
        ({"LC_ALL": "", "LANG": "pt_BR"}, "pt"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_without_a_language_the_environment_decides(
    bad_site: Path, environment: dict[str, str], same_as: str
) -> None:
    asked = typed(bad_site, "check", "--lang", same_as)
    assert typed(bad_site, "check", **environment).stdout == asked.stdout


def test_a_language_that_is_not_ours_is_wrong_use(site: Path) -> None:
    answer = typed(site, "check", "--lang", "xx")
    assert answer.code == 2
    assert "en, es, fr, pt" in answer.stderr


def test_a_folder_without_content_is_wrong_use(tmp_path: Path) -> None:
    answer = typed(tmp_path, "check")
    assert (answer.code, answer.stdout) == (2, "")
    assert "content" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_an_unknown_format_is_wrong_use(site: Path) -> None:
    assert typed(site, "check", "--format", "xml").code == 2


def on_a_terminal(folder: Path, *words: str, **environment: str) -> str:
    """Return what a command writes to a terminal."""
    here, there = pty.openpty()
    with subprocess.Popen(
        command(*words),
        cwd=folder,
        env=environment_with({"TERM": "xterm-256color", **environment}),
        stdout=there,
        stderr=subprocess.DEVNULL,
    ):
        os.close(there)
        written = b""
        # A terminal whose last writer has gone answers with an error on Linux, with b"" elsewhere.
        try:
            while part := os.read(here, 4096):
                written += part
        except OSError:
            pass
    os.close(here)
    return written.decode()


def test_a_terminal_gets_colours(bad_site: Path) -> None:
    assert "\x1b[1;31merror HS302" in on_a_terminal(bad_site, "check", BAD)


def test_a_terminal_that_wants_no_colours_gets_none(bad_site: Path) -> None:
    told = on_a_terminal(bad_site, "check", BAD, NO_COLOR="1")
    assert "error HS302" in told
    assert "\x1b" not in told


def test_a_pipe_gets_no_colours(bad_site: Path) -> None:
    assert "\x1b" not in started(bad_site, "check", FORCE_COLOR="1").stdout


def test_whoever_stops_reading_does_no_harm(bad_site: Path) -> None:
    with subprocess.Popen(
        command("check"),
        cwd=bad_site,
        env=environment_with({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert told == b""
    assert process.returncode == 1


def test_a_terminal_that_lacks_a_letter_gets_its_number(bad_site: Path) -> None:
    path = bad_site / "content/initiatives/other.md"
    path.write_text(
        "---\ntitle: Ñandutí\nlang: xx-nope-住\nsummary: s\ncountry: UY\n---\n", "utf-8"
    )
    answer = started(bad_site, "check", PYTHONIOENCODING="ascii")
    assert answer.code == 1
    assert "\\u4f4f" in answer.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_cannot_be_read_is_the_operators_to_mend(site: Path) -> None:
    (site / BAD).chmod(0)
    answer = typed(site, "check")
    assert answer.code == 2
    assert BAD in answer.stderr
