"""The rule unreadable-draft."""

from __future__ import annotations

from postguard.checks.source._problem import ProblemCheck
from postguard.draft import Draft, Problem


class UnreadableDraft(ProblemCheck):
    """A draft could not be read.

    Nothing of it was judged; everything else in the run was.
    """

    id = "unreadable-draft"
    answerable = False
    doc_sv = """Ett utkast gick inte att läsa.

    Inget i det har bedömts; allt annat i körningen har det.
    """
    message = {"sv": "Utkastet kunde inte läsas: {why}.", "en": "The draft could not be read: {why}."}
    help = {
        "sv": "Rätta filen och kör igen.",
        "en": "Mend the file and run again.",
    }
    bad = (
        Draft(
            problems=(Problem("unreadable-draft", {"sv": "filen är tom", "en": "the file is empty"}),), readable=False
        ),
    )
    good = (Draft(text="Nu öppnar badet!"),)
