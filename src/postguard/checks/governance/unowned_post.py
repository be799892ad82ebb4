"""The rule unowned-post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding


class UnownedPost(Check):
    """A post for an account has no author.

    Somebody must write it, answer the comments and take it down when that is needed. A draft that names no account is
    not asked, unless `always` is set.
    """

    id = "unowned-post"
    doc_sv = """Ett inlägg för ett konto har ingen författare.

    Någon ska skriva det, svara på kommentarer och ta bort det när det behövs. Ett utkast som inte anger något konto
    prövas inte, om inte always är satt.
    """
    message = {"sv": "Ingen ansvarar för inlägget.", "en": "Nobody is responsible for the post."}
    help = {"sv": "Skriv vem under Skribent eller Ansvarig.", "en": "Say who, under author."}
    always: Annotated[bool, "ask of every draft, with an account or not"] = False
    bad = (Draft(text="Badet öppnar.", account="badet"),)
    good = (Draft(text="Badet öppnar.", author="M. Lind", account="badet"), Draft(text="Badet öppnar."))

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for an account's draft without an author."""
        if (self.always or draft.account) and not (draft.author or "").strip():
            yield self.finding("/author")
