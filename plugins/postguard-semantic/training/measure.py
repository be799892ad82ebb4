"""Figures: precision, recall, F1, area under the curve, with 95 % intervals by resampling."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from data import Post
from network import CATEGORIES, POST, TONES


def area(truth: np.ndarray, score: np.ndarray) -> float:
    """The area under the ROC curve: how often a sensitive post scores above a clean one."""
    order = np.argsort(np.argsort(score, kind="stable"), kind="stable") + 1.0
    n, p = int((~truth).sum()), int(truth.sum())
    return float((order[truth].sum() - p * (p + 1) / 2) / (n * p)) if n and p else float("nan")


def prf(truth: np.ndarray, said: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    hit = float((truth & said).sum())
    p = hit / said.sum() if said.sum() else 0.0
    r = hit / truth.sum() if truth.sum() else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def interval(truth: np.ndarray, said: np.ndarray, seed: int = 8, times: int = 2000) -> tuple[float, float]:
    """The 95 % interval of F1, resampling posts."""
    chance = np.random.default_rng(seed)
    rows = chance.integers(0, len(truth), (times, len(truth)))
    values = [prf(truth[row], said[row])[2] for row in rows]
    return float(np.percentile(values, 2.5)), float(np.percentile(values, 97.5))


def best_threshold(truth: np.ndarray, score: np.ndarray) -> tuple[float, float]:
    """The score with the best F1, and that F1."""
    found = [(prf(truth, score >= t)[2], float(t)) for t in np.unique(score)]
    f1, t = max(found)
    return t, f1


def table(posts: Sequence[Post], logits: np.ndarray) -> str:
    """The figures in short."""
    lines = []
    rows = [n for n, p in enumerate(posts) if p.sensitive is not None]
    if rows:
        truth = np.array([posts[n].sensitive for n in rows])
        score = logits[rows, 0]
        t, best = best_threshold(truth, score)
        p, r, f = prf(truth, score > 0)
        clean = np.sort(score[~truth])[::-1]
        strict = clean[max(0, int(0.02 * len(clean)))]
        lines.append(
            f"P {p:.3f} R {r:.3f} F1 {f:.3f} AUC {area(truth, score):.4f} best F1 {best:.3f} at {t:.2f}; "
            f"R at 2 % false alarms {(score[truth] > strict).mean():.3f}"
        )
        each = []
        for name in CATEGORIES:
            truth = np.array([name in posts[n].categories for n in rows])
            if truth.sum() >= 5:
                each.append(prf(truth, logits[rows, POST.index(name)] > 0)[2])
                lines.append(f"{name[:9]} {each[-1]:.2f}")
        lines.append(f"macro {np.mean(each):.3f}")
    rows = [n for n, p in enumerate(posts) if p.tones is not None]
    if rows:
        each = []
        any_said = np.zeros(len(rows), bool)
        for name in TONES:
            truth = np.array([name in (posts[n].tones or ()) for n in rows])
            said = logits[rows, POST.index(name)] > 0
            any_said |= said
            if truth.sum() >= 5:
                each.append(prf(truth, said)[2])
                lines.append(f"{name} {each[-1]:.2f}")
        truth = np.array([bool(posts[n].tones) for n in rows])
        lines.append(f"tone macro {np.mean(each):.3f}, any {prf(truth, any_said)[2]:.3f}")
    return " | ".join(lines)
