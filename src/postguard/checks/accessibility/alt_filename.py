"""The rule alt-filename."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from postguard.checkbase import Check
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import DOS_LAGEN, WCAG

# Names that cameras, telephones and programs give: IMG_1234, DSC00012, Skärmavbild 2026-05-01 kl. 10.12.13, a UUID.
_CAMERA = re.compile(
    r"(?i)(?:(?:img|dsc[nf]?|dji|pxl|gopr|image|bild|foto|photo|scan|screenshot|skärm(?:avbild|klipp)|whatsapp image|namnlös|untitled)"
    r"[ _-]*\(?\d[\w .:()-]*|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|p\d{7}|\d{8}[_-]\d{4,6})"
)


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
        Draft(text="The pool opens!", media=(Media("pool-summer-2.png", alt="pool-summer-2"),)),
    )
    good = (
        Draft(text="Nu öppnar badet!", media=(Media("bad.jpg", alt="Barn hoppar från bryggan."),)),
        Draft(text="Nya logotypen", media=(Media("sjohaga.png", alt="Sjöhaga"),)),
        Draft(text="Affischen", media=(Media("a.png", alt="Affisch: läs mer på sjohaga.se"),)),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each image whose alt is a file's name."""
        for at, medium in draft.images():
            alt = (medium.alt or "").strip()
            stem = PurePosixPath(medium.path).stem
            named = re.fullmatch(r"[^\n/\\]{1,120}\.(?:jpe?g|png|gif|webp|heic|tiff?|bmp|svg|avif)", alt, re.IGNORECASE)
            copied = alt == stem and re.search(r"[\d_-]", stem) and " " not in alt
            if named or copied or _CAMERA.fullmatch(alt):
                yield self.finding(at=f"/media/{at}/alt", span=(0, len(medium.alt or "")))
