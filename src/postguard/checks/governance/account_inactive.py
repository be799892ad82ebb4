"""The rule account-inactive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from postguard.accounts import AccountFacts
from postguard.checkbase import Check
from postguard.checks.governance._accounts import in_use
from postguard.config import Within
from postguard.finding import Finding
from postguard.references import STOCKHOLM_POLICY
from postguard.register.accounts import Account


class AccountInactive(Check):
    """An account is in use, and nothing has been published there for long.

    People ask in an account that nobody writes in, too, and an abandoned account makes the body look the same. Judged
    where the register or the calendar tells when something was last published.
    """

    id = "account-inactive"
    subject = "account"
    doc_sv = """Ett konto är i bruk, men där har länge inget publicerats.

    Folk frågar även på ett konto där ingen skriver, och ett övergivet konto får hela myndigheten att se övergiven ut.
    Prövas där registret eller kalendern säger när något senast publicerades.
    """
    message = {
        "sv": "Senaste inlägget är från {day}, {days} dagar sedan (högst {most}), och inget är planerat.",
        "en": "The last post is of {day}, {days} days ago (at most {most}), and nothing is planned.",
    }
    help = {
        "sv": "Planera inlägg, säg i ett inlägg att kontot tar paus, eller avsluta det.",
        "en": "Plan posts, say in a post that the account takes a break, or close it.",
    }
    references = (STOCKHOLM_POLICY,)
    days: Annotated[int, "days without a post", Within(1)] = 90
    bad = (Account("badet", last_post=date(2026, 7, 1)),)
    good = (
        Account("badet", last_post=date(2026, 11, 1)),
        Account("badet"),
        Account("old", last_post=date(2020, 7, 1), status="closed"),
    )

    def run_account(self, account: Account, facts: AccountFacts) -> Iterator[Finding]:
        """Yield a finding for an account in use that has been silent, and will be."""
        past = [day for day in (account.last_post, *facts.published, *facts.planned) if day and day <= facts.today]
        ahead = any(day >= facts.today for day in facts.planned)
        if not in_use(account, facts) or not past or ahead:
            return
        silent = (facts.today - max(past)).days
        if silent > self.days:
            yield self.finding("/last_post", day=max(past), days=silent, most=self.days)
