"""The rule flashing-image."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import DOS_LAGEN, WCAG


class FlashingImage(Check):
    """A moving picture or film flashes more than three times in a second.

    Such flashes can set off an epileptic seizure, and in a feed they start by themselves. Light and dark count where
    they fill a quarter of what the eye takes in at once, and so does a saturated red.
    """

    id = "flashing-image"
    level = "error"
    doc_sv = """En rörlig bild eller film blinkar mer än tre gånger på en sekund.

    Det kan utlösa ett epileptiskt anfall, och i ett flöde startar den av sig själv. Ljust och mörkt räknas där det
    fyller en fjärdedel av det som ögat tar in på en gång, och likaså mättat rött.
    """
    message = {
        "sv": "Bilden blinkar {flash}mer än tre gånger på en sekund ({seconds} s in).",
        "en": "The picture flashes {flash}more than three times in a second ({seconds} s in).",
    }
    help = {
        "sv": "Sänk takten till högst tre blinkningar i sekunden, gör ytan liten, eller välj en stillbild.",
        "en": "Slow it down to three flashes a second at most, make the area small, or choose a still picture.",
    }
    references = (WCAG["2.3.1"], DOS_LAGEN)
    bad = (
        Draft(text="Rea!", media=(Media("examples/five-a-second.gif", alt="Rea."),)),
        Draft(text="Rea!", media=(Media("examples/red-and-grey.webp", alt="Rea."),)),
        Draft(text="Rea!", media=(Media("examples/five-a-second.mp4", captions="no-speech"),)),
    )
    good = (
        Draft(text="Rea!", media=(Media("examples/two-a-second.gif", alt="Rea."),)),
        Draft(text="Rea!", media=(Media("examples/fading.gif", alt="Rea."),)),
        Draft(text="Rea!", media=(Media("examples/small-dot.gif", alt="Rea."),)),
        Draft(text="Rea!", media=(Media("examples/film.mp4", captions="no-speech"),)),
        Draft(text="Nu öppnar badet!", media=(Media("examples/low-contrast.png", alt="Barn hoppar från bryggan."),)),
    )
    known_misses = ("What comes after the first 30 seconds of a picture or two minutes of a film: it is said.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each picture or film that flashes too much."""
        for at, medium in enumerate(draft.media):
            if medium.kind in ("image", "video"):
                try:
                    found = facts.flashes(at)
                except NotJudged as reason:
                    yield reason
                    continue
                if found:
                    kind = {"sv": "rött ", "en": "red "} if found.kind == "red" else ""
                    yield self.finding(at=f"/media/{at}", kind="fail", seconds=round(found.at, 1), flash=kind)
