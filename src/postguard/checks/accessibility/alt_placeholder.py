"""The rule alt-placeholder."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.checks.accessibility._alt import alts, is_placeholder
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import DOS_LAGEN, WCAG


class AltPlaceholder(Check):
    """A word that only stands in for a text alternative: "bild", "photo", "TODO".

    It satisfies a form, not a reader.
    """

    id = "alt-placeholder"
    level = "error"
    doc_sv = """Ett ord som bara fyller platsen för en alternativtext: ”bild”, ”foto”, ”TODO”.

    Det räcker för ett formulär, inte för en läsare.
    """
    message = {"sv": "Alternativtexten är bara en platshållare.", "en": "The text alternative is only a placeholder."}
    help = {
        "sv": "Skriv vad bilden visar, eller markera den som dekorativ.",
        "en": "Say what the picture shows, or mark it as decorative.",
    }
    references = (WCAG["1.1.1"], DOS_LAGEN)
    bad = (
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg", alt="Bild"),)),
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg", alt="TODO"),)),
        Draft(text="The pool opens!", media=(Media("pool.jpg", alt="Alt text here"),)),
    )
    good = (
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg", alt="Barn hoppar från bryggan."),)),
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg", alt="bild", decorative=True),)),
        Draft(text="Köket", media=(Media("k.jpg", alt="Text: Stängt för städning"),)),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each such alt."""
        for pointer, alt in alts(draft):
            if is_placeholder(alt):
                yield self.finding(at=pointer, span=(0, len(alt)))
