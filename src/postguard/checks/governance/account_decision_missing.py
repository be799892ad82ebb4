"""The rule account-decision-missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from postguard.accounts import AccountFacts
from postguard.checkbase import Check
from postguard.checks.governance._accounts import in_use, lists
from postguard.finding import Finding
from postguard.references import STOCKHOLM_POLICY
from postguard.register.accounts import Account

_NAMES = {
    "decided_by": ("vem som beslutade", "who decided"),
    "decided_on": ("när", "when"),
    "delegation": ("enligt vilken delegation", "by which delegation"),
    "reference": ("diarienummer", "the reference"),
    "ends": ("till vilken dag kontot gäller", "until which day the account runs"),
}


class AccountDecisionMissing(Check):
    """The register does not tell who decided on an account, when and on what ground.

    An account speaks for the body, so that somebody with the right to do so must have decided on it. A pedagogical
    account ends on a day that its decision says.
    """

    id = "account-decision-missing"
    subject = "account"
    doc_sv = """Registret säger inte vem som har beslutat om ett konto, när och med vilken rätt.

    Ett konto talar för myndigheten, så någon som får det ska ha beslutat om det. Ett pedagogiskt konto upphör en dag som
    står i beslutet.
    """
    message = {
        "sv": "Av beslutet om kontot framgår inte {what}.",
        "en": "The decision on the account does not tell {what}.",
    }
    help = {
        "sv": "Skriv in beslutet i registret. `postguard accounts apply` skriver ett utkast till beslut.",
        "en": "Put the decision into the register. `postguard accounts apply` writes a draft decision.",
    }
    references = (STOCKHOLM_POLICY,)
    wanted: Annotated[tuple[str, ...], f"what an official account's decision tells: {', '.join(_NAMES)}"] = (
        "decided_by", "decided_on", "delegation", "reference",
    )  # fmt: skip
    pedagogical_wanted: Annotated[tuple[str, ...], "the same for pedagogical accounts"] = ("decided_by", "decided_on", "ends")  # fmt: skip
    bad = (
        Account("badet", decided_by="Fritidschefen", decided_on=date(2026, 1, 8), delegation="4.2"),
        Account("3b", type="pedagogical", decided_by="Rektor", decided_on=date(2026, 8, 20)),
    )
    good = (
        Account(
            "badet", decided_by="Fritidschefen", decided_on=date(2026, 1, 8), delegation="4.2", reference="FN 2026/12"
        ),
        Account("3b", type="pedagogical", decided_by="Rektor", decided_on=date(2026, 8, 20), ends=date(2027, 6, 11)),
        Account("new", status="applied"),
    )

    def run_account(self, account: Account, facts: AccountFacts) -> Iterator[Finding]:
        """Yield a finding for an account in use whose decision is not told in full."""
        if not in_use(account, facts):
            return
        wanted = self.pedagogical_wanted if account.type == "pedagogical" else self.wanted
        gone = [name for name in wanted if name in _NAMES and not getattr(account, name)]
        if gone:
            yield self.finding(f"/{gone[0]}", what=lists([_NAMES[name] for name in gone]))
