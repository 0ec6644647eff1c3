"""One object in JSON for several pages, with gaps for what each says in its own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from json.encoder import encode_basestring

from habitat_site.rendering.html.escaping import in_script, json_value

# A sign that no file of content may hold stands around the name of a gap, or for it.
SIGN = "\0"
# What the name of a gap stands between in JSON.
OPENING, CLOSING = '"\\u0000', '\\u0000"'


def gap(name: str) -> str:
    """Return what stands in an object for a text that each page gives."""
    return f"{SIGN}{name}{SIGN}"


@dataclass(frozen=True, slots=True)
class Gaps:
    """An object with gaps, as it stands in a script: what comes before the first, and each by name.

    `gaps` are the names, with what comes after each.
    """

    before: bytes
    gaps: tuple[tuple[str, bytes], ...]

    @classmethod
    def of(cls, value: Mapping[str, object]) -> "Gaps":
        """Return an object in which some texts are gaps."""
        before, *rest = in_script(json_value(value)).split(OPENING)
        named = (part.partition(CLOSING) for part in rest)
        return cls(before.encode(), tuple([(name, after.encode()) for name, _, after in named]))

    def filled(self, texts: Mapping[str, str]) -> bytes:
        """Return the object for a script, with these texts in the gaps of their names."""
        told = [self.before]
        for name, after in self.gaps:
            told.append(in_script(encode_basestring(texts[name])).encode())
            told.append(after)
        return b"".join(told)
