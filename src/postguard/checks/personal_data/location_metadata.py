"""The rule location-metadata."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check, NotJudged
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Edit, Finding
from postguard.references import GDPR


class LocationMetadata(Check):
    """A picture's file tells where it was taken.

    Telephones write the position into the file. It can show a home, a school or a sheltered address to anybody.
    """

    id = "location-metadata"
    doc_sv = """En bildfil talar om var bilden togs.

    Telefoner skriver in positionen i filen. Den kan visa ett hem, en skola eller en skyddad adress för vem som
    helst.
    """
    message = {
        "sv": "Bildfilen innehåller platsen där bilden togs (GPS).",
        "en": "The picture's file holds the place where it was taken (GPS).",
    }
    help = {
        "sv": "Ta bort platsen ur filen: postguard check --fix gör det utan att ändra bilden.",
        "en": "Take the position out of the file: postguard check --fix does so without touching the picture.",
    }
    references = (GDPR["5"],)
    bad = (Draft(text="Ny cykelväg!", media=(Media("examples/position.jpg", alt="Cykelvägen."),)),)
    good = (Draft(text="Ny cykelväg!", media=(Media("examples/no-position.jpg", alt="Cykelvägen."),)),)
    known_misses = ("A position in XMP or IPTC, in films and in HEIC files.",)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each picture with a position."""
        for at, _ in draft.images():
            try:
                if facts.picture(at).has_location:
                    yield self.finding(at=f"/media/{at}", edits=(Edit(f"/media/{at}", action="strip-location"),))
            except NotJudged as reason:
                yield reason
