"""Pictures that are files of their own have the colours of the stylesheet, and no others."""

from xml.etree import ElementTree as ET

from habitat_site.rendering.colouring import Rule, coloured, drawn_by, rules, sheet


def test_rules_know_the_media_that_they_are_for() -> None:
    css = "/* a {} */ a { b: c; }\n@media print {\n  @page { d: e }\n  f { g: h }\n}\ni { }"
    assert list(rules(css)) == [
        Rule("", "a", "b: c;"),
        Rule("@media print", "@page", "d: e"),
        Rule("@media print", "f", "g: h"),
        Rule("", "i", ""),
    ]


def test_a_file_has_each_colour_as_the_stylesheet_has_it() -> None:
    """Three times: as it is by day, at night and in print; and only those that it uses."""
    tokens = {
        "day": next(r.body for r in sheet("010-tokens.css") if not r.media),
        "night": next(r.body for r in sheet("010-tokens.css") if "dark" in r.media),
        "print": next(r.body for r in sheet("120-print.css") if r.selector == ":root"),
    }
    sea = {name: body.split("--sea: ")[1].split(";")[0] for name, body in tokens.items()}
    assert len(set(sea.values())) == len(sea)
    found = coloured("<rect/>", "0 0 1 1", "rect { fill: var(--sea) }")
    ET.fromstring(found)
    assert f":root{{--sea:{sea['day']}}}" in found
    assert f"#night:target{{--sea:{sea['night']}}}" in found
    assert f"#print:target{{--sea:{sea['print']}}}" in found
    assert "--land" not in found
    assert found.count('id="night"') == found.count('id="print"') == 1


def test_only_rules_that_need_no_other_class_are_taken() -> None:
    found = drawn_by("040-map.css", ("map-sea", "map-water"))
    assert ".map-sea{fill: var(--sea);}" in found
    assert ".map-water use{" in found
    assert ".map{" not in found
    assert "@media" not in found
    assert "map-land" not in found
