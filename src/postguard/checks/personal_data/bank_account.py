"""The rule bank-account."""

from __future__ import annotations

from postguard.checks.personal_data._identifier import IdentifierCheck
from postguard.draft import Draft
from postguard.references import GDPR


class BankAccount(IdentifierCheck):
    """A bank account stands in the post.

    An association's giro is meant to be there; a person's account invites fraud.
    """

    id = "bank-account"
    entity = "BANK_ACCOUNT"
    kind = "review"
    doc_sv = """Ett bankkonto står i inlägget.

    En förenings giro ska stå där; en persons konto lockar bedragare.
    """
    message = {
        "sv": "Här står ett bankkonto. Är det en organisations, och inte en persons?",
        "en": "A bank account stands here. Is it an organisation's, and not a person's?",
    }
    help = {
        "sv": "Ange organisationens giro, eller ta bort kontot.",
        "en": "Give the organisation's giro, or leave the account out.",
    }
    references = (GDPR["5"],)
    unsure = (
        Draft(text="Betala till SE45 5000 0000 0583 9825 7466."),
        Draft(text="Bankgiro 5050-1055."),
        Draft(text="Sätt in på konto 9998-03 000 55 66."),
    )
    good = (
        Draft(text="Organisationsnummer 212000-0142."),
        Draft(text="Dnr 2026-1234, 16-siffrigt nummer 4521 0098 7712 0034."),
    )
    known_misses = ("Account numbers without a word about money before them.",)
