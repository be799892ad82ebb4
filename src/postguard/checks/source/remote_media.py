"""The rule remote-media."""

from __future__ import annotations

from postguard.checks.source._problem import ProblemCheck
from postguard.draft import Draft, Media


class RemoteMedia(ProblemCheck):
    """A picture is a web address.

    postguard fetches nothing from the network, so it was not judged.
    """

    id = "remote-media"
    doc_sv = """En bild är en webbadress.

    Postguard hämtar inget från nätet, så den har inte bedömts.
    """
    message = {
        "sv": "Bilden är en webbadress och hämtas inte, så den har inte bedömts.",
        "en": "The picture is a web address, which is not fetched, so it was not judged.",
    }
    help = {
        "sv": "Spara filen bredvid utkastet och ange dess namn.",
        "en": "Save the file beside the draft and give its name.",
    }
    bad = (Draft(media=(Media("https://example.se/bad.jpg"),)),)
    good = (Draft(text="Nu öppnar badet!"),)
