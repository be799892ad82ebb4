"""The rule odd-calendar."""

from __future__ import annotations

from postguard.checks.source._problem import ProblemCheck
from postguard.draft import Draft, Problem


class OddCalendar(ProblemCheck):
    """A calendar holds something that was passed over or read with care.

    Hidden sheets, rows without text, posts that are published or cancelled, columns with unknown names: see that nothing
    was left out that should be judged.
    """

    id = "odd-calendar"
    kind = "review"
    answerable = False
    level = "note"
    doc_sv = """En kalender har något som hoppades över eller lästes med förbehåll.

    Dolda blad, rader utan text, inlägg som är publicerade eller inställda, kolumner med okända namn: se efter att inget
    lämnades utanför som borde bedömas.
    """
    message = {"sv": "Så lästes filen: {why}.", "en": "How the file was read: {why}."}
    help = {
        "sv": "Se efter att det är som du tänkt. postguard calendar inspect visar hur varje kolumn läses.",
        "en": "See that this is as you mean it. postguard calendar inspect shows how each column is read.",
    }
    unsure = (
        Draft(
            problems=(
                Problem(
                    "odd-calendar",
                    {
                        "sv": "bladet Listor är dolt och lästes inte",
                        "en": "the sheet Listor is hidden and was not read",
                    },
                    kind="review",
                ),
            )
        ),
    )
    good = (Draft(text="Nu öppnar badet!"),)
