"""Figures of an exported model, through the plugin itself: `python evaluate.py FOLDER FILES`. Prints Markdown."""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from data import Post, read
from measure import area, interval, prf
from network import CATEGORIES, TONES

from postguard.facts.signals import TextSignals
from postguard_semantic.encoder import Encoder


def line(name: str, truth: np.ndarray, said: np.ndarray) -> str:
    """One row of a table."""
    p, r, f = prf(truth, said)
    low, high = interval(truth, said)
    return f"| {name} | {len(truth)} | {truth.sum()} | {p:.3f} | {r:.3f} | {f:.3f} | {low:.3f}–{high:.3f} |"


def touched(post: Post, heard: TextSignals, names: Sequence[str]) -> tuple[int, int, int]:
    """Labelled passages that a found one of the same name touches, labelled passages, found passages that touch none."""
    found = [(f.start, f.end, n) for n in names for f in heard.category_passages.get(n, ())]
    labelled = [span for span in post.spans if span[2] in names]
    hit = sum(any(n == k and a < e and s < b for a, b, n in found) for s, e, k in labelled)
    false = sum(not any(n == k and a < e and s < b for s, e, k in labelled) for a, b, n in found)
    return hit, len(labelled), false


def special_category(posts: list[Post], heard: list[TextSignals]) -> None:
    """The table of the family special-category."""
    truth = np.array([bool(p.sensitive) for p in posts])
    said = np.array([h.is_sensitive for h in heard])
    score = np.array([h.sensitive for h in heard])
    print("| part | posts | sensitive | P | R | F1 | 95 % |\n|---|---|---|---|---|---|---|")
    print(line("all", truth, said))
    for lang in ("sv", "en"):
        rows = np.array([p.lang == lang for p in posts])
        print(line(lang, truth[rows], said[rows]))
    for author in sorted({p.author for p in posts}):
        rows = np.array([p.author == author for p in posts])
        print(line(f"author {author}", truth[rows], said[rows]))
    macro = []
    for name in CATEGORIES:
        mine = np.array([name in p.categories for p in posts])
        says = np.array([h.is_sensitive and name in h.likely_categories() for h in heard])
        macro.append(prf(mine, says)[2])
        print(line(name, mine, says))
    print(f"\nAUC {area(truth, score):.4f}, macro F1 of categories {np.mean(macro):.3f}")
    for kind in sorted({p.kind for p in posts}):
        rows = np.array([p.kind == kind for p in posts])
        clean, bad = rows & ~truth, rows & truth
        print(
            f"- {kind}: {said[clean].sum()} of {clean.sum()} clean posts flagged, {said[bad].sum()} of {bad.sum()} sensitive found"
        )
    hits = [touched(p, h, CATEGORIES) for p, h in zip(posts, heard) if h.is_sensitive or p.sensitive]
    hit, labelled, false = np.sum(hits, axis=0)
    print(f"\npassages: {hit} of {labelled} touched with the right category, {false} more")
    chance = (score >= t for t in (0.1, 0.3, 0.5, 0.7, 0.9))
    print("at .1 .3 .5 .7 .9: " + "; ".join(f"P {prf(truth, s)[0]:.3f} R {prf(truth, s)[1]:.3f}" for s in chance))
    edges = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.001]
    for low, high in itertools.pairwise(edges):
        rows = (score >= low) & (score < high)
        if rows.any():
            print(f"- said {score[rows].mean():.2f}, were {truth[rows].mean():.2f} (n {rows.sum()})")


def named(posts: list[Post], heard: list[TextSignals]) -> None:
    """Exact and touching matches of persons' names."""
    hit = touch = all_labels = all_found = 0
    for post, h in zip(posts, heard):
        labels = {(a, b) for a, b, name in post.spans if name == "person"}
        found = {(p.start, p.end) for p in h.persons}
        hit += len(labels & found)
        touch += sum(any(a < d and c < b for c, d in found) for a, b in labels)
        all_labels += len(labels)
        all_found += len(found)
    if all_labels and all_found:
        print(
            f"\npersons: exact P {hit / all_found:.3f} R {hit / all_labels:.3f}; touched {touch / all_labels:.3f} (n {all_labels})"
        )


def tone(posts: list[Post], heard: list[TextSignals]) -> None:
    """The table of the family tone."""
    print("\n| rule | posts | with it | P | R | F1 | 95 % |\n|---|---|---|---|---|---|---|")
    said_any = np.zeros(len(posts), bool)
    hit = said_all = true_all = 0
    for name in TONES:
        truth = np.array([name in (p.tones or ()) for p in posts])
        said = np.array([h.tones[name] >= h.tone_thresholds.get(name, 0.5) for h in heard])
        said_any |= said
        hit, said_all, true_all = hit + (truth & said).sum(), said_all + said.sum(), true_all + truth.sum()
        print(line(name, truth, said))
    truth = np.array([bool(p.tones) for p in posts])
    print(line("any", truth, said_any))
    print(f"\nmicro F1 {2 * hit / (said_all + true_all):.3f}; clean texts flagged {said_any[~truth].mean():.3f}")


def main() -> None:
    """Read, judge, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--errors", action="store_true", help="list the ids that were misjudged")
    given = parser.parse_args()
    model = Encoder(given.folder)
    posts = [post for path in given.files for post in read(path)]
    begun = time.process_time()
    heard = [model.signals(post.text, post.lang) for post in posts]
    print(f"{len(posts)} texts, {1000 * (time.process_time() - begun) / len(posts):.1f} ms of one core a text\n")
    for judged, show in ((lambda p: p.sensitive is not None, special_category), (lambda p: p.tones is not None, tone)):
        rows = [n for n, p in enumerate(posts) if judged(p)]
        if rows:
            show([posts[n] for n in rows], [heard[n] for n in rows])
    named(posts, heard)
    if given.errors:
        for post, h in zip(posts, heard):
            if post.sensitive is not None and post.sensitive != h.is_sensitive:
                print(
                    f"{post.id} {post.kind} {'missed' if post.sensitive else 'false alarm'} {h.sensitive:.2f} {sorted(post.categories)}"
                )


if __name__ == "__main__":
    main()
