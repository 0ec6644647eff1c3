"""`habitat-site serve`: on this machine only, never stale, never silent about an error."""

import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.typing_in import typed
from tests.serving.previewing import (
    PATIENCE,
    RECORD,
    Running,
    previewing,
    temporary,
    until_built,
)

PAGE = "/en/initiatives/palo-alto/"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview whose content no test changes."""
    with previewing(tmp_path_factory.mktemp("preview")) as preview:
        until_built(preview)
        yield preview


def test_a_page_is_shown_with_the_preview_script(running: Running) -> None:
    answer = running.get(PAGE)
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert b"Palo Alto" in answer.body
    assert answer.body.count(b'<script src="/__preview/preview.js" data-number="1" defer>') == 1
    assert b"</script>\n</body>" in answer.body


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/agenda.ics", "text/calendar; charset=utf-8"),
        ("/en/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/data/initiatives.json", "application/json"),
        ("/data/initiatives.geojson", "application/geo+json"),
        ("/data/initiatives.csv", "text/csv; charset=utf-8"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/__preview/preview.js", "text/javascript; charset=utf-8"),
        ("/__preview/preview.css", "text/css; charset=utf-8"),
    ],
)
def test_each_file_says_what_it_is(running: Running, path: str, kind: str) -> None:
    answer = running.get(path)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", PAGE, "/agenda.ics", "/nothing", "/__preview/preview.js"])
def test_nothing_is_kept_by_a_browser(running: Running, path: str) -> None:
    assert running.get(path).headers["cache-control"] == "no-store"


def test_a_folder_gets_its_slash(running: Running) -> None:
    answer = running.get(PAGE.removesuffix("/"))
    assert (answer.status, answer.headers["location"]) == (307, PAGE)


def test_what_is_not_there_gets_the_page_of_the_site(running: Running) -> None:
    answer = running.get("/en/nothing/")
    assert answer.status == 404
    assert b"preview.js" in answer.body
    assert b"<title>" in answer.body


@pytest.mark.parametrize(
    "path",
    [
        "/../site.yaml",
        "/en/../../site.yaml",
        "/..%2f..%2fsite.yaml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%5c..%5csite.yaml",
        "//etc/passwd",
        "/en//index.html",
        "/index.html%00.png",
        "/agenda.ics/",
        "/./index.html",
        "/__preview/preview.html",
        "/__preview/preview.py",
        "/__preview/..%2frun.py",
        "/" + "x" * 5000,
    ],
)
def test_no_address_leads_out_of_the_site(running: Running, path: str) -> None:
    answer = running.get(path)
    assert answer.status == 404
    assert b"root:" not in answer.body
    assert b"base_url" not in answer.body


def test_a_redirect_stays_on_this_host(running: Running) -> None:
    for path in ("//evil.example/..", "/%2fevil.example", "/\\evil.example"):
        assert "location" not in running.get(path).headers


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example"])
def test_another_host_name_is_refused(running: Running, host: str) -> None:
    """A page of elsewhere whose name was pointed at this machine reads nothing."""
    for path in (PAGE, "/__preview/events", "/__preview/preview.js"):
        answer = running.get(path, Host=host)
        assert answer.status == 400
        assert b"Palo Alto" not in answer.body


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000"])
def test_the_names_of_this_machine_are_fine(running: Running, host: str) -> None:
    assert running.get(PAGE, Host=host).status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent(running: Running, method: str) -> None:
    assert running.get(PAGE, method).status == 405


def test_a_head_request_has_no_body(running: Running) -> None:
    answer = running.get(PAGE, "HEAD")
    assert (answer.status, answer.body) == (200, b"")


def test_only_this_machine_is_listened_to(running: Running) -> None:
    """Another address of this same machine is already too far away."""
    with socket.socket() as other, pytest.raises(ConnectionRefusedError):
        other.connect(("127.0.0.2", running.port))


def test_the_site_on_disk_is_left_alone(running: Running) -> None:
    assert not (running.root / "_site").exists()


def test_a_port_that_is_taken_is_told_in_one_line(running: Running) -> None:
    answer = typed(running.root, "serve", "--port", str(running.port))
    assert (answer.code, answer.stdout) == (2, "")
    assert "--port" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_a_folder_without_content_is_wrong_use(tmp_path: Path) -> None:
    answer = typed(tmp_path, "serve", "--port", "0")
    assert answer.code == 2
    assert "content" in answer.stderr


def test_a_change_is_built_and_told(tmp_path: Path) -> None:
    with previewing(tmp_path) as preview:
        until_built(preview)
        preview.replace("title: Palo Alto housing", "title: Another")
        until_built(preview, 2)
        assert b"Another cooperative" in preview.get(PAGE).body
        preview.replace("A small valid site", "A renamed site", "site.yaml")
        until_built(preview, 3)
        assert b"A renamed site" in preview.get("/en/").body


def test_an_error_keeps_the_last_good_site_and_is_told(tmp_path: Path) -> None:
    with previewing(tmp_path) as preview:
        states = preview.states()
        while next(states)["number"] < 1:
            pass
        preview.replace("lang: en", "lang: en\nnetworks: [fukvam]")
        told = next(states)
        assert told["number"] == 1
        assert f"{RECORD}:4:12: error HS302" in told["report"]
        assert preview.get(PAGE).status == 200
        preview.replace("\nnetworks: [fukvam]", "")
        assert next(states) | {"words": "", "lang": ""} == {
            "number": 2,
            "report": "",
            "words": "",
            "lang": "",
        }


def test_without_a_good_site_the_report_is_the_page(tmp_path: Path) -> None:
    with previewing(tmp_path, broken=True) as preview:
        states = preview.states()
        while not (told := next(states))["report"]:
            pass
        answer = preview.get(PAGE)
        assert answer.status == 503
        assert b"content/networks/broken.md:2:" in answer.body
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert told["number"] == 0
        (preview.root / "content/networks/broken.md").unlink()
        until_built(preview)
        assert preview.get(PAGE).status == 200


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_and_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    with previewing(tmp_path) as preview:
        until_built(preview)
        assert list(temporary(tmp_path).iterdir())
        preview.process.send_signal(number)
        _, told = preview.process.communicate(timeout=PATIENCE)
        assert (preview.process.returncode, told) == (0, "")
    assert list(temporary(tmp_path).iterdir()) == []
