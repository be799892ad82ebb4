"""The contrast between the letters of a word in a picture and the ground around them (WCAG 2.2, criterion 1.4.3)."""

from __future__ import annotations

import numpy as np

from postguard.facts.image_text import Box
from postguard.facts.light import Bytes, Plane, contrast, linear, luminance

LEAST_PIXELS = 40  # of letters: fewer are no letters
EVEN = 0.7  # of the ground's pixels that must lie near its median luminance; a photograph's ground has no one colour
NEAR = 0.06


def word_contrast(rgb: Bytes, box: Box) -> float | None:
    """The contrast ratio (1-21) of the word in `box` of a picture (height x width x 3, sRGB); None where none can be told.

    Light and dark part where the two groups differ most (Otsu 1979). The one along the edge is the ground. Of the letters
    the half furthest from the ground counts: the rest is their smoothed edges, which no eye takes for their colour.
    """
    left, top, right, bottom = box
    edge = max(2, (bottom - top) // 6)
    part = rgb[max(0, top - edge) : bottom + edge, max(0, left - edge) : right + edge]
    if part.shape[0] < 4 or part.shape[1] < 4:
        return None
    light = luminance(linear(part))
    split = _otsu(np.sqrt(light))
    if split is None:
        return None
    dark = np.sqrt(light) <= split
    border = np.concatenate((dark[:2].ravel(), dark[-2:].ravel(), dark[:, :2].ravel(), dark[:, -2:].ravel()))
    ground_is_dark = bool(border.mean() > 0.5)
    ground, letters = light[dark == ground_is_dark], light[dark != ground_is_dark]
    if letters.size < LEAST_PIXELS or ground.size < LEAST_PIXELS:
        return None
    middle = float(np.median(ground))
    if np.mean(np.abs(np.sqrt(ground) - np.sqrt(middle)) < NEAR) < EVEN:
        return None
    furthest = np.sort(np.abs(letters - middle))[letters.size // 2 :]
    ink = middle + float(np.median(furthest)) * (1 if not (letters.mean() < middle) else -1)
    return contrast(ink, middle)


def _otsu(values: Plane) -> float | None:
    """The value (0-1) that parts the values into the two groups that differ most; None where all are alike."""
    counts, edges = np.histogram(values, 64, (0, 1))
    if np.count_nonzero(counts) < 2:
        return None
    share = counts / counts.sum()
    below = share.cumsum()
    mean = (share * (edges[:-1] + edges[1:]) / 2).cumsum()
    inside = (below > 0) & (below < 1)
    between = np.zeros(64)
    between[inside] = (mean[-1] * below - mean)[inside] ** 2 / (below * (1 - below))[inside]
    best = np.flatnonzero(between >= between.max() * 0.999)
    return float(edges[int(best.mean()) + 1])
