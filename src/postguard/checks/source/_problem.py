"""What the rules of this family share: each reports the problems that loading met, under its own name."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding, Level


class ProblemCheck(Check):
    """A rule that reports problems of a draft or its media files which name it."""

    level: Level = "error"

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each problem of this rule."""
        for problem in (*draft.problems, *(m.problem for m in facts.media if m.problem)):
            if problem.rule == self.id:
                yield self.finding(at=problem.pointer, kind=problem.kind, why=problem.why)
