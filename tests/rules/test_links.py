"""HS412, HS413, HS420, HS423, HS424, HS427: addresses that lead where they say."""

from dataclasses import replace

import pytest

from habitat_site.catalogue import Story
from habitat_site.diagnostics import Severity
from habitat_site.rules import links, story_links
from tests.building import catalogue, event, initiative, network, translation
from tests.rules.findings import found, locs


@pytest.mark.parametrize(
    "url",
    [
        "https://bit.ly/x",
        "http://BIT.LY/x",
        "https://www.tinyurl.com/x",
        "https://maps.app.goo.gl/x",
        "https://t.co./x",
        "https://user@bit.ly:443/x",
    ],
)
def test_shortened_link_is_refused(url: str) -> None:
    entry = initiative(links=[{"title": "x", "url": url}])
    assert locs(found(links.shortened, entry)) == [("links", 0, "url")]


@pytest.mark.parametrize(
    "url", ["https://rabbit.ly/x", "https://example.org/bit.ly", "https://at.co/"]
)
def test_other_hosts_are_not_taken_for_shorteners(url: str) -> None:
    assert found(links.shortened, initiative(same_as=[url])) == []


def test_a_shortener_is_told_by_the_last_two_names_of_a_host() -> None:
    """What is told sooner of an everyday address looks at no more."""
    assert all(host.count(".") == 1 for host in links.SHORTENERS)
    assert not links.is_everyday("https://maps.app.goo.gl/x")
    assert links.is_everyday("https://maps.app.example.org/x")


def test_addresses_are_looked_at_wherever_one_may_stand() -> None:
    """As with references, the rule knows no field by name."""
    bad = "https://bit.ly/x"
    net = network(
        website=bad,
        contact={"role": "office", "url": bad},
        feeds=[{"url": bad}],
        videos=[{"title": "x", "url": bad}],
        same_as=[bad],
        sources=[{"title": "x", "url": bad}],
    )
    assert len(found(links.shortened, net)) == 6
    meeting = event(
        url=bad,
        registration={"url": bad},
        organisers=[{"name": "x", "url": bad}],
        outcomes=[{"title": "x", "url": bad}],
    )
    assert len(found(links.shortened, meeting)) == 4
    led = initiative(led_by={"name": "x", "type": "cooperative", "url": bad})
    assert locs(found(links.shortened, led)) == [("led_by", "url")]


@pytest.mark.parametrize(
    ("url", "nearest"),
    [
        ("www.fucvam.org.uy", "https://www.fucvam.org.uy"),
        ("fucvam.org.uy/historia", "https://fucvam.org.uy/historia"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("data:text/html,x", None),
        ("ftp://example.org/x", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
        ("https://", None),
        ("https:///x", None),
        ("https://exa mple.org", None),
        ("https://[::1", None),
        ("https://example.org:port/", None),
        ("https://example.org\\@evil.example", None),
        ("the minutes", None),
        ("mailto:office@example.org", None),
    ],
)
def test_what_is_not_of_the_web_is_refused(url: str, nearest: str | None) -> None:
    (finding,) = found(links.not_of_the_web, initiative(same_as=[url]))
    assert (finding.loc, finding.facts.get("nearest")) == (("same_as", 0), nearest)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "HTTP://EXAMPLE.ORG/",
        "https://пример.example/ñ?a=b#c",
        "http://h:83/x",
    ],
)
def test_addresses_of_the_web_are_accepted(url: str) -> None:
    assert found(links.not_of_the_web, initiative(same_as=[url])) == []


def test_story_may_link_within_the_site_and_to_a_mailbox() -> None:
    fine = ("#source-a", "/en/about/", "palo-alto.md", "mailto:office@example.org")
    bad = ("javascript:x", "//evil.example", "www.example.org")
    body = "\n".join(f"[x]({each})" for each in (*fine, *bad))
    story = tuple((each, line) for line, each in enumerate((*fine, *bad), start=1))
    entry = initiative(body=body, story_links=story)
    findings = found(links.not_of_the_web, entry)
    assert [f.facts["value"] for f in findings] == list(bad)
    assert [(f.at.line, f.at.column) for f in findings if f.at] == [(5, 5), (6, 5), (7, 5)]


def test_story_of_a_translation_is_looked_at() -> None:
    spanish = replace(
        translation("es", body="[x](https://bit.ly/x)"),
        story=Story(links=(("https://bit.ly/x", 1),)),
    )
    (finding,) = found(links.shortened, initiative(translations=[spanish]))
    assert finding.document == spanish.document


def test_name_or_password_is_warned_of_and_taken_away() -> None:
    entry = initiative(same_as=["https://fucvam.org.uy@evil.example:8080/x?y"])
    (finding,) = found(links.with_password, entry)
    assert finding.facts["nearest"] == "https://evil.example:8080/x?y"


@pytest.mark.parametrize(
    "host", ["192.0.2.10", "192.0.2.10:83", "[2001:db8::1]", "2130706433", "0x7f.1", "127.1"]
)
def test_number_instead_of_a_name_is_warned_of(host: str) -> None:
    (finding,) = found(links.bare_number, initiative(same_as=[f"http://{host}/x"]))
    assert finding.severity is None


def test_number_of_a_copy_is_only_noted() -> None:
    """It is kept in the data, and the site does not link it."""
    source = {"title": "x", "url": "http://192.0.2.10:83/x"}
    entry = initiative(sources=[source | {"kind": "copy"}, source])
    assert [f.severity for f in found(links.bare_number, entry)] == [Severity.NOTE, None]


@pytest.mark.parametrize("host", ["1.example.org", "example.org", "3com.example", "x0.example"])
def test_digits_in_a_name_are_no_number(host: str) -> None:
    assert found(links.bare_number, initiative(same_as=[f"http://{host}/"])) == []


@pytest.mark.parametrize(
    ("email", "nearest"),
    [
        ("office at example.org", None),
        ("office@example", None),
        ("@example.org", None),
        ("office@@example.org", None),
        ("office@example.org, other@example.org", None),
        ("mailto:office@example.org", "office@example.org"),
        ("<office@example.org>", "office@example.org"),
    ],
)
def test_mail_has_to_be_sendable(email: str, nearest: str | None) -> None:
    (finding,) = found(links.not_mail, network(contact={"role": "office", "email": email}))
    assert (finding.loc, finding.facts.get("nearest")) == (("contact", "email"), nearest)


def test_usual_address_is_accepted() -> None:
    entry = network(contact={"role": "office", "email": "first.second+x@sub.example.org"})
    assert found(links.not_mail, entry) == []


@pytest.mark.parametrize(
    ("link", "is_told"),
    [
        ("initiatives/other", False),
        ("/en/initiatives/other/", False),
        ("/networks/gone/", False),
        ("initiatives/older", False),
        ("events/other", True),
        ("/agenda/other/", True),
        ("other.md", False),
        ("another.md", True),
        ("rules.pdf", True),
        ("/data/initiatives.csv", False),
        ("/agenda/", False),
        ("#sources", False),
        ("mailto:office@example.org", False),
    ],
)
def test_a_story_that_links_to_nothing_here_is_told(link: str, *, is_told: bool) -> None:
    """Records that are there or were taken down, and pages of the site, are something."""
    entry = initiative(body=f"[x]({link})", story_links=((link, 1),))
    others = catalogue(
        entry, initiative("other", formerly=["older"]), withdrawn={"networks/gone": "2026-01-01"}
    )
    told = found(story_links.to_nothing, entry, among=others)
    assert [each.facts["value"] for each in told] == [link] * is_told


@pytest.mark.parametrize(
    ("url", "everyday"),
    [
        ("https://example.org", True),
        ("http://www.acovichss.example.org/es/?x=1#y", True),
        ("https://example.org/~user/a@b", True),
        ("https://BIT.ly/x", False),
        ("https://maps.app.goo.gl/x", False),
        ("https://user@example.org/", False),
        ("https://example.org:99999/", False),
        ("https://127.0.0.1/", False),
        ("https://0x7f.1/", False),
        ("https://[::1]/", False),
        ("https://localhost/", False),
        ("https://example.org\\@evil.example/", False),
        ("https://example.org/\n", False),
        ("https://\u0435xample.org/", False),
        ("//example.org/", False),
        ("ftp://example.org/", False),
    ],
)
def test_only_what_is_evidently_right_is_not_taken_apart(url: str, everyday: bool) -> None:
    assert links.is_everyday(url) is everyday
    parts = links.split(url)
    if everyday:
        assert parts is not None
        assert parts.netloc == parts.hostname
        assert parts.port is None
