"""The rule unapproved-post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding

READY = frozenset(
    "klar klart färdig färdigt redo schemalagd schemalagt bokad inlagd tidsinställd ready scheduled final queued approved godkänd godkänt".split()
)
"""What a status says of a post that waits only for its day."""


class UnapprovedPost(Check):
    """A post is said to be ready, and nobody is named who has approved it.

    Two pairs of eyes see more, and who decided on a publication should be known afterwards. A draft that is not called
    ready is still being written and is not asked, unless `always` is set.
    """

    id = "unapproved-post"
    judges = ("date",)
    doc_sv = """Ett inlägg sägs vara klart, och ingen anges som har godkänt det.

    Fyra ögon ser mer än två, och vem som beslutade om en publicering bör gå att se efteråt. Ett utkast som inte kallas
    klart skrivs ännu och prövas inte, om inte always är satt.
    """
    message = {
        "sv": "Inlägget är klart men ingen har godkänt det.",
        "en": "The post is ready, but nobody has approved it.",
    }
    help = {
        "sv": "Låt någon annan än skribenten läsa och skriva sitt namn under Godkänd av.",
        "en": "Let somebody other than the author read it and put their name under approved_by.",
    }
    always: Annotated[bool, "ask of every draft, whatever its status"] = False
    bad = (Draft(text="Badet öppnar.", status="Klar"), Draft(text="The pool opens.", status="scheduled"))
    good = (
        Draft(text="Badet öppnar.", status="Klar", approved_by="M. Lind"),
        Draft(text="Badet öppnar.", status="utkast"),
        Draft(text="Badet öppnar."),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for a draft that waits only for its day and that nobody has approved."""
        words = (draft.status or "").lower().split()
        if not (draft.approved_by or "").strip() and (self.always or not READY.isdisjoint(words)):
            yield self.finding("/approved_by")
