"""The rule legacy-encoding."""

from __future__ import annotations

from postguard.checks.source._problem import ProblemCheck
from postguard.draft import Draft, Problem


class LegacyEncoding(ProblemCheck):
    """A file is not in UTF-8.

    It was read by a guess; å, ä and ö can be wrong where the guess is.
    """

    id = "legacy-encoding"
    level = "note"
    doc_sv = """En fil är inte i UTF-8.

    Den lästes på en gissning, och å, ä och ö kan bli fel om gissningen är det.
    """
    message = {"sv": "Filen är inte i UTF-8: {why}.", "en": "The file is not in UTF-8: {why}."}
    help = {
        "sv": "Spara filen som UTF-8.",
        "en": "Save the file as UTF-8.",
    }
    bad = (
        Draft(
            text="Hej",
            problems=(Problem("legacy-encoding", {"sv": "läst som Windows-1252", "en": "read as Windows-1252"}),),
        ),
    )
    good = (Draft(text="Nu öppnar badet!"),)
