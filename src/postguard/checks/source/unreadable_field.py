"""The rule unreadable-field."""

from __future__ import annotations

from postguard.checks.source._problem import ProblemCheck
from postguard.draft import Draft, Problem


class UnreadableField(ProblemCheck):
    """A field of a draft could not be read as meant.

    A misspelt key silently loses a picture or a date, and with it what would have been found there.
    """

    id = "unreadable-field"
    level = "warning"
    doc_sv = """Ett fält i ett utkast kunde inte läsas som det var tänkt.

    En felstavad nyckel gör att en bild eller ett datum tappas bort, och med den det som borde ha hittats där.
    """
    message = {"sv": "Ett fält kunde inte läsas: {why}.", "en": "A field could not be read: {why}."}
    help = {
        "sv": "Rätta fältets namn eller värde.",
        "en": "Mend the field's name or value.",
    }
    bad = (Draft(problems=(Problem("unreadable-field", {"sv": "datumet är oklart", "en": "the date is unclear"}),)),)
    good = (Draft(text="Nu öppnar badet!"),)
