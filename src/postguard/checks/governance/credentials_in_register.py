"""The rule credentials-in-register."""

from __future__ import annotations

from collections.abc import Iterator

from postguard.accounts import AccountFacts
from postguard.checkbase import Check
from postguard.finding import Finding
from postguard.references import GDPR
from postguard.register.accounts import Account


class CredentialsInRegister(Check):
    """The register of accounts holds a password, a token or a code.

    Many read a register, and it is a public record. It says where credentials are kept, such as "KeePass, gruppen Webb"
    or "kassaskåpet, rum 214". What looks like a secret is dropped when the register is read and never shown.
    """

    id = "credentials-in-register"
    subject = "account"
    level = "error"
    doc_sv = """Kontoregistret innehåller ett lösenord, en token eller en kod.

    Många läser ett register, och det är en allmän handling. Där står var inloggningen förvaras, t.ex. ”KeePass, gruppen
    Webb” eller ”kassaskåpet, rum 214”. Det som liknar en hemlighet släpps när registret läses och visas aldrig.
    """
    message = {
        "sv": "Registret verkar innehålla själva inloggningen, inte var den förvaras.",
        "en": "The register seems to hold the credentials themselves, not where they are kept.",
    }
    help = {
        "sv": "Ta bort uppgiften ur registret, byt lösenordet och skriv i stället var det förvaras.",
        "en": "Take it out of the register, change the password, and say instead where it is kept.",
    }
    references = (GDPR["32"],)
    bad = (Account("badet", credentials_exposed=True),)
    good = (Account("badet", credentials="KeePass, gruppen Webb"),)
    known_misses = ("A password of ordinary words, without digits or signs, that nothing calls a password.",)

    def run_account(self, account: Account, facts: AccountFacts) -> Iterator[Finding]:
        """Yield a finding for an account, closed or not, whose row holds what looks like a secret."""
        if account.credentials_exposed:
            yield self.finding("/credentials")
