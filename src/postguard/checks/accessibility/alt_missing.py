"""The rule alt-missing."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import DOS_LAGEN, WCAG


class AltMissing(Check):
    """An image has no text alternative.

    A screen reader then reads the file name, or nothing. Say what the picture shows that the post does not say.
    """

    id = "alt-missing"
    level = "error"
    doc_sv = """En bild saknar alternativtext.

    En skärmläsare läser då filnamnet, eller ingenting. Skriv vad bilden visar som inlägget inte säger.
    """
    message = {"sv": "Bilden saknar alternativtext.", "en": "The image has no text alternative."}
    help = {
        "sv": "Skriv i alt vad bilden visar som texten inte säger, eller markera den som dekorativ om den inte säger något.",
        "en": "Say in alt what the picture shows that the text does not, or mark it as decorative if it says nothing.",
    }
    references = (WCAG["1.1.1"], DOS_LAGEN)
    bad = (
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg"),)),
        Draft(text="The pool opens!", media=(Media("pool.gif", alt="  "),)),
    )
    good = (
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg", alt="Barn hoppar från bryggan."),)),
        Draft(text="Nu öppnar badet!", media=(Media("linje.png", decorative=True),)),
        Draft(text="Se filmen!", media=(Media("film.mp4"),)),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each image without words."""
        if (
            draft.text is None
            and draft.origin
            and draft.origin.path.endswith(draft.media[0].path if draft.media else "\0")
        ):
            raise NotJudged(
                {
                    "sv": "en ensam bildfil har ingen plats för alternativtext",
                    "en": "a bare file has no place for a text alternative",
                }
            )
        for at, medium in draft.images():
            if not (medium.alt or "").strip() and not medium.decorative:
                yield self.finding(at=f"/media/{at}/alt")
