"""The rule all-caps."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.facts.capitals import shouted
from postguard.finding import Finding
from postguard.references import STOCKHOLM_POSTS


class AllCaps(Check):
    """A sentence or heading is written in capitals.

    Capitals lose the shapes by which readers know words, and some screen readers spell them letter by letter. Acronyms,
    party names and brands are right in capitals.
    """

    id = "all-caps"
    same_as = ("shouting",)
    doc_sv = """En mening eller rubrik är skriven med versaler.

    Versaler tar bort de former som läsare känner igen ord på, och vissa skärmläsare bokstaverar dem. Förkortningar,
    partinamn och varumärken är rätt i versaler.
    """
    message = {"sv": "Det här är skrivet med bara versaler.", "en": "This is written in capitals alone."}
    help = {"sv": "Skriv med gemener.", "en": "Write it in lower case."}
    references = (STOCKHOLM_POSTS,)
    bad = (
        Draft(text="VIKTIG INFORMATION TILL ALLA BOENDE\nVattnet stängs av på tisdag."),
        Draft(text="WE ARE CLOSED TODAY"),
    )
    good = (
        Draft(text="Viktig information\nVattnet stängs av på tisdag."),
        Draft(text="OBS! SVT och KFUM kommer. Vi ses på IKEA."),
        Draft(text="V, S och MP röstade ja, SD och KD nej."),
        Draft(text="HBTQ-certifierad mötesplats"),
    )
    known_misses = ("A single word in capitals.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each such sentence or row of words."""
        for span in shouted(facts.text):
            yield self.finding(at="/text", span=span)
