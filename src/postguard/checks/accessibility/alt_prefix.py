"""The rule alt-prefix."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Edit, Finding
from postguard.references import WCAG

_PREFIX = re.compile(
    r"(?i)\s*(?:(?:en |ett |denna |det här är (?:en |ett )?)?(?:bild|bilden|foto|fotot|fotografi|fotografiet|närbild)\s*(?:på|av|som visar|som föreställer|visar|föreställer|från)\b"
    r"|(?:an? |this is an? |the )?(?:image|picture|photo|photograph)\s*(?:of|showing|that shows|which shows|shows)\b|(?:bild|foto|image|photo|picture)\s*:)\s*(?=\w)"
)


class AltPrefix(Check):
    """A text alternative begins by saying that it is a picture.

    A screen reader has already said so: the listener waits for the words that matter.
    """

    id = "alt-prefix"
    level = "note"
    doc_sv = """En alternativtext börjar med att tala om att det är en bild.

    Det har skärmläsaren redan sagt; lyssnaren väntar på orden som betyder något.
    """
    message = {
        "sv": "Alternativtexten börjar med att det är en bild.",
        "en": "The text alternative begins by saying that it is a picture.",
    }
    help = {"sv": "Börja med det som bilden visar.", "en": "Begin with what the picture shows."}
    references = (WCAG["1.1.1"],)
    bad = (
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg", alt="Bild på barn som hoppar från bryggan."),)),
        Draft(text="The pool opens!", media=(Media("pool.jpg", alt="Image of children jumping from the jetty."),)),
    )
    good = (
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg", alt="Barn hoppar från bryggan."),)),
        Draft(text="Utställning", media=(Media("sal.jpg", alt="Besökare framför fotografier av Gunnel Ek."),)),
        Draft(text="Utställning", media=(Media("sal.jpg", alt="Bilden hänger i stadshuset."),)),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding, with the prefix taken off as a safe fix, for each such alt."""
        for at, medium in draft.images():
            match = _PREFIX.match(medium.alt or "")
            if match and medium.alt:
                pointer, after = f"/media/{at}/alt", medium.alt[match.end()]
                edit = Edit(pointer, (0, match.end() + 1), after.upper())
                yield self.finding(at=pointer, span=match.span(), edits=(edit,))
