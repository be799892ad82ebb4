"""Images as the detectors want them, and what they find without its repetitions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image

from postguard.facts.faces.boxes import Box


def to_rgb(image: Image.Image) -> Image.Image:
    """Return the image as 8-bit RGB, transparent parts on white as in most feeds."""
    if image.mode == "RGB":
        return image
    if image.mode.startswith(("I", "F")) and image.width and image.height:
        # 16 and 32 bits: Pillow would cut at 255, which leaves a white picture.
        values = np.nan_to_num(np.asarray(image, np.float64), posinf=0, neginf=0)
        values = (values - values.min()) * (255 / max(1.0, float(np.ptp(values))))
        return Image.fromarray(values.astype(np.uint8)).convert("RGB")
    if image.mode == "LAB":  # Pillow has no conversion; lightness is enough for a face
        return image.getchannel(0).convert("RGB")
    if image.mode == "La":  # which Pillow converts to nothing but LA
        image = image.convert("LA")
    if image.has_transparency_data:
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")


def at_most(image: Image.Image, side: int) -> Image.Image:
    """Return the image with no side longer than `side` pixels; neither side may be 0."""
    scale = min(1.0, side / max(image.size))
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)


def distinct(found: Sequence[tuple[Box, float]], overlap: float) -> list[tuple[Box, float]]:
    """Return the boxes, best score first, without those that repeat a better one.

    Two boxes are one face from where their intersection is `overlap` (0-1) of their union.
    """
    ranked = sorted(found, key=lambda face: -face[1])
    corners = np.array([box for box, _ in ranked], np.float64).reshape(-1, 4)
    areas = np.prod(corners[:, 2:] - corners[:, :2], axis=1)
    kept, left = [], np.arange(len(ranked))
    while left.size:
        best, left = left[0], left[1:]
        kept.append(ranked[best])
        low = np.maximum(corners[best, :2], corners[left, :2])
        high = np.minimum(corners[best, 2:], corners[left, 2:])
        shared = np.prod((high - low).clip(0), axis=1)
        left = left[shared < overlap * (areas[best] + areas[left] - shared)]
    return kept
