"""Trains src/postguard/facts/faces/head.npz on FairFace, and says which threshold keeps false questions at 30+ in bounds.

Run `python benchmarks/train_ages.py fairface_label_train.csv FOLDER [--without FILE] [--output head.npz]`: some 40
minutes for 40,000 crops on one core. Each crop is used as it is and once more so small that the face is 40-110 px, as
in ordinary photographs, and saved as JPEG anew. A tenth of the files (their number ends in 0) is left out of the
fitting; on it the threshold is chosen. `--without` names files to leave out of both, one a line. What the age net makes
of the faces is kept in memory only.
"""

from __future__ import annotations

import argparse
import io
import random
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np
from fairface import Labelled, labelled
from PIL import Image

from postguard.facts.faces.ages import AgeBands
from postguard.facts.faces.boxes import area
from postguard.facts.faces.centerface import CenterFace
from postguard.facts.faces.head import GROUPS, YOUNG, Floats, Head

HIDDEN, ROUNDS, AT_ONCE, STEP, DECAY, DROPPED = 64, 12, 256, 1e-3, 1e-3, 0.3
FALSE = 0.135  # share of 30+ in the validation part that may be asked about: profiles are asked about besides
SMALL = (0.25, 0.6)  # of a crop's side


def small(crop: Image.Image) -> Image.Image:
    """The crop as it would be in an ordinary photograph."""
    scale = random.uniform(*SMALL)
    size = round(crop.width * scale), round(crop.height * scale)
    data = io.BytesIO()
    crop.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0).save(
        data, "JPEG", quality=random.choice([70, 80, 90])
    )
    return Image.open(data).convert("RGB")


def seen(faces: Iterable[Labelled], smaller: bool) -> tuple[Floats, list[Labelled]]:
    """What the age net makes of each face in the middle of its crop, and whose it is; without those not found."""
    detector, ages = CenterFace(threads=1), AgeBands(head=Head({}))
    rows, whose = [], []
    for face in faces:
        with Image.open(face.path) as stored:
            crop = stored.convert("RGB")
        crop = small(crop) if smaller else crop
        x, y = crop.width / 2, crop.height / 2
        found = [box for box, _ in detector.detect(crop)]
        middle = [b for b in found if b[0] <= x <= b[2] and b[1] <= y <= b[3]] or found
        if middle:
            rows.append(ages.look(crop, [detector.square(max(middle, key=area))])[1][0])
            whose.append(face)
    return np.stack(rows), whose


def fitted(values: Floats, groups: np.ndarray) -> dict[str, Floats]:
    """A net of one hidden layer (Adam, dropout), with rare age groups weighted up by the root of their rarity."""
    random_ = np.random.default_rng(0)
    mean, spread = values.mean(0), values.std(0) + 1e-3
    inputs = ((values - mean) / spread).astype("f4")
    weights = (1 / np.bincount(groups, minlength=len(GROUPS)) ** 0.5)[groups]
    weights = (weights / weights.mean()).astype("f4")
    wanted = np.eye(len(GROUPS), dtype="f4")[groups]
    sizes = (inputs.shape[1], HIDDEN, len(GROUPS))
    net = []
    for a, b in pairwise(sizes):
        net += [random_.normal(0, (2 / a) ** 0.5, (a, b)).astype("f4"), np.zeros(b, "f4")]
    first, second = [np.zeros_like(p) for p in net], [np.zeros_like(p) for p in net]
    steps, at = ROUNDS * (len(inputs) // AT_ONCE), 0
    for _ in range(ROUNDS):
        order = random_.permutation(len(inputs))
        for start in range(0, len(inputs) - AT_ONCE + 1, AT_ONCE):
            at += 1
            some = order[start : start + AT_ONCE]
            hidden = np.maximum(inputs[some] @ net[0] + net[1], 0)
            kept = ((random_.random(hidden.shape) > DROPPED) / (1 - DROPPED)).astype("f4")
            scores = (hidden * kept) @ net[2] + net[3]
            powers = np.exp(scores - scores.max(1, keepdims=True))
            off = (powers / powers.sum(1, keepdims=True) - wanted[some]) * weights[some, None] / AT_ONCE
            back = (off @ net[2].T) * kept * (hidden > 0)
            slopes = [inputs[some].T @ back, back.sum(0), (hidden * kept).T @ off, off.sum(0)]
            pace = STEP * 0.5 * (1 + np.cos(np.pi * at / steps))
            for i, slope in enumerate(slopes):
                first[i] = 0.9 * first[i] + 0.1 * slope
                second[i] = 0.999 * second[i] + 0.001 * slope**2
                turn = first[i] / (1 - 0.9**at) / (np.sqrt(second[i] / (1 - 0.999**at)) + 1e-8)
                net[i] = (net[i] - pace * (turn + (DECAY * net[i] if i in (0, 2) else 0))).astype("f4")
    return dict(zip(("mean", "spread", "in", "in_bias", "out", "out_bias"), (mean, spread, *net), strict=True))


def trained(values: Floats, whose: list[Labelled]) -> tuple[dict[str, Floats], float]:
    """The weights, and the threshold above which FALSE of the validation part's faces of 30+ lie."""
    groups = np.array([GROUPS.index(face.age) for face in whose])
    apart = np.array([int(face.path.stem) % 10 == 0 for face in whose])
    weights = {name: made.astype("f2") for name, made in fitted(values[~apart], groups[~apart]).items()}
    chances = np.array(Head(weights).minor(values[apart]))
    return weights, float(np.quantile(chances[groups[apart] > YOUNG], 1 - FALSE))


def main() -> None:
    """Train, and write the file."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("table", type=Path)
    options.add_argument("folder", type=Path)
    options.add_argument("--without", type=Path)
    options.add_argument("--output", type=Path, default=Path("head.npz"))
    chosen = options.parse_args()
    left_out = set(chosen.without.read_text("utf-8").split()) if chosen.without else set()
    faces = [face for face in labelled(chosen.table, chosen.folder) if face.path.name not in left_out]
    random.seed(3)
    whole, whose = seen(faces, smaller=False)
    reduced, whose_too = seen(faces, smaller=True)
    weights, threshold = trained(np.concatenate([whole, reduced]), whose + whose_too)
    np.savez_compressed(chosen.output, **weights)
    print(f"{len(whose) + len(whose_too)} views of {len(faces)} faces; faces.minor-above = {threshold:.3f}")


if __name__ == "__main__":
    main()
