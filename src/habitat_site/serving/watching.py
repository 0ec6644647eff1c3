"""Noticing that something the site is made of has changed."""

import asyncio
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from habitat_site.resources import resource
from habitat_site.serving.preview import Preview

SETTINGS = "site.yaml"
DEBOUNCE = 200  # milliseconds; an editor saves in several steps
FOLDERS = ("templates", "static", "locales")


class SettingsFilter(DefaultFilter):
    """Lets only the settings through."""

    def __call__(self, change: Change, path: str) -> bool:
        """Tell whether a changed file is the settings."""
        return Path(path).name == SETTINGS and super().__call__(change, path)


async def watch(preview: Preview) -> None:
    """Build now, and again after every change, one build after the other."""
    changed = asyncio.Event()
    changed.set()
    folders = (preview.root / "content", *map(resource, FOLDERS))
    async with asyncio.TaskGroup() as group:
        group.create_task(_notice(changed, *folders))
        group.create_task(_notice(changed, preview.root, settings_only=True))
        group.create_task(_build_on(changed, preview))


async def _notice(changed: asyncio.Event, *folders: Path, settings_only: bool = False) -> None:
    only = SettingsFilter() if settings_only else DefaultFilter()
    # Not recursive for the settings: beside them lie whole environments and histories.
    async for _ in awatch(
        *folders, watch_filter=only, debounce=DEBOUNCE, recursive=not settings_only
    ):
        changed.set()


async def _build_on(changed: asyncio.Event, preview: Preview) -> None:
    while True:
        await changed.wait()
        # What changes while this build runs asks for another.
        changed.clear()
        await preview.rebuild()
