"""What a worker elsewhere is sent, what it does with it, and what it answers."""

import pickle
import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from habitat_site.diagnostics import HabitatError
from habitat_site.documents import Digest, digest_of
from habitat_site.pages.values import Page, joined
from habitat_site.publishing.workers import Make
from habitat_site.resources import resource
from habitat_site.tool import tool_digest


class Outcome(Enum):
    """What became of an order."""

    MADE = auto()
    NO_RECIPE = auto()
    OTHER_TOOL = auto()
    UNUSABLE = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Order:
    """Pages to be made: by which tool and recipe, the recipe itself if it may be new there.

    Recipe and pages are pickled, so that a worker with another tool need not understand them.
    """

    tool: Digest
    key: Digest
    recipe: bytes | None
    pages: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes of each page, or in words why there are none."""

    outcome: Outcome
    contents: tuple[bytes, ...] = ()
    words: str = ""


# What pages are made with beside the code, and what a maintainer may have changed there.
RESOURCES = ("templates", "locales", "static")

# A site's templates are compiled once for each recipe; two builds may use one worker in turn.
_RECIPES: dict[Digest, Make] = {}
_KEPT = 2
# Threads of one worker would only wait for each other.
_ONE_AT_A_TIME = threading.Lock()


@lru_cache(maxsize=1)
def whole_tool() -> Digest:
    """Return a digest of this tool with its templates, words and static files."""
    return digest_of(tool_digest(), *_contents())


def _contents() -> Iterator[str | bytes]:
    for folder in map(resource, RESOURCES):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            yield path.relative_to(folder).as_posix()
            yield path.read_bytes()


def make_batch(order: Order) -> Answer:
    """Make the pages of an order; whatever goes wrong with them is part of the answer."""
    with _ONE_AT_A_TIME:
        if order.tool != whole_tool():
            return Answer(Outcome.OTHER_TOOL)
        make = _recipe(order)
        if make is None:
            return Answer(Outcome.NO_RECIPE)
        try:
            # From the build that gave the order, over a connection that it opened itself.
            pages: list[Page] = pickle.loads(order.pages)  # noqa: S301 - see above
            return Answer(Outcome.MADE, tuple(joined(make(page)) for page in pages))
        except OSError as error:
            return Answer(Outcome.UNUSABLE, words=f"{error.filename}: {error.strerror or error}")
        except HabitatError as error:
            return Answer(Outcome.UNUSABLE, words=str(error))
        except Exception:  # noqa: BLE001 - whatever it is, the build has to hear of it
            return Answer(Outcome.FAILED, words=traceback.format_exc())


def _recipe(order: Order) -> Make | None:
    if order.recipe is not None and order.key not in _RECIPES:
        while len(_RECIPES) >= _KEPT:
            del _RECIPES[next(iter(_RECIPES))]
        _RECIPES[order.key] = pickle.loads(order.recipe)  # noqa: S301 - as above
    return _RECIPES.get(order.key)
