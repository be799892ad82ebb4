"""The rule path-outside-root."""

from __future__ import annotations

from postguard.checks.source._problem import ProblemCheck
from postguard.draft import Draft, Media


class PathOutsideRoot(ProblemCheck):
    """A path leads out of the draft's folder.

    A draft may come from anybody; it must not make postguard open other files, through a link either.
    """

    id = "path-outside-root"
    doc_sv = """En sökväg leder ut ur utkastets mapp.

    Ett utkast kan komma från vem som helst och får inte öppna andra filer, inte heller genom en länk.
    """
    message = {
        "sv": "Sökvägen leder ut ur utkastets mapp, så filen öppnas inte.",
        "en": "The path leads out of the draft's folder, so the file is not opened.",
    }
    help = {
        "sv": "Lägg filen i utkastets mapp, eller ange mappen i media-roots.",
        "en": "Put the file in the draft's folder, or name the folder in media-roots.",
    }
    bad = (Draft(media=(Media("../../secret.jpg"),)),)
    good = (Draft(text="Nu öppnar badet!"),)
