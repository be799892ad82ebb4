"""The rule oversized-media."""

from __future__ import annotations

from postguard.checks.source._problem import ProblemCheck
from postguard.draft import Draft, Problem


class OversizedMedia(ProblemCheck):
    """A media file is larger than the bound.

    It was not decoded, so that it cannot stop the rest.
    """

    id = "oversized-media"
    doc_sv = """En mediefil är större än gränsen.

    Den har inte avkodats, så att den inte stoppar resten.
    """
    message = {"sv": "Filen är för stor för att bedömas: {why}.", "en": "The file is too large to be judged: {why}."}
    help = {
        "sv": "Spara en mindre version, eller höj gränsen i [limits].",
        "en": "Save a smaller version, or raise the bound in [limits].",
    }
    bad = (Draft(problems=(Problem("oversized-media", {"sv": "över 80 megapixlar", "en": "over 80 megapixels"}),)),)
    good = (Draft(text="Nu öppnar badet!"),)
