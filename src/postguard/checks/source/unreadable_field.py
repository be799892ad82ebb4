"""The rule unreadable-field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from postguard.checks.source._problem import ProblemCheck
from postguard.draft import Draft, Problem
from postguard.facts import Facts
from postguard.finding import Finding


class UnreadableField(ProblemCheck):
    """A field of a draft could not be read as meant.

    A misspelt key silently loses a picture or a date, and with it what would have been found there.
    """

    id = "unreadable-field"
    doc_sv = """Ett fält i ett utkast kunde inte läsas som det var tänkt.

    En felstavad nyckel gör att en bild eller ett datum tappas bort, och med den det som borde ha hittats där.
    """
    message = {"sv": "Ett fält kunde inte läsas: {why}.", "en": "A field could not be read: {why}."}
    help = {
        "sv": "Rätta fältets namn eller värde.",
        "en": "Mend the field's name or value.",
    }
    bad = (Draft(problems=(Problem("unreadable-field", {"sv": "datumet är oklart", "en": "the date is unclear"}),)),)
    unsure = (
        Draft(
            problems=(
                Problem("unreadable-field", {"sv": "nyckeln är okänd", "en": "the key is unknown"}, kind="review"),
            )
        ),
    )
    good = (Draft(text="Nu öppnar badet!"),)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each such problem."""
        for finding in super().run(draft, facts):
            # A key that looks misspelt may be somebody's own, of no concern here: it asks, and stops nobody.
            yield replace(finding, level="warning") if (finding.kind, self.level) == ("review", "error") else finding
