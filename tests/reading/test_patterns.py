"""Python before 3.11.5 errs in possessive groups: Debian 12 has 3.11.2, and read other words there.

A possessive group that can go back within itself loses its place (CPython's issue 106052). One
sign or set of signs that is repeated so is not concerned.
"""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from re import _constants, _parser  # type: ignore[attr-defined]  # the stubs leave them out
from typing import Any

import pytest

import habitat_site
from habitat_site.reading.sheet import _Scanner

ALONE = {
    _constants.ANY,
    _constants.LITERAL,
    _constants.NOT_LITERAL,
    _constants.IN,
}
REPEATED = {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}


def _steps(pattern: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every step of a parsed pattern, those within others too."""
    for step, of in pattern:
        yield step, of
        for each in of if isinstance(of, tuple | list) else ():
            inner = each if isinstance(each, list) else [each]
            yield from (
                found
                for part in inner
                if isinstance(part, _parser.SubPattern)
                for found in _steps(part)
            )


def _is_risky(step: Any, of: Any) -> bool:
    if step is _constants.POSSESSIVE_REPEAT:
        return len(of[2]) != 1 or of[2][0][0] not in ALONE
    return step is _constants.ATOMIC_GROUP


def risky(pattern: str, flags: int) -> bool:
    return any(_is_risky(*each) for each in _steps(_parser.parse(pattern, flags)))


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(habitat_site.__path__, "habitat_site."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{module.name}.{name}", value
    yield "a row's cell", _Scanner("", ",").cell


PATTERNS = dict(_patterns())


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_no_pattern_means_something_else_to_an_older_python(name: str) -> None:
    pattern = PATTERNS[name]
    assert not risky(pattern.pattern, pattern.flags)


@pytest.mark.parametrize("pattern", [r"(?:a|bc)*+d", r"((?:a|bc)?+d|e)", r"x(?>a|b)", r"(?:ab)++"])
def test_a_possessive_group_is_noticed(pattern: str) -> None:
    assert risky(pattern, 0)


@pytest.mark.parametrize("pattern", [r"a*+b", r"[^\n]++x", r"(?:[ab]++|c)*d", r"\ ?+"])
def test_a_sign_may_be_possessive(pattern: str) -> None:
    assert not risky(pattern, 0)
