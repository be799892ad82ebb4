"""The rule missing-media."""

from __future__ import annotations

from postguard.checks.source._problem import ProblemCheck
from postguard.draft import Draft, Media


class MissingMedia(ProblemCheck):
    """A draft names a file that does not exist.

    Whatever it would show was not judged.
    """

    id = "missing-media"
    doc_sv = """Ett utkast nämner en fil som inte finns.

    Vad den skulle visa har inte bedömts.
    """
    message = {"sv": "Filen hittades inte: {why}.", "en": "The file was not found: {why}."}
    help = {
        "sv": "Kontrollera namnet. Sökvägar räknas från utkastets mapp.",
        "en": "Check the name. Paths start in the draft's folder.",
    }
    bad = (Draft(media=(Media("no-such-picture.jpg"),)),)
    good = (Draft(text="Nu öppnar badet!"),)
