"""Files for machines that visit a site: what there is to read, and what pages may load."""

from habitat_site.pages import urls
from habitat_site.pages.outputs import plan_outputs, plan_sitemap
from habitat_site.pages.planned import Planned
from habitat_site.pages.values import Page
from habitat_site.rendering.texts import render_text
from tests.rendering.context import SITE, inputs


def html_page(path: str, template: str = "prose.html") -> Page:
    return Page(path, "html", None, template)


def test_the_sitemap_lists_pages_to_read() -> None:
    pages = [
        html_page("en/a b/index.html"),
        html_page("index.html"),
        html_page("404.html", "404.html"),
        html_page("en/old/index.html", "moved.html"),
        Page(urls.data_path("events.json"), "json", None),
    ]
    (found,) = plan_sitemap(Planned.of(pages))
    assert render_text(found, SITE).decode().splitlines()[2:-1] == [
        "<url><loc>https://site.example/habitat/</loc></url>",
        "<url><loc>https://site.example/habitat/en/a%20b/</loc></url>",
    ]


def test_a_very_long_sitemap_comes_in_parts() -> None:
    index, *parts = plan_sitemap(Planned.of(html_page(f"en/{n}/index.html") for n in range(90_001)))
    assert [part.place for part in parts] == [f"sitemap-{n}.xml" for n in (1, 2, 3)]
    assert render_text(index, SITE).decode().count("<sitemap>") == 3
    assert sum(len(part.view.addresses) for part in parts) == 90_001


def test_headers_carry_the_policy_and_forbid_frames() -> None:
    pages = {page.place: page for page in plan_outputs(inputs())}
    text = render_text(pages["_headers"], SITE).decode()
    (line,) = [each for each in text.splitlines() if "Content-Security-Policy" in each]
    assert "default-src 'none'" in line
    assert "frame-ancestors 'none'" in line
    assert "unsafe" not in line
