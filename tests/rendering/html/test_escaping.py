"""What stands in a page cannot leave its place."""

import json
from functools import partial

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from habitat_site.rendering.html.escaping import json_text


def test_json_is_that_of_jinja() -> None:
    """A name cannot end the script that it stands in."""
    value = {"name": "</script><b>&'\"é", "a": [1.5, None, Markup("<i>")], "@type": {"x": "\u2028"}}
    found = json_text(value)
    dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
    assert found == htmlsafe_json_dumps(value, dumps, sort_keys=True)
    assert isinstance(found, Markup)
    assert "<" not in found
