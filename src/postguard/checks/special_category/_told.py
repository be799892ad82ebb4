"""What the rules on special categories share: each words what the facts find of its own category."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from postguard.checkbase import Check, NotJudged
from postguard.draft import Answer, Draft, Text
from postguard.facts import Facts
from postguard.facts.special import Hit
from postguard.facts.special.hits import ARTICLE_9
from postguard.facts.special.records import covering
from postguard.finding import Finding, Level, Settled

POINTERS = ("/title", "/text")
"""Where a post speaks; what pictures tell is asked by special-category-in-image."""

LEAVE_OUT: Text = {
    "sv": "Ta bort uppgiften, eller svara vem som uttryckligen har sagt ja till att just den publiceras och när."
    " En uppgift i registret vars omfattning har känsliga uppgifter med besvarar frågan.",
    "en": "Leave it out, or answer who has explicitly agreed to have just this published, and when."
    " A record of the register whose scope includes special categories answers it.",
}
_COVERED: Text = {
    "sv": "Uppgiften {record} i registret täcker känsliga personuppgifter.",
    "en": "The record {record} of the register covers special categories.",
}


class SpecialCategoryCheck(Check):
    """A rule that words the places where a post tells something of the category that the rule is named after."""

    level: Level = "error"
    kind = "review"
    judges = ("channels", "date", "people")
    help = LEAVE_OUT
    example_config = {"language-model": {"use": False}}
    category: ClassVar[str] = ""
    """The category of the facts, where it is not called as the rule is."""
    certain: ClassVar[Text | None] = None
    """What is said of words that leave no doubt; without it such words are asked about as well."""

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | Settled | NotJudged]:
        """Yield a finding for each place, as settled where a valid record of the register covers the person."""
        for pointer in POINTERS:
            if not draft.resolve(pointer):
                continue
            for hit in facts.special_categories(pointer):
                if hit.category == (self.category or self.id):
                    yield told(self, pointer, hit, facts)
        if facts.modelless and self.id in ARTICLE_9:
            yield facts.modelless  # reports group the rules that have the same reason


def told(check: SpecialCategoryCheck, pointer: str, hit: Hit, facts: Facts) -> Finding | Settled:
    """A hit as a finding of a rule, or as what a record of the register has settled."""
    sure = hit.strength == "direct" and check.certain is not None
    finding = check.finding(
        pointer, hit.span, kind="fail" if sure else "review", message=check.certain if sure else None
    )
    record = covering(facts, pointer, hit)
    if record is None:
        return finding
    words = _COVERED[check.lang].format(record=record.id)
    by = {"sv": f"registret, {record.id}", "en": f"the register, {record.id}"}[check.lang]
    return Settled(finding, Answer(check.id, words, pointer, by=by, until=record.valid_until))
