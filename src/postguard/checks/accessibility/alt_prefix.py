"""The rule alt-prefix."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.checks.accessibility._alt import alts, prefix
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Edit, Finding
from postguard.references import WCAG


class AltPrefix(Check):
    """A text alternative begins by saying that it is a picture.

    A screen reader has already said so: the listener waits for the words that matter.
    """

    id = "alt-prefix"
    level = "note"
    fix = "safe"
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
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg", alt="På bilden syns barn på en brygga."),)),
        Draft(text="The pool opens!", media=(Media("pool.jpg", alt="Image of children jumping from the jetty."),)),
    )
    good = (
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg", alt="Barn hoppar från bryggan."),)),
        Draft(text="Utställning", media=(Media("sal.jpg", alt="Besökare framför fotografier av Gunnel Ek."),)),
        Draft(text="Utställning", media=(Media("sal.jpg", alt="Bilden hänger i stadshuset."),)),
        Draft(text="Ån", media=(Media("ån.jpg", alt="Flygbild av ån efter regnet."),)),
    )
    known_misses = ("Openings that name the medium and may matter: close-up of, aerial view of.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding, with the prefix taken off as a safe fix, for each such alt."""
        for pointer, alt in alts(draft):
            match = prefix().match(alt)
            if match:
                word = re.match(r"\w+", alt[match.end() :])
                begins = alt[match.end()].title() if word and word.group().islower() else alt[match.end()]  # iPhone
                edit = Edit(pointer, (0, match.end() + 1), begins)
                yield self.finding(at=pointer, span=match.span(), edits=(edit,))
