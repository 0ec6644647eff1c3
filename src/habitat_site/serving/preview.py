"""The newest good site, and what keeps a newer one from being built."""

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class State:
    """How often the site was built, and the report on what could not be; empty when all is well."""

    number: int = 0
    report: str = ""


class Preview:
    """A site that is built again and again; pages wait here for the next state."""

    def __init__(self, root: Path, output: Path, address: str) -> None:
        """Take where the content is, where the site goes, and the address it is shown at."""
        self.root = root
        self.output = output
        self._command = (
            # -P: a file of the content's folder is never taken for a module.
            *(sys.executable, "-P", "-m", "habitat_site", "build", "--quiet"),
            *("--source", str(root), "--output", str(output), "--base-url", address),
        )
        self._state = State()
        self._changed = asyncio.Condition()

    @property
    def state(self) -> State:
        """Return the state now."""
        return self._state

    async def rebuild(self) -> None:
        """Build the site in a process of its own; where that fails the last one stays."""
        code, report = await self._build()
        number = self._state.number
        async with self._changed:
            self._state = State(number, report) if code else State(number + 1)
            self._changed.notify_all()

    async def states(self) -> AsyncIterator[State]:
        """Yield the state now, and then each new one."""
        seen = self._state
        yield seen
        while True:
            async with self._changed:
                # Asked within this turn of the loop only, so that it sees this turn's state.
                await self._changed.wait_for(lambda: self._state is not seen)  # noqa: B023 - see above
                seen = self._state
            yield seen

    async def _build(self) -> tuple[int, str]:
        process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            _, report = await process.communicate()
        except asyncio.CancelledError:
            process.kill()
            await process.wait()
            raise
        return process.returncode or 0, report.decode("utf-8", "replace").strip()
