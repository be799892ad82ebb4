"""The rule unreadable-media."""

from __future__ import annotations

from postguard.checks.source._problem import ProblemCheck
from postguard.draft import Draft, Problem


class UnreadableMedia(ProblemCheck):
    """A picture, film or sound could not be read.

    Whatever it shows was not judged.
    """

    id = "unreadable-media"
    doc_sv = """En bild, film eller ljudfil gick inte att läsa.

    Vad den visar har inte bedömts.
    """
    message = {"sv": "Filen kunde inte läsas: {why}.", "en": "The file could not be read: {why}."}
    help = {
        "sv": "Öppna filen och spara den på nytt som JPEG eller PNG, eller välj en annan.",
        "en": "Open the file and save it again as JPEG or PNG, or choose another.",
    }
    bad = (Draft(problems=(Problem("unreadable-media", {"sv": "filen är tom", "en": "the file is empty"}),)),)
    good = (Draft(text="Nu öppnar badet!"),)
