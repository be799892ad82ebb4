"""The rule account-owner-missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.accounts import AccountFacts
from postguard.checkbase import Check
from postguard.checks.governance._accounts import in_use, lists
from postguard.finding import Finding
from postguard.references import STOCKHOLM_ACCOUNTS
from postguard.register.accounts import DUTIES, Account

DUTY_NAMES = {
    "planning": ("planering", "planning"),
    "publishing": ("publicering", "publishing"),
    "follow_up": ("uppföljning", "follow-up"),
    "monitoring": ("bevakning", "monitoring"),
    "moderation": ("moderering", "moderation"),
}
"""What the duties are called in Swedish and English."""
_ALL = dict.fromkeys(DUTIES, "K1")


class AccountOwnerMissing(Check):
    """Nobody answers for some of the work with an account.

    An account that nobody watches is where threats stay up and questions stay unanswered. Somebody answers for planning,
    publishing, follow-up, monitoring and moderation; it may be the same person, and the register may hold a role.
    """

    id = "account-owner-missing"
    subject = "account"
    doc_sv = """Ingen ansvarar för någon del av arbetet med ett konto.

    På ett konto som ingen bevakar ligger hot kvar och frågor obesvarade. Någon ska ansvara för planering, publicering,
    uppföljning, bevakning och moderering; det får vara samma person, och i registret räcker en roll.
    """
    message = {"sv": "Ingen ansvarar för {duties}.", "en": "Nobody answers for {duties}."}
    help = {
        "sv": "Skriv i registret vem, eller vilken roll, som ansvarar.",
        "en": "Say in the register who, or which role, answers for it.",
    }
    references = (STOCKHOLM_ACCOUNTS,)
    duties: Annotated[tuple[str, ...], f"what somebody answers for: {', '.join(DUTIES)}"] = DUTIES
    pedagogical_duties: Annotated[tuple[str, ...], "the same for pedagogical accounts"] = ("publishing", "moderation")
    bad = (
        Account("badet", responsible={"planning": "K1", "publishing": "K1"}),
        Account("3b", type="pedagogical", responsible={"publishing": "läraren"}),
    )
    good = (
        Account("badet", responsible=_ALL),
        Account("3b", type="pedagogical", responsible={"publishing": "läraren", "moderation": "läraren"}),
        Account("old", status="closed"),
    )

    def run_account(self, account: Account, facts: AccountFacts) -> Iterator[Finding]:
        """Yield a finding for an account in use that lacks somebody for a duty."""
        if not in_use(account, facts):
            return
        wanted = self.pedagogical_duties if account.type == "pedagogical" else self.duties
        gone = [DUTY_NAMES[duty] for duty in wanted if not account.responsible.get(duty)]
        if gone:
            yield self.finding("/responsible", duties=lists(gone))
