"""One object in JSON for several pages, with gaps for what each says in its own words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from json.encoder import encode_basestring

from markupsafe import Markup

from habitat_site.rendering.html.escaping import in_script, json_value

# A sign that no file of content may hold stands around the name of a gap.
SIGN = "\0"
GAP = re.compile(r'"\\u0000(\w+)\\u0000"')


def gap(name: str) -> str:
    """Return what stands in an object for a text that each page gives."""
    return f"{SIGN}{name}{SIGN}"


@dataclass(frozen=True, slots=True)
class Gaps:
    """An object with gaps: the text before each, with the gap's name, and the text after them."""

    before: tuple[tuple[str, str], ...]
    after: str

    @classmethod
    def of(cls, value: Mapping[str, object]) -> "Gaps":
        """Return an object in which some texts are gaps."""
        *before, after = GAP.split(json_value(value))
        return cls(tuple(zip(before[::2], before[1::2], strict=True)), after)

    def filled(self, texts: Mapping[str, str]) -> Markup:
        """Return the object for a script, with these texts in the gaps of their names."""
        told = [text + encode_basestring(texts[name]) for text, name in self.before]
        return in_script("".join(told) + self.after)
