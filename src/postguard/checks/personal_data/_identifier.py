"""What the rules about identifiers share: each asks the facts for one kind, in every text that readers meet."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Annotated, ClassVar

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding


class IdentifierCheck(Check):
    """A rule that reports identifiers of one kind (`entity`, Presidio's entity type)."""

    entity: ClassVar[str]
    allow: Annotated[
        tuple[str, ...], "values of the service's own: exact ones, patterns (kontakt*@*), domains (@sjohaga.se)"
    ] = ()

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each identifier of this kind."""
        for pointer, string in draft.strings():
            for found in facts.identifiers(pointer, self.entity):
                if not allowed(string[found.start : found.end], self.allow):
                    yield self.finding(at=pointer, span=(found.start, found.end))


def allowed(value: str, allow: tuple[str, ...]) -> bool:
    """Whether a value is one of the house's own: an exact one however it is written, a pattern with * and ?, a domain."""
    core = _core(value)
    for entry in allow:
        if "*" in entry or "?" in entry:
            if fnmatchcase(value.lower(), entry.lower()):
                return True
        elif entry.startswith("@") and "@" in value[1:]:
            if value.lower().endswith((entry.lower(), "." + entry[1:].lower())):
                return True
        elif core == _core(entry):
            return True
    return False


def _core(value: str) -> str:
    """A value without the ways of writing it: 08-465 004 00 and 08 46500400 are one number."""
    return "".join(c for c in value.lower() if c.isalnum() or c in "@._")
