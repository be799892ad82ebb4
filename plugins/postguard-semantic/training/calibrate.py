"""Temperatures, shifts and thresholds from posts by authors who were left out: `python calibrate.py RUN... --data FILES --out settings.json`.

RUN/held.npz holds a run's answers on the posts that it left out; those of several runs are put together. Nothing here may
ever read the test part.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from data import Post, read
from measure import prf
from network import CATEGORIES, POST, TOKEN, TONES

ORDINARY = 0.02
"""The share of ordinary posts that may be flagged."""
SENSITIVE = 0.3
"""The share of sensitive posts for which F1 is made best; the files have more of them than a house's drafts have."""
FEWEST = 15


def fit(logit: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Temperature and shift that make the logits' probabilities true, by Newton's method, never a step uphill."""

    def cost(ab: np.ndarray) -> float:
        z = ab[0] * logit + ab[1]
        return float((np.logaddexp(0, z) - truth * z).sum() + 0.25 * (ab[0] - 1) ** 2 + 0.025 * ab[1] ** 2)

    at = np.array([1.0, 0.0])
    for _ in range(200):
        p = 1 / (1 + np.exp(-(at[0] * logit + at[1])))
        weight = p * (1 - p)
        gradient = np.array([((p - truth) * logit).sum() + 0.5 * (at[0] - 1), (p - truth).sum() + 0.05 * at[1]])
        across = (weight * logit).sum()
        hessian = np.array([[(weight * logit**2).sum() + 0.5, across], [across, weight.sum() + 0.05]])
        step = np.linalg.solve(hessian, gradient)
        while cost(at - step) > cost(at) and np.abs(step).max() > 1e-9:
            step /= 2
        at = at - step
        if np.abs(step).max() < 1e-6:
            break
    return float(1 / max(at[0], 0.05)), float(at[1])


def threshold(posts: list[Post], probability: np.ndarray) -> float:
    """The lowest probability that flags at most ORDINARY of the ordinary posts, or the one with the best F1 above it."""
    truth = np.array([bool(p.sensitive) for p in posts])
    ordinary = np.array([p.kind == "ordinary" and not p.sensitive for p in posts])
    weight = np.where(truth, SENSITIVE / truth.mean(), (1 - SENSITIVE) / (1 - truth.mean()))
    best = (0.0, 0.5)
    for t in np.round(np.arange(0.2, 0.96, 0.01), 2):
        said = probability >= t
        if ordinary.any() and said[ordinary].mean() > ORDINARY:
            continue
        hit = (weight * (truth & said)).sum()
        f1 = 2 * hit / ((weight * said).sum() + (weight * truth).sum())
        best = max(best, (float(f1), float(t)))
    return best[1]


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="all files of the training")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    given = parser.parse_args()
    posts: list[Post] = []
    logits = np.zeros((0, len(POST)), dtype=np.float32)
    for run in given.runs:
        left_out = json.loads((run / "options.json").read_text())["leave_out"]
        posts += [post for path in given.data if path.stem in left_out for post in read(path)]
        logits = np.concatenate([logits, np.load(run / "held.npz")["posts"]])
        assert len(posts) == len(logits), run
    temperatures, shifts, thresholds = {}, {}, {}
    for at, name in enumerate(POST):
        rows = [n for n, p in enumerate(posts) if (p.tones if name in TONES else p.sensitive) is not None]
        judged = [posts[n] for n in rows]
        if name == "sensitive":
            truth = np.array([bool(p.sensitive) for p in judged])
        else:
            truth = np.array([name in (p.tones or () if name in TONES else p.categories) for p in judged])
        if truth.sum() < FEWEST:
            continue
        temperature, shift = fit(logits[rows, at].astype(float), truth.astype(float))
        temperatures[name], shifts[name] = round(temperature, 3), round(shift, 3)
        probability = 1 / (1 + np.exp(-(logits[rows, at] / temperature + shift)))
        if name == "sensitive":
            thresholds[name] = threshold(judged, probability)
            print("sensitive", thresholds[name], prf(truth, probability >= thresholds[name]))
        elif name in TONES:
            scored = [(prf(truth, probability >= t)[2], float(t)) for t in np.round(np.arange(0.3, 0.8, 0.05), 2)]
            thresholds[name] = max(scored)[1]
    thresholds.setdefault("sensitive", 0.5)
    settings = {
        "version": given.version,
        "post": POST,
        "token": TOKEN,
        "categories": CATEGORIES,
        "tones": TONES,
        "temperatures": temperatures,
        "shifts": shifts,
        "thresholds": thresholds,
    }
    given.out.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
