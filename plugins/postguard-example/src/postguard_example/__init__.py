"""A plugin with one rule: the house writes "e-post", not "mail"."""

import re
from collections.abc import Iterator

from postguard import Check, Draft, Finding, hookimpl


class HouseWord(Check):
    """A word is written in another way than the house does.

    One spelling everywhere is easier to read and to search for.
    """

    id = "house-word"
    family = "house"
    level = "note"
    on_by_default = False
    doc_sv = """Ett ord skrivs på ett annat sätt än huset gör.

    En stavning överallt är lättare att läsa och söka efter.
    """
    message = {"sv": "Huset skriver e-post.", "en": "The house writes e-post."}
    help = {"sv": "Skriv e-post.", "en": "Write e-post."}
    bad = (Draft(text="Skicka ett mail till oss."),)
    good = (Draft(text="Skicka e-post till oss."),)

    def run(self, draft, facts) -> Iterator[Finding]:  # type: ignore[no-untyped-def]
        """Yield a finding for each such word."""
        for match in re.finditer(r"(?i)\bmail(?:et)?\b", draft.text or ""):
            yield self.finding(at="/text", span=match.span())


@hookimpl
def postguard_checks() -> list[type[Check]]:
    """The rules of this plugin."""
    return [HouseWord]
