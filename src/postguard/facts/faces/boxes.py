"""Boxes around faces."""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[int, int, int, int]
"""left, top, right, bottom in pixels of the upright image; right and bottom lie outside."""


def whole(corners: Sequence[float]) -> Box:
    """Return the box with its corners rounded to whole pixels."""
    left, top, right, bottom = (round(float(value)) for value in corners)
    return left, top, right, bottom


def height(box: Box) -> int:
    """Return the box's height in pixels."""
    return box[3] - box[1]


def area(box: Box) -> int:
    """Return the box's area in square pixels."""
    return (box[2] - box[0]) * (box[3] - box[1])


def holds(outer: Box, inner: Box) -> bool:
    """Return whether four fifths of the second box lie in the first."""
    width = min(outer[2], inner[2]) - max(outer[0], inner[0])
    tall = min(outer[3], inner[3]) - max(outer[1], inner[1])
    return max(0, width) * max(0, tall) >= 0.8 * area(inner)
