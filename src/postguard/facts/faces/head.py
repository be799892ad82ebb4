"""How old a face looks, from what dlib's age net makes of it just before its own answer: a small net trained by postguard.

It was trained on FairFace (Kärkkäinen and Joo 2021, CC BY 4.0) by benchmarks/train_ages.py; docs/ages.md says how right
it is, by group. Plain numpy. What the age net makes of a face is used for this alone, in memory: it is neither stored,
nor compared with anything, nor does it leave `AgeBands`.
"""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

FILE = "head.npz"
GROUPS = ("0-2", "3-9", "10-19", "20-29", "30-39", "40-49", "50-59", "60-69", "70+")
"""FairFace's age groups, in years."""
YOUNG = 3  # groups that count as minors: the labels have no border at 18


class Head:
    """256 numbers a face -> 64 -> the probability of each of GROUPS."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self._weights = {name: values.astype(np.float32) for name, values in weights.items()}

    @classmethod
    def shipped(cls) -> Head:
        """The one that was trained for this version."""
        data = files("postguard.facts.faces").joinpath(FILE).read_bytes()
        with np.load(BytesIO(data), allow_pickle=False) as stored:
            return cls(dict(stored))

    def groups(self, seen: Floats) -> Floats:
        """The probability of each age group, a row a face."""
        w = self._weights
        hidden = np.maximum((seen - w["mean"]) / w["spread"] @ w["in"] + w["in_bias"], 0)
        scores = hidden @ w["out"] + w["out_bias"]
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Floats = powers / powers.sum(axis=1, keepdims=True)
        return shares

    def minor(self, seen: Floats) -> list[float]:
        """The probability (0-1) that each face is of the groups up to 19 years."""
        shares: list[float] = self.groups(seen)[:, :YOUNG].sum(axis=1).clip(0, 1).tolist()
        return shares
