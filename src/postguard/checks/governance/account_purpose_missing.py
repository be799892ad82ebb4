"""The rule account-purpose-missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from postguard.accounts import AccountFacts
from postguard.checkbase import Check
from postguard.checks.governance._accounts import lists
from postguard.finding import Finding
from postguard.references import STOCKHOLM_POLICY
from postguard.register.accounts import Account

_NAMES = {
    "purpose": ("syfte", "a purpose"),
    "goals": ("mål", "goals"),
    "audience": ("målgrupp", "an audience"),
}
_MEASURE = re.compile(
    r"(?i)\d|\b(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|hälften|alla|varje|inga|dubbel\w*|fler|färre|ökar?|minskar?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|half|all|every|none|double|more|fewer|increase|decrease)\b"
)


class AccountPurposeMissing(Check):
    """The register does not say what an account is for, whom it is for, or what it should reach.

    An account without a purpose cannot be followed up, and goals that cannot be measured cannot be missed.
    """

    id = "account-purpose-missing"
    subject = "account"
    doc_sv = """Registret säger inte vad ett konto är till för, vem det vänder sig till eller vad det ska nå.

    Ett konto utan syfte går inte att följa upp, och mål som inte går att mäta går inte att missa.
    """
    message = {"sv": "Kontot saknar {what}.", "en": "The account lacks {what}."}
    _vague = {"sv": "Målen går inte att mäta.", "en": "The goals cannot be measured."}
    help = {
        "sv": "Skriv syfte, målgrupp och mål som går att mäta i registret, t.ex. ”svar inom ett dygn på nio av tio frågor”.",
        "en": "Put purpose, audience and goals that can be measured into the register, such as “nine of ten questions answered within a day”.",
    }
    references = (STOCKHOLM_POLICY,)
    wanted: Annotated[tuple[str, ...], "what an official account should have: purpose, goals, audience"] = tuple(_NAMES)
    pedagogical_wanted: Annotated[tuple[str, ...], "the same for pedagogical accounts"] = ("purpose",)
    bad = (
        Account("badet", purpose="Berätta om badet", audience="Badare"),
        Account("3b", type="pedagogical"),
    )
    unsure = (Account("badet", purpose="Berätta om badet", audience="Badare", goals="Synas bra"),)
    good = (
        Account("badet", purpose="Berätta om badet", audience="Badare", goals="500 svar om året"),
        Account("3b", type="pedagogical", purpose="Visa klassens arbete för familjerna"),
        Account("old", status="closed"),
    )
    known_misses = ("Whether a goal that holds a number is a good one.",)

    def run_account(self, account: Account, facts: AccountFacts) -> Iterator[Finding]:
        """Yield a finding for an account, applied for or in use, without them; and for goals without any measure."""
        if account.closed_on(facts.today):
            return
        wanted = self.pedagogical_wanted if account.type == "pedagogical" else self.wanted
        gone = [name for name in wanted if name in _NAMES and not getattr(account, name)]
        if gone:
            yield self.finding(f"/{gone[0]}", what=lists([_NAMES[name] for name in gone]))
        if "goals" in wanted and account.goals and not _MEASURE.search(account.goals):
            yield self.finding("/goals", kind="review", message=self._vague)
