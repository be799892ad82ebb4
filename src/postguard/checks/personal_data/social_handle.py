"""The rule social-handle."""

from __future__ import annotations

from postguard.checks.personal_data._identifier import IdentifierCheck
from postguard.draft import Draft
from postguard.references import GDPR


class SocialHandle(IdentifierCheck):
    """Somebody's account in social media is named.

    A link to a person's account leads to everything that they have published.
    """

    id = "social-handle"
    entity = "SOCIAL_HANDLE"
    kind = "review"
    doc_sv = """Någons konto i sociala medier nämns.

    En länk till en persons konto leder till allt som personen har lagt ut.
    """
    message = {
        "sv": "Här nämns ett konto. Är det en verksamhets, eller har personen sagt ja?",
        "en": "An account is named here. Is it a service's, or has the person agreed?",
    }
    help = {
        "sv": "Fråga personen, eller nämn verksamhetens konto.",
        "en": "Ask the person, or name the service's account.",
    }
    references = (GDPR["5"],)
    unsure = (Draft(text="Tack @nora.lind för bilden!"),)
    good = (
        Draft(text="Skriv till oss på kontakt@example.se."),
        Draft(text="Vi ses @ 10.00."),
    )
    known_misses = ("Accounts named without @.",)
