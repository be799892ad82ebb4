"""The rule unregistered-account."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.accounts import AccountFacts
from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import STOCKHOLM_POLICY
from postguard.register.accounts import Account
from postguard.register.words import channel_name

_NO_ACCOUNTS = frozenset("webb intranet print newsletter".split())


class UnregisteredAccount(Check):
    """A post is for an account that is not in the register, or that nobody has decided on yet.

    What is not registered is not followed up, has nobody who answers for it and is forgotten. Judged where the house
    has a register of accounts (`accounts` in the configuration).
    """

    id = "unregistered-account"
    subject = "account"
    judges = ("channels",)
    doc_sv = """Ett inlägg är till ett konto som inte finns i registret, eller som ingen har beslutat om än.

    Det som inte är registrerat följs inte upp, har ingen ansvarig och glöms bort. Prövas där huset har ett register över
    konton (accounts i inställningarna).
    """
    message = {"sv": "Kontot finns inte i registret.", "en": "The account is not in the register."}
    _channel = {
        "sv": "Kontot finns inte i registret för kanalen {channel}.",
        "en": "The register has no such account in the channel {channel}.",
    }
    _applied = {
        "sv": "Kontot är ansökt men inte beslutat.",
        "en": "The account is applied for, and nobody has decided on it.",
    }
    _posts = {
        "sv": "Kontot är ansökt men inte beslutat, och inlägg är planerade där.",
        "en": "The account is applied for, nobody has decided on it, and posts are planned there.",
    }
    help = {
        "sv": "Rätta kontots namn, eller registrera det: `postguard accounts apply`.",
        "en": "Mend the account's name, or register it: `postguard accounts apply`.",
    }
    references = (STOCKHOLM_POLICY,)
    example_accounts = (
        Account("sjohaga-bad", "Badet", "facebook", "@sjohagabad"),
        Account("sjohaga-is", "Isbanan", "facebook", status="applied"),
    )
    bad = (
        Draft(text="Badet öppnar.", account="badhuset"),
        Draft(text="Badet öppnar.", account="Badet", channels=("instagram",)),
        Draft(text="Isen ligger.", account="Isbanan"),
    )
    good = (
        Draft(text="Badet öppnar.", account="@SjohagaBad", channels=("facebook",)),
        Draft(text="Badet öppnar.", account="sjohaga-bad"),
        Draft(text="Badet öppnar."),
        Account("sjohaga-bad", "Badet", "facebook"),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for a draft whose account the register does not have, or does not have in a channel."""
        name = (draft.account or "").strip()
        if not name or not len(facts.accounts):
            return
        if not facts.accounts.knows(name):
            yield self.finding("/account")
            return
        known = facts.accounts.named(name)
        platforms = {platform for account in known for platform in account.platforms}
        for channel in draft.channels if all(account.platform for account in known) else ():
            if channel_name(channel) not in platforms | _NO_ACCOUNTS:
                yield self.finding("/account", message=self._channel, channel=channel_name(channel)[:40])
        if any(account.status == "applied" for account in facts.own_accounts):
            yield self.finding("/account", message=self._applied)

    def run_account(self, account: Account, facts: AccountFacts) -> Iterator[Finding]:
        """Yield a finding for an account that is only applied for and in which posts are planned."""
        if account.status == "applied" and facts.planned:
            yield self.finding("/status", message=self._posts)
