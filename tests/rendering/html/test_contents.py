"""A long page says what is on it, and each line leads to its chapter."""

from habitat_site.rendering.html.contents import Chapter, outlined


def test_each_chapter_has_its_own_id() -> None:
    html = "".join(
        f"<h2>{each}</h2><p>…</p>" for each in ("Who", "Qué & quién", "<em>Who</em>", "住")
    )
    written = outlined(html.replace("&", "&amp;"))
    assert written.chapters == (
        Chapter("on-who", "Who"),
        Chapter("on-qué-quién", "Qué & quién"),
        Chapter("on-who-2", "Who"),
        Chapter("on-住", "住"),
    )
    assert '<h2 id="on-who-2"><em>Who</em></h2><p>…</p>' in written.html


def test_a_short_page_needs_no_contents() -> None:
    written = outlined("<h2>One</h2><h3>Within</h3><h2>Two</h2>")
    assert written.chapters == ()
    assert written.html == '<h2 id="on-one">One</h2><h3>Within</h3><h2 id="on-two">Two</h2>'
