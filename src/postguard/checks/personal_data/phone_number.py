"""The rule phone-number."""

from __future__ import annotations

from postguard.checks.personal_data._identifier import IdentifierCheck
from postguard.draft import Draft
from postguard.references import GDPR


class PhoneNumber(IdentifierCheck):
    """A phone number stands in the post.

    A switchboard is meant to be there; somebody's own number is personal data and stays on the web.
    """

    id = "phone-number"
    entity = "PHONE_NUMBER"
    kind = "review"
    doc_sv = """Ett telefonnummer står i inlägget.

    En växel ska stå där; någons eget nummer är en personuppgift och blir kvar på nätet.
    """
    message = {
        "sv": "Här står ett telefonnummer. Är det verksamhetens, och inte en persons eget?",
        "en": "A phone number stands here. Is it the service's, and not a person's own?",
    }
    help = {
        "sv": "Ange växelns eller kontaktcentrets nummer, eller fråga personen.",
        "en": "Give the switchboard or the contact centre, or ask the person.",
    }
    references = (GDPR["5"],)
    unsure = (Draft(text="Ring Eva på 070-174 06 05."), Draft(text="Call +46 70 174 06 05."))
    good = (
        Draft(text="Öppet 08.00-16.00, ring 1177 vid frågor."),
        Draft(text="Dnr 2026/0123456, pris 1 200 000 kronor."),
        Draft(text="Nödnumret är 112."),
    )
