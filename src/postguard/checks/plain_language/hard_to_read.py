"""The rule hard-to-read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check
from postguard.checks.plain_language._words import stiff_words
from postguard.draft import Draft, Text
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import LIX, SPRAKLAGEN, WCAG


class HardToRead(Check):
    """A text is harder to read than most people read with ease.

    Swedish: LIX over 50 is the language of officials (Björnsson). English: a Flesch-Kincaid grade over 13. Short archaic
    words deceive both, so much officialese counts as well. All are estimates, so a person judges.
    """

    id = "hard-to-read"
    kind = "review"
    doc_sv = """En text är svårare att läsa än de flesta läser med lätthet.

    LIX över 50 är myndighetsspråk (Björnsson). Korta ålderdomliga ord lurar måttet, så mycket kanslisvenska räknas
    också. Allt detta är uppskattningar, så en människa bedömer.
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
    stiffness: Annotated[int, "points of officialese a hundred words that a text may have"] = 9
    least_words: Annotated[int, "words from which a text is judged"] = 25
    unsure = (
        Draft(
            text="Bygglovshandlingar inkommande till stadsbyggnadsförvaltningen registreras fortlöpande. Kompletterande"
            " situationsplaner erfordras vid nybyggnation. Handläggningstiden påbörjas därefter, varvid"
            " fullständighetsbedömning genomförs. Ofullständiga ansökningshandlingar återsänds till fastighetsägaren, som har att inkomma med nya."
        ),
        Draft(
            text="Hund må ej tagas med å badplats. Den som så gör, äge ej rätt till ersättning för skada. Vad nu är sagt"
            " skall ock gälla häst. Envar tillse att bom hålles stängd, vid äventyr av vite."
        ),
    )
    good = (
        Draft(
            text="Vill du bygga en altan? Då kan du behöva bygglov. Skicka in en ritning och en karta. Vi svarar inom"
            " fyra veckor. Ring oss om du undrar något."
        ),
        Draft(text="Bygglovshandläggare informerar kommuninvånare."),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for the text as a whole, by the first measure that it exceeds."""
        text = facts.text
        if text.words < self.least_words or text.lang == "other":
            return
        stiff = sum(entry.weight for _, _, entry in stiff_words(text.string, text.lang)) * 100 / text.words
        kind: Text = {"sv": "kanslisvenska", "en": "officialese"}
        # In one or two sentences a single long one decides, and long-sentence says so already: look for far more there.
        slack = 0 if len(text.sentences) > 2 else 20
        formula = (
            ("LIX", text.lix, self.lix + slack) if text.lang == "sv" else ("Flesch-Kincaid", text.grade, self.grade)
        )
        for measure, value, limit in (formula, (kind, stiff, self.stiffness)):
            if value > limit:
                yield self.finding(
                    at="/text", span=(0, len(text.string)), measure=measure, value=round(value), limit=limit
                )
                return
