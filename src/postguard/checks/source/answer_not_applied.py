"""The rule answer-not-applied."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding


class AnswerNotApplied(Check):
    """A draft holds an answer that settles nothing.

    It has expired, lacks a reason, or was about a text, picture, channel or date that has changed since.
    """

    id = "answer-not-applied"
    answerable = False
    level = "note"
    doc_sv = (
        "Utkastet har ett svar som inte gäller: det har gått ut, saknar skäl, eller handlar om något som har ändrats."
    )
    message = {"sv": "Svaret om {rule} används inte: {why}.", "en": "The answer about {rule} is not used: {why}."}
    help = {
        "sv": "Ta bort svaret, eller svara på nytt (postguard answer, eller ändra svarets text eller datum).",
        "en": "Remove the answer, or answer anew (postguard answer, or change the answer's words or date).",
    }
    good = (Draft(text="Nu öppnar badet!"),)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Nothing to find: settling the answers reports it."""
        yield from ()
