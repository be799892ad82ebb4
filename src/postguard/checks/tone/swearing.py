"""The rule swearing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check
from postguard.checks.tone._texts import not_told_of_others, phrases_in
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import SPRAKLAGEN


class Swearing(Check):
    """The post swears.

    Many readers feel scolded by it, and children read along. The language of the public sector is to be cultivated.
    """

    id = "swearing"
    doc_sv = """Inlägget innehåller svordomar.

    Många läsare känner sig avsnästa, och barn läser med. Språket i offentlig verksamhet ska vara vårdat.
    """
    message = {
        "sv": "En svordom. Den som läser kan känna sig avsnäst.",
        "en": "A swear word. A reader may feel scolded.",
    }
    help = {
        "sv": "Stryk den, eller säg vad som är fel med vardagliga ord.",
        "en": "Leave it out, or say in everyday words what is wrong.",
    }
    references = (SPRAKLAGEN,)
    words: Annotated[tuple[str, ...], "words that the house counts as swearing too; ~ stands for any letters"] = ()
    bad = (
        Draft(text="Fy fan vad less man blir när hissen stannar igen."),
        Draft(text="Ta era jävla scootrar och flytta dem."),
        Draft(text="Skitkul att ni kom till loppisen!"),
        Draft(text="What the hell happened to our flower beds?"),
    )
    good = (
        Draft(text="Är du ett stort fan av brädspel? Kom på lördag."),
        Draft(text='Vi läser ur romanen "Fy fan, mamma" på biblioteket.'),
        Draft(text="Ordet jävla hörs varje dag i korridoren, och nu pratar vi om det."),
        Draft(text="Skitiga skor får gärna stå i hallen."),
    )
    known_misses = ("Swear words of other languages than Swedish and English.", "Words spelled with other letters.")

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each swear word in the sender's own voice."""
        for hit in not_told_of_others(facts, phrases_in(facts, "swearing", self.words)):
            yield self.finding(at="/text", span=(hit.start, hit.end))
