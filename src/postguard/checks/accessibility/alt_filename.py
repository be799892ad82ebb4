"""The rule alt-filename."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from postguard.checkbase import Check
from postguard.checks.accessibility._alt import is_filename
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import DOS_LAGEN, WCAG


class AltFilename(Check):
    """A file name stands where the text alternative should.

    "IMG_2041.jpg" tells nobody what the picture shows; programs often fill it in by themselves.
    """

    id = "alt-filename"
    level = "error"
    doc_sv = """Ett filnamn står där alternativtexten borde stå.

    ”IMG_2041.jpg” säger ingen vad bilden visar; program fyller ofta i det av sig själva.
    """
    message = {"sv": "Alternativtexten är ett filnamn.", "en": "The text alternative is a file name."}
    help = {"sv": "Skriv vad bilden visar.", "en": "Say what the picture shows."}
    references = (WCAG["1.1.1"], DOS_LAGEN)
    bad = (
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg", alt="IMG_2041.JPG"),)),
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg", alt="Skärmavbild 2026-05-01 kl. 10.12.13"),)),
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg", alt="badet_sommar_2026"),)),
        Draft(text="The pool opens!", media=(Media("pool-summer-2.png", alt="pool-summer-2"),)),
    )
    good = (
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg", alt="Barn hoppar från bryggan."),)),
        Draft(text="Nya logotypen", media=(Media("sjohaga.png", alt="Sjöhaga"),)),
        Draft(text="Affischen", media=(Media("a.png", alt="Affisch: läs mer på sjohaga.se"),)),
        Draft(text="Filmen", media=(Media("a.png", alt="Bild 2: så sorterar du plast"),)),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each image whose alt is a file's name."""
        for at, medium in draft.images():
            alt = (medium.alt or "").strip()
            stem = PurePosixPath(medium.path).stem
            copied = alt == stem and " " not in alt and re.search(r"[\d_-]", stem)
            if alt and not medium.decorative and (copied or is_filename(alt)):
                yield self.finding(at=f"/media/{at}/alt", span=(0, len(medium.alt or "")))
