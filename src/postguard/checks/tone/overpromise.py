"""The rule overpromise."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.checks.tone._judging import WORDS_ALONE, joined
from postguard.checks.tone._texts import phrases_in
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import FORVALTNINGSLAGEN_6


class Overpromise(Check):
    """The post promises more than anybody can hold: always, never, everybody, guaranteed.

    The first who is let down loses faith in the next promise as well. Advice from an authority is to be reliable.
    """

    id = "overpromise"
    level = "note"
    kind = "review"
    example_config = WORDS_ALONE
    doc_sv = """Inlägget lovar mer än någon kan hålla: alltid, aldrig, alla, garanterat.

    Den första som blir besviken litar inte på nästa löfte heller. Det en myndighet säger ska gå att lita på.
    """
    message = {
        "sv": "Ett löfte utan undantag. Den som det inte stämmer för blir besviken.",
        "en": "A promise without exceptions. Whoever it fails will be let down.",
    }
    help = {
        "sv": "Säg vad ni gör, när, och vad som kan komma emellan.",
        "en": "Say what you will do, when, and what may come between.",
    }
    references = (FORVALTNINGSLAGEN_6,)
    unsure = (
        Draft(text="Vi garanterar att alla barn får plats på sitt förstaval."),
        Draft(text="Nu blir det aldrig mer kö på badet, det lovar vi."),
        Draft(text="You will never, ever wait more than ten seconds."),
    )
    good = (
        Draft(text="Vi kan inte garantera en plats, men vi gör vad vi kan."),
        Draft(text="Målet är noll döda i trafiken, och vi arbetar mot det varje dag."),
        Draft(text="Aldrig mer Auschwitz. Vi minns Förintelsens offer på torget kl. 18."),
        Draft(text="Repair café on Sunday. We cannot promise to fix everything."),
    )
    known_misses = ("A plain date or result that cannot be held: no word shows it.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each unlimited promise, and where a model hears one."""
        yield from joined(self, facts, phrases_in(facts, "overpromise"))
