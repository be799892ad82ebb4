"""What each family's text rules cost a post, on the test posts, beside a naive script in the same run.

The naive script reads each post with textstat alone. Run `python benchmarks/rules.py`; prints milliseconds a post.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import textstat

from postguard import Draft, Guard

POSTS = Path(__file__).parent.parent / "tests" / "data" / "posts" / "accessibility.jsonl"
FILES = ("flashing-image", "low-contrast", "image-text-not-in-alt", "captions-missing", "transcript-missing")
ROUNDS = 7


def milliseconds(work: Callable[[Draft], object], drafts: list[Draft]) -> float:
    """Median over the rounds of the mean time a draft, after one round to warm up."""
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        for draft in drafts:
            work(draft)
        times.append((time.perf_counter() - start) / len(drafts) * 1000)
    return statistics.median(times[1:])


def naive(draft: Draft) -> object:
    """LIX and sentence count of a post, as a script of ten lines would take them."""
    text = f"{draft.text} {time.perf_counter_ns()}"  # textstat caches: a new text each time, as posts are
    return textstat.textstat.lix(text), textstat.textstat.sentence_count(text)


def main() -> None:
    """Print a row a family."""
    cases = [json.loads(line)["draft"] for line in POSTS.read_text(encoding="utf-8").splitlines()]
    drafts = [Draft(id=case["id"], lang=case["lang"], text=case["text"]) for case in cases]
    base = milliseconds(naive, drafts)
    print(
        f"{'n = ' + str(len(drafts)) + ' posts':40} {'ms a post':>10} {'of naive':>9}\n{'naive: textstat':40} {base:10.3f} {1:9.2f}"
    )
    for families in (["accessibility", "plain-language"], ["personal-data"], ["special-category"], ["tone"], []):
        guard = Guard({"select": families, "ignore": [*FILES, "minors", "location-metadata"]})
        cost = milliseconds(guard.check, drafts)
        print(f"{' + '.join(families) or 'all text rules':40} {cost:10.3f} {cost / base:9.2f}")


if __name__ == "__main__":
    main()
