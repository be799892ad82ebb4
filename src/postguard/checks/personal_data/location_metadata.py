"""The rule location-metadata."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check, NotJudged
from postguard.draft import Draft, Media
from postguard.facts import Facts
from postguard.finding import Edit, Finding
from postguard.references import GDPR

FILES = {
    "image": {"sv": "Bildfilen", "en": "The picture's file"},
    "video": {"sv": "Filmfilen", "en": "The film's file"},
}
POSITIONS = {
    "image": {"sv": "platsen där bilden togs (GPS)", "en": "the place where it was taken (GPS)"},
    "video": {"sv": "platsen där filmen togs (GPS)", "en": "the place where it was taken (GPS)"},
}
OWNER = {"sv": "kamerans ägare eller serienummer", "en": "the camera's owner or serial number"}
UNREAD_TRACK = {
    "sv": "filmen har ett spår med mätvärden som kan innehålla positioner och inte läses; exportera filmen utan det",
    "en": "the film has a track of measurements that may hold positions and is not read; export the film without it",
}


class LocationMetadata(Check):
    """The file of a picture or film tells where it was taken, or whose camera took it.

    Telephones write the position into the file. It can show a home, a school or a sheltered address to anybody. The
    name of a camera's owner is a personal datum, and its serial number ties the file to all others of that camera.
    A photographer's credit and copyright are no findings, and stay.
    """

    id = "location-metadata"
    fix = "safe"
    doc_sv = """Bild- eller filmfilen talar om var den togs, eller vems kamera som tog den.

    Telefoner skriver in positionen i filen. Den kan visa ett hem, en skola eller en skyddad adress för vem som
    helst. Namnet på kamerans ägare är en personuppgift, och serienumret knyter filen till alla andra från samma
    kamera. Fotografens namn och upphovsrättsuppgifter är inga fynd, och blir kvar.
    """
    message = {"sv": "{file} innehåller {what}.", "en": "{file} holds {what}."}
    help = {
        "sv": "Ta bort uppgifterna ur filen: postguard check --fix gör det utan att ändra bild eller ljud. Går det inte, "
        "exportera filen på nytt utan plats och kamerauppgifter.",
        "en": "Take the data out of the file: postguard check --fix does so without touching picture or sound. Where it "
        "cannot, export the file again without location and camera data.",
    }
    references = (GDPR["5"],)
    bad = (
        Draft(text="Ny cykelväg!", media=(Media("examples/position.jpg", alt="Cykelvägen."),)),
        Draft(text="Ny cykelväg!", media=(Media("examples/owner.jpg", alt="Cykelvägen."),)),
        Draft(text="Ny cykelväg!", media=(Media("examples/position.mp4", captions="no-speech"),)),
    )
    good = (
        Draft(text="Ny cykelväg!", media=(Media("examples/no-position.jpg", alt="Cykelvägen."),)),
        Draft(text="Ny cykelväg!", media=(Media("examples/no-position.mp4", captions="no-speech"),)),
    )
    known_misses = (
        "Positions in the subtitles of a drone's film. A track of measurements is said not to be judged.",
        "Serial numbers in a maker's own part of the metadata, except Canon, Nikon, Fujifilm, Panasonic, Pentax and Olympus.",
        "A position in signed provenance (C2PA), in GeoTIFF, and as a thumbnail's own metadata.",
        "Sound files, WebM, Matroska and AVI: the last three are said not to be judged.",
    )
    owner: Annotated[bool, "report the camera's owner and serial numbers too"] = True

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding | NotJudged]:
        """Yield a finding for each picture or film whose metadata tells something."""
        for at, medium in enumerate(draft.media):
            if medium.kind not in FILES:
                continue
            try:
                metadata = facts.metadata(at)
            except NotJudged as reason:
                yield reason
                continue
            if metadata.unread_track:
                yield NotJudged(UNREAD_TRACK)
            position, owner = metadata.position, metadata.owner and self.owner
            pointer, place = f"/media/{at}", POSITIONS[medium.kind]
            edits = (Edit(pointer, action="strip-location"),) * position + (
                Edit(pointer, action="strip-owner"),
            ) * owner
            both = {"sv": f"{place['sv']} och {OWNER['sv']}", "en": f"{place['en']} and {OWNER['en']}"}
            if edits:
                what = both if position and owner else place if position else OWNER
                yield self.finding(at=pointer, edits=edits, file=FILES[medium.kind], what=what)
