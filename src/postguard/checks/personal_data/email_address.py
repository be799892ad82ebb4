"""The rule email-address."""

from __future__ import annotations

from postguard.checks.personal_data._identifier import IdentifierCheck
from postguard.draft import Draft
from postguard.references import GDPR


class EmailAddress(IdentifierCheck):
    """An e-mail address stands in the post.

    A functional mailbox is meant to be there; an address with a name in it is personal data.
    """

    id = "email-address"
    entity = "EMAIL_ADDRESS"
    kind = "review"
    doc_sv = """En e-postadress står i inlägget.

    En funktionsbrevlåda ska stå där; en adress med ett namn i är en personuppgift.
    """
    message = {
        "sv": "Här står en e-postadress. Är det en funktionsbrevlåda, och inte en persons egen?",
        "en": "An e-mail address stands here. Is it a functional mailbox, and not a person's own?",
    }
    help = {
        "sv": "Ange en funktionsbrevlåda, eller fråga personen.",
        "en": "Give a functional mailbox, or ask the person.",
    }
    references = (GDPR["5"],)
    unsure = (Draft(text="Skriv till eva.ek@example.se."), Draft(text="Write to eva.ek@example.com."))
    good = (Draft(text="Följ oss på @sjohagastad."), Draft(text="Skriv till oss via sjohaga.se/kontakt."))
