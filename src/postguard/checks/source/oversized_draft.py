"""The rule oversized-draft."""

from __future__ import annotations

from postguard.checks.source._problem import ProblemCheck
from postguard.draft import Draft, Problem


class OversizedDraft(ProblemCheck):
    """A draft is longer than anything that is a post.

    It was not judged, so that it cannot stop the rest.
    """

    id = "oversized-draft"
    answerable = False
    doc_sv = """Ett utkast är längre än något inlägg kan vara.

    Det har inte bedömts, så att det inte stoppar resten.
    """
    message = {
        "sv": "Utkastet är för långt för att bedömas: {why}.",
        "en": "The draft is too long to be judged: {why}.",
    }
    help = {
        "sv": "Dela texten, eller höj gränsen i [limits] om texten verkligen ska vara så lång.",
        "en": "Split the text, or raise the bound in [limits] if it is meant to be so long.",
    }
    bad = (
        Draft(
            problems=(Problem("oversized-draft", {"sv": "över 50 000 tecken", "en": "over 50,000 characters"}),),
            readable=False,
        ),
    )
    good = (Draft(text="Nu öppnar badet!"),)
