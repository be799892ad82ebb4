"""Light as eyes take it: relative luminance, contrast and colour of sRGB values, as WCAG 2.2 and CIE 1976 define them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]

_LINEAR = np.array([v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in np.arange(256) / 255], "f4")
_LUMINANCE = np.array((0.2126, 0.7152, 0.0722), "f4")
# X, and X + 15 Y + 3 Z, of linear sRGB (IEC 61966-2-1).
_X = np.array((0.4124, 0.3576, 0.1805), "f4")
_WEIGHT = _X + 15 * _LUMINANCE + 3 * np.array((0.0193, 0.1192, 0.9505), "f4")
_WHITE = np.array((0.1978, 0.4683), "f4")  # u', v' of D65


def linear(rgb: Bytes) -> Plane:
    """The linear light (0-1) of 8-bit sRGB values."""
    return _LINEAR[rgb]


def luminance(light: Plane) -> Plane:
    """Relative luminance (0 black, 1 white) of linear RGB; the colours stand on the last axis."""
    return np.asarray(light @ _LUMINANCE, "f4")


def contrast(one: float, other: float) -> float:
    """The contrast ratio (1-21) of two relative luminances."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def chromaticity(light: Plane) -> Plane:
    """u' and v' (CIE 1976 UCS) of linear RGB, on the last axis; black, which has no colour, is given white's."""
    weight = (light @ _WEIGHT)[..., None]
    dark = weight < 0.05
    found = np.stack((4 * (light @ _X), 9 * luminance(light)), axis=-1) / np.where(dark, 1, weight)
    return np.asarray(np.where(dark, _WHITE, found), "f4")
