"""The rule partial-run."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding


class PartialRun(Check):
    """The run was stopped before all drafts were judged.

    What the report does not name was not looked at.
    """

    id = "partial-run"
    answerable = False
    level = "error"
    doc_sv = """Körningen stoppades innan alla utkast var bedömda.

    Det som rapporten inte nämner är inte granskat.
    """
    message = {
        "sv": "Körningen stoppades: {judged} utkast är bedömda, {missing} är det inte.",
        "en": "The run was stopped: {judged} drafts are judged, {missing} are not.",
    }
    help = {
        "sv": "Kör igen: det som redan är bedömt tas ur minnet.",
        "en": "Run again: what has been judged is taken from the cache.",
    }
    good = (Draft(text="Nu öppnar badet!"),)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Nothing to find: whoever runs the checks reports that they were stopped."""
        yield from ()
