"""The rule alt-too-long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check
from postguard.checks.accessibility._alt import alts
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import WCAG

_LONG = "Ett stort rum med gula väggar, högt i tak och stora fönster mot gatan. " * 4


class AltTooLong(Check):
    """A text alternative is longer than a listener can follow.

    A screen reader reads it in one go, without a way to pause or go back.
    """

    id = "alt-too-long"
    level = "note"
    doc_sv = """En alternativtext är längre än en lyssnare kan följa.

    En skärmläsare läser den i ett svep, utan möjlighet att stanna eller gå tillbaka.
    """
    message = {
        "sv": "Alternativtexten har {length} tecken; högst {limit} går att följa.",
        "en": "The text alternative has {length} characters; listeners can follow {limit}.",
    }
    help = {
        "sv": "Behåll det viktigaste och lägg resten i inlägget.",
        "en": "Keep what matters most and put the rest into the post.",
    }
    references = (WCAG["1.1.1"],)
    characters: Annotated[int, "characters that a text alternative may have"] = 250
    bad = (Draft(text="Nu öppnar rummet!", media=(Media("rum.jpg", alt=_LONG),)),)
    good = (Draft(text="Nu öppnar rummet!", media=(Media("rum.jpg", alt=_LONG[:240]),)),)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each alt over the limit."""
        for pointer, alt in alts(draft):
            if len(alt.strip()) > self.characters:
                yield self.finding(at=pointer, span=(0, len(alt)), length=len(alt.strip()), limit=self.characters)
