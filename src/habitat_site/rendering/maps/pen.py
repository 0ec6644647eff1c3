"""How lines of the outline become lines of a sheet: projected, cut at its edge, in whole units."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from habitat_site.rendering.maps.frame import BLEED, Frame
from habitat_site.rendering.maps.lines import Box, Pixel, area, clipped, pieces, rounded
from habitat_site.rendering.maps.projection import XY, EqualEarth
from habitat_site.rendering.maps.traces import Trace

Pixels = tuple[Pixel, ...]  # a line in whole units of the sheet


@dataclass(frozen=True, slots=True)
class Detail:
    """How fine the lines are: what is nearer or smaller than this many pixels is left out."""

    line: float
    island: float


class Lies(Enum):
    """Where a line is, as far as that is known before it is projected."""

    OFF = "off the sheet"
    ON = "wholly on the sheet"
    ANYWHERE = "perhaps across an edge"


@dataclass(frozen=True)
class Pen:
    """Draws on one sheet."""

    frame: Frame
    detail: Detail

    def closed(self, trace: Trace) -> Pixels:
        """Return what a sheet shows of a closed line; nothing of an island that is too small."""
        lies = self._lies(trace)
        if lies is Lies.OFF or self._is_islet(trace):
            return ()
        spots = self._spots(trace)
        ring = rounded(spots if lies is Lies.ON else clipped(spots, self.frame.box))
        if ring and ring[0] == ring[-1]:
            ring.pop()
        return tuple(ring) if len(ring) > 2 and area(ring) >= self.detail.island else ()

    def open(self, trace: Trace) -> Iterator[Sequence[Pixel]]:
        """Return the parts of an open line that come near a sheet."""
        lies = self._lies(trace)
        if lies is Lies.OFF:
            return
        spots = self._spots(trace)
        parts: Iterable[Sequence[XY]] = (
            (spots,) if lies is Lies.ON else pieces(spots, self.frame.box)
        )
        for piece in parts:
            line = rounded(piece)
            if len(line) > 1:
                yield line

    def _spots(self, trace: Trace) -> list[XY]:
        return self.frame.laid(trace.spots(self.frame.projection, self._tolerance))

    def _lies(self, trace: Trace) -> Lies:
        """Tell by its reach on the plane where a line is; of a round map nothing is known."""
        projection = self.frame.projection
        if not isinstance(projection, EqualEarth):
            return Lies.ANYWHERE
        left, bottom, right, top = trace.reach(projection)
        west, south, east, north = self._edges
        if right < west or left > east or top < south or bottom > north:
            return Lies.OFF
        is_on = west <= left and right <= east and south <= bottom and top <= north
        return Lies.ON if is_on else Lies.ANYWHERE

    def _is_islet(self, trace: Trace) -> bool:
        """Tell whether a closed line is too small to be drawn, however its points are rounded."""
        corners = trace.count(self._tolerance) - 1  # it ends where it starts
        if corners < 3:
            return True
        projection, scale = self.frame.projection, self.frame.scale
        if not isinstance(projection, EqualEarth):
            return False
        left, bottom, right, top = trace.reach(projection)
        room = (int((right - left) * scale) + 1) * (int((top - bottom) * scale) + 1)
        return (room / 2 if corners == 3 else room) < self.detail.island

    @cached_property
    def _tolerance(self) -> float:
        return self.detail.line / self.frame.scale

    @cached_property
    def _edges(self) -> Box:
        """Return the western, southern, eastern and northern edge of the sheet on the plane."""
        frame, (x, y) = self.frame, self.frame.centre
        right = (frame.width / 2 + BLEED) / frame.scale
        up = (frame.height / 2 + BLEED) / frame.scale
        return x - right, y - up, x + right, y + up
