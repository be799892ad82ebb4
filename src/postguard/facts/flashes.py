"""Flashes in moving pictures, counted as WCAG 2.2 defines them (criterion 2.3.1, "general flash and red flash").

A flash is a pair of opposing changes: of relative luminance by 0.1 or more where the darker state is below 0.8, or to and
from a saturated red. More than three within one second over a large enough area can set off a seizure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from postguard.facts.light import Bytes, Plane, chromaticity, linear, luminance

Mask = npt.NDArray[np.bool_]

ALLOWED = 3  # flashes in a second
SWING, BRIGHT = 0.1, 0.8  # of the maximum relative luminance; between two states above BRIGHT nothing flashes
SATURATED, RED_SWING = 0.8, 0.2  # R / (R + G + B) of a saturated red; distance of the states in u', v'
DARK_RED = 20 / 320  # R - G - B below which WCAG 2.0 left red out: a nearly black red harms nobody

SHOWN_WIDTH = 1024  # pixels wide that a picture is thought to be shown: what the criterion reckons with
CELL = (
    8  # of these pixels a side is what is compared: finer patterns (noise, a raster) even out, as the criterion wants
)
FIELD = 341 // CELL, 256 // CELL  # cells; 341 x 256 pixels are 10 degrees of the eye's field
AREA = 341 * 256 / 4 / CELL**2  # cells; a quarter of that field


@dataclass(frozen=True, slots=True)
class Flashing:
    """More than three flashes in a second: of which kind, and when it was so first (seconds from the start)."""

    kind: Literal["general", "red"]
    at: float


def cells(width: int, height: int) -> tuple[int, int]:
    """The size in cells of a picture of `width` x `height` pixels; a very tall one is squeezed into two screens."""
    across = SHOWN_WIDTH // CELL
    return across, min(max(1, round(across * height / width)), 2 * across)


def first_flashing(frames: Iterable[tuple[float, Bytes]]) -> Flashing | None:
    """Where frames, of (seconds, RGB in cells: height x width x 3), flash too much first; None where they do not."""
    return flashing_light((at, linear(rgb)) for at, rgb in frames)


def flashing_light(frames: Iterable[tuple[float, Plane]]) -> Flashing | None:
    """The same of frames in linear RGB (0-1)."""
    general, red = _General(), _Red()
    general_pairs, red_pairs = _Pairs(), _Pairs()
    for at, light in frames:
        if general_pairs.too_many(at, general.changed(luminance(light))):
            return Flashing("general", at)
        if red_pairs.too_many(at, red.changed(light)):
            return Flashing("red", at)
    return None


class _General:
    """Which cells have just made a full swing of luminance against their last one, frame by frame."""

    _low: Plane | None = None

    def changed(self, plane: Plane) -> Mask:
        if self._low is None:
            self._low, self._high = plane.copy(), plane.copy()
            self._way = np.zeros(plane.shape, np.int8)  # 1 up, -1 down, 0 before the first swing
        np.minimum(self._low, plane, out=self._low)
        np.maximum(self._high, plane, out=self._high)
        swing = SWING - 1e-4  # what rounding takes
        up = (self._way <= 0) & (plane - self._low >= swing) & (self._low < BRIGHT)
        down = (self._way >= 0) & (self._high - plane >= swing) & (plane < BRIGHT) & ~up
        self._way[up], self._way[down] = 1, -1
        # On its way up a cell is measured from the top that it reaches, on its way down from the bottom.
        self._high[up], self._low[down] = plane[up], plane[down]
        self._low[self._way == 1], self._high[self._way == -1] = np.inf, -np.inf
        return np.asarray(up | down)


class _Red:
    """Which cells have just turned to a saturated red or away from it, frame by frame."""

    _was: Mask | None = None

    def changed(self, light: Plane) -> Mask:
        red, others, colour = light[..., 0], light[..., 1] + light[..., 2], chromaticity(light)
        now = (red >= SATURATED * (red + others)) & (red - others > DARK_RED)
        if self._was is None:
            self._was, self._colour = now, colour
        far = ((colour - self._colour) ** 2).sum(axis=-1) > RED_SWING**2
        turned = (now != self._was) & far
        known = turned | (now == self._was)  # a state in between is neither: the next is measured from the last
        self._was = np.where(turned, now, self._was)
        self._colour = np.where(known[..., None], colour, self._colour)
        return np.asarray(turned)


class _Pairs:
    """Keeps each cell's last changes, and says when too many cells have had too many of them within a second."""

    _times: Plane | None = None

    def too_many(self, at: float, changed: Mask) -> bool:
        if self._times is None:
            self._times = np.full((2 * (ALLOWED + 1), *changed.shape), -np.inf, "f4")
        if not changed.any():
            return False
        self._times[:-1, changed] = self._times[1:, changed]
        self._times[-1, changed] = at
        many = self._times[0] >= at - 1.0
        return bool(many.sum() >= AREA) and _fullest_field(many) >= AREA


def _fullest_field(mask: Mask) -> int:
    """The most cells of the mask that any field of the size FIELD holds."""
    across, down = min(FIELD[0], mask.shape[1]), min(FIELD[1], mask.shape[0])
    sums = np.pad(mask.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    held = sums[down:, across:] - sums[:-down, across:] - sums[down:, :-across] + sums[:-down, :-across]
    return int(held.max())
