"""The rule closed-account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from postguard.accounts import AccountFacts
from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import STOCKHOLM_POLICY
from postguard.register.accounts import Account


class ClosedAccount(Check):
    """A post is for an account that is closed on the planned day.

    Nobody watches a closed account, so that comments there go unseen. A closed account's content is archived, which the
    register tells.
    """

    id = "closed-account"
    subject = "account"
    level = "error"
    judges = ("date", "channels")
    doc_sv = """Ett inlägg är till ett konto som är avslutat den planerade dagen.

    Ingen bevakar ett avslutat konto, så kommentarer där syns inte. Det som publicerats på ett avslutat konto arkiveras,
    och det står i registret.
    """
    message = {"sv": "Kontot är avslutat{since}.", "en": "The account is closed{since}."}
    _ended = {
        "sv": "Kontot upphör {day}, före den planerade dagen.",
        "en": "The account ends on {day}, before the planned day.",
    }
    _unarchived = {
        "sv": "Kontot är avslutat, men registret säger inte hur innehållet är arkiverat.",
        "en": "The account is closed, but the register does not tell how its content is archived.",
    }
    help = {
        "sv": "Välj ett annat konto, eller rätta registret.",
        "en": "Choose another account, or mend the register.",
    }
    references = (STOCKHOLM_POLICY,)
    example_accounts = (
        Account("badet", "Badet", "facebook", closed=date(2026, 12, 31), archive_note="Stadsarkivet"),
        Account("isbanan", "Isbanan", "facebook", status="closed", archive_note="Stadsarkivet"),
        Account("3b", "Klass 3B", "instagram", type="pedagogical", ends=date(2027, 6, 11)),
    )
    bad = (
        Draft(text="Badet öppnar.", account="Badet", publish_at=datetime(2027, 1, 7)),
        Draft(text="Isen ligger.", account="isbanan"),
        Account("badet", "Badet", closed=date(2026, 6, 30)),
    )
    unsure = (Draft(text="Nu börjar höstterminen.", account="3b", publish_at=datetime(2027, 8, 20)),)
    good = (
        Draft(text="Badet öppnar.", account="Badet", publish_at=datetime(2026, 12, 7)),
        Draft(text="Vi sjunger.", account="3b", publish_at=datetime(2027, 6, 10)),
        Draft(text="Badet öppnar.", account="okänt"),
        Account("badet", "Badet", closed=date(2026, 6, 30), archive_note="Exporterat till stadsarkivet 2026-07-03"),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for a draft whose account is closed, or ends, before it is published."""
        for account in facts.own_accounts:
            if account.closed_on(facts.publish_on):
                day = account.closed
                since = {"sv": f" sedan {day}", "en": f" since {day}"} if day else {"sv": "", "en": ""}
                yield self.finding("/account", since=since)
            elif account.ends and account.ends < facts.publish_on:
                yield self.finding("/account", kind="review", message=self._ended, day=account.ends)

    def run_account(self, account: Account, facts: AccountFacts) -> Iterator[Finding]:
        """Yield a milder finding for a closed account without a note on archiving."""
        if account.closed_on(facts.today) and not account.archive_note:
            found = self.finding("/archive_note", message=self._unarchived)
            yield replace(found, level="warning") if found.level == "error" else found
