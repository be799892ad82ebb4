"""How right the rules are on the labelled posts of authors who have not seen them: precision, recall and every error.

Run `python benchmarks/accuracy.py [FILE ...] [--errors]`; without files, all of tests/data/posts. The tables of
docs/accuracy.md come from it. A finding meets an expectation as in the tests: same rule (or an accepted one), same
place, and for names and identifiers exactly the same span.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from postguard import Draft, Finding, Guard
from postguard.draft import Origin
from postguard.sources.fields import Reading

POSTS = Path(__file__).parent.parent / "tests" / "data" / "posts"
EXACT = {
    "personal-name", "personal-identity-number", "phone-number", "email-address", "street-address", "social-handle",
    "bank-account", "vehicle-plate",
}  # fmt: skip
Outcome = tuple[str, str, str]
"""What it is (hit, missed, false fail, false review), the rule, and the words."""


def outcomes(file: Path) -> Iterator[tuple[str, list[Outcome]]]:
    """Each case's id with its hits and errors."""
    cases = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    scope = sorted({rule for case in cases for rule in case["scope"]})
    guard = Guard({"select": scope, "lang": "en"})
    for case in cases:
        draft = Reading({}).draft(case["draft"], case["id"])
        draft = replace(draft, origin=Origin(str(file), root=str(file.parent)))
        found = [f for f in guard.check(draft).findings if f.rule in case["scope"]]
        yield case["id"], list(compare(found, case["expect"], draft))


def compare(found: list[Finding], expected: list[dict[str, Any]], draft: Draft) -> Iterator[Outcome]:
    """What was found beside what was expected."""
    met: set[int] = set()
    for wanted in expected:
        hits = [at for at, finding in enumerate(found) if meets(finding, wanted, draft)]
        met.update(hits)
        words = wanted["text"] or wanted["pointer"]
        if hits:
            yield "hit", wanted["rule"], words
        elif "none" not in wanted.get("accept", ()):
            yield "missed", wanted["rule"], words
    for at, finding in enumerate(found):
        if at not in met:
            value = draft.resolve(finding.pointer)
            yield (
                f"false {finding.kind}",
                finding.rule,
                value[slice(*finding.span)] if finding.span else finding.pointer,
            )


def meets(finding: Finding, wanted: dict[str, Any], draft: Draft) -> bool:
    """Whether a finding is the expected one."""
    if finding.rule not in (wanted["rule"], *wanted.get("accept", ())):
        return False
    if wanted["pointer"] != "/text" or wanted["text"] is None:
        return finding.pointer == wanted["pointer"] or finding.pointer.startswith(wanted["pointer"] + "/")
    if finding.pointer != "/text" or not finding.span:
        return False
    text, words = draft.text or "", wanted["text"]
    places = [at for at in range(len(text)) if text.startswith(words, at)]
    if wanted["rule"] in EXACT:
        return any(finding.span == (at, at + len(words)) for at in places)
    return any(finding.span[0] < at + len(words) and at < finding.span[1] for at in places)


def main() -> None:
    """Print a Markdown table a file."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--errors", action="store_true", help="list every miss and false alarm")
    chosen = options.parse_args()
    for file in chosen.files or sorted(POSTS.glob("*.jsonl")):
        cases = list(outcomes(file))
        counts = Counter((rule, kind) for _, found in cases for kind, rule, _ in found)
        print(
            f"\n### {file.stem} (n = {len(cases)} posts)\n\n| rule | right | missed | false fail | false question | precision | recall |"
        )
        print("|---|--:|--:|--:|--:|--:|--:|")
        for rule in sorted({rule for rule, _ in counts}):
            hit, missed, fail, review = (counts[rule, kind] for kind in ("hit", "missed", "false fail", "false review"))
            shares = (
                hit / (hit + fail + review) if hit + fail + review else 0,
                hit / (hit + missed) if hit + missed else 0,
            )
            print(f"| {rule} | {hit} | {missed} | {fail} | {review} | {shares[0]:.2f} | {shares[1]:.2f} |")
        wrong = sum(any(kind == "false fail" for kind, _, _ in found) for _, found in cases)
        asked = sum(any(kind == "false review" for kind, _, _ in found) for _, found in cases)
        print(f"\nPosts with a wrong fail: {wrong} of {len(cases)}; with a needless question: {asked}.")
        for id, found in cases if chosen.errors else ():
            for kind, rule, words in found:
                if kind != "hit":
                    print(f"- {id}: {kind}, {rule}: {words}")


if __name__ == "__main__":
    main()
