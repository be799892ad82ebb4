"""What the rules about identifiers share: each asks the facts for one kind, in every text that readers meet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding


class IdentifierCheck(Check):
    """A rule that reports identifiers of one kind (`entity`, Presidio's entity type)."""

    entity: ClassVar[str]
    allow: Annotated[tuple[str, ...], "values that are the service's own, such as its switchboard"] = ()

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each identifier of this kind."""
        allowed = {_core(value) for value in self.allow}
        for pointer, string in draft.strings():
            for found in facts.identifiers(pointer, self.entity):
                if _core(string[found.start : found.end]) in allowed:
                    continue
                yield self.finding(at=pointer, span=(found.start, found.end))


def _core(value: str) -> str:
    """A value without the ways of writing it: 08-465 004 00 and 08 46500400 are one number."""
    return "".join(c for c in value.lower() if c.isalnum() or c in "@._")
