"""The rule hard-to-read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import LIX, SPRAKLAGEN, WCAG


class HardToRead(Check):
    """A text is harder to read than most people read with ease.

    Swedish: LIX over 50 is the language of officials (Björnsson). English: a Flesch-Kincaid grade over 13. Both are
    estimates and say nothing of a text of a few words, so a person judges.
    """

    id = "hard-to-read"
    kind = "review"
    doc_sv = """En text är svårare att läsa än de flesta läser med lätthet.

    LIX över 50 är myndighetsspråk (Björnsson). Måttet är en uppskattning och säger inget om några få ord, så en
    människa bedömer.
    """
    message = {
        "sv": "Texten är troligen svår att läsa ({measure} {value}, gräns {limit}). Förstår en granne den direkt?",
        "en": "The text is probably hard to read ({measure} {value}, limit {limit}). Would a neighbour understand it at once?",
    }
    help = {
        "sv": "Korta meningarna, byt långa ord mot vanliga och skriv vem som gör vad.",
        "en": "Shorten the sentences, use everyday words and say who does what.",
    }
    references = (SPRAKLAGEN, LIX, WCAG["3.1.5"])
    lix: Annotated[int, "LIX that a Swedish text may have"] = 50
    grade: Annotated[int, "Flesch-Kincaid grade that an English text may have"] = 13
    least_words: Annotated[int, "words from which a text is judged"] = 25
    unsure = (
        Draft(
            text="Bygglovshandlingar inkommande till stadsbyggnadsförvaltningen registreras fortlöpande. Kompletterande situationsplaner erfordras vid nybyggnation. Handläggningstiden påbörjas därefter, varvid fullständighetsbedömning genomförs av bygglovshandläggare. Ofullständiga ansökningshandlingar återsänds regelmässigt till fastighetsägaren."
        ),
    )
    good = (
        Draft(
            text="Vill du bygga en altan? Då kan du behöva bygglov. Skicka in en ritning och en karta. Vi svarar inom fyra veckor. Ring oss om du undrar något."
        ),
        Draft(text="Bygglovshandläggare informerar kommuninvånare."),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for the text as a whole."""
        text = facts.text
        if text.words < self.least_words or text.lang == "other":
            return
        value, limit, measure = (
            (text.lix, self.lix, "LIX") if text.lang == "sv" else (text.grade, self.grade, "Flesch-Kincaid")
        )
        if value > limit:
            yield self.finding(at="/text", span=(0, len(text.string)), measure=measure, value=round(value), limit=limit)
