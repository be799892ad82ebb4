"""The flat colours of a graphic, and how far two colours lie apart. Photographs have none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE = 128  # pixels of the small copy that is looked at
_GRAPHIC = (
    0.55  # share of the picture that the three commonest colours of a graphic cover; of photographs under a third
)
_SHARE = 0.12  # share from which a colour counts
_GREY = 12.0  # chroma in CIELAB below which a colour is black, white or grey


class Flat(NamedTuple):
    """A flat colour: red, green, blue (0-255), and its share of the picture (0-1)."""

    rgb: tuple[int, int, int]
    share: float


def flat_colors(image: Image) -> tuple[Flat, ...]:
    """The flat colours of a graphic that are neither black, white nor grey, the commonest first; nothing of a photograph."""
    from PIL.Image import Resampling

    small = np.asarray(image.convert("RGB").resize((_SIDE, _SIDE), Resampling.NEAREST)).reshape(-1, 3)
    coarse = (small >> 4).astype(np.int32)
    keys = (coarse[:, 0] << 8) | (coarse[:, 1] << 4) | coarse[:, 2]
    _, where, counts = np.unique(keys, return_inverse=True, return_counts=True)
    order = np.argsort(-counts)
    if counts[order[:3]].sum() / len(keys) < _GRAPHIC:
        return ()
    flats = []
    for at in order[:6]:
        share = float(counts[at] / len(keys))
        mean = small[where == at].mean(axis=0)
        rgb = (int(mean[0]), int(mean[1]), int(mean[2]))
        if share >= _SHARE and float(np.hypot(*_lab(rgb)[1:])) >= _GREY:
            flats.append(Flat(rgb, share))
    return tuple(flats)


def distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """How far two colours lie apart (CIE76 in CIELAB; 2 is just seen, 100 is black and white)."""
    return float(np.linalg.norm(np.subtract(_lab(one), _lab(other))))


def _lab(rgb: tuple[int, int, int]) -> tuple[float, float, float]:
    value = np.array(rgb) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ linear / np.array([0.95047, 1.0, 1.08883])
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return float(116 * y - 16), float(500 * (x - y)), float(200 * (y - z))
