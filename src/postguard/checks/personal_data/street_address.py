"""The rule street-address."""

from __future__ import annotations

from postguard.checks.personal_data._identifier import IdentifierCheck
from postguard.draft import Draft
from postguard.references import GDPR


class StreetAddress(IdentifierCheck):
    """A street with its number stands in the post.

    A school's address is meant to be there; somebody's home is not.
    """

    id = "street-address"
    entity = "STREET_ADDRESS"
    kind = "review"
    doc_sv = """En gata med nummer står i inlägget.

    En skolas adress ska stå där; någons hem ska det inte.
    """
    message = {
        "sv": "Här står en gatuadress. Är det verksamhetens, och inte någons hem?",
        "en": "A street address stands here. Is it the service's, and nobody's home?",
    }
    help = {"sv": "Ange verksamhetens adress, eller ta bort den.", "en": "Give the service's address, or leave it out."}
    references = (GDPR["5"],)
    unsure = (
        Draft(text="Hämtas på Blomstigen 4."),
        Draft(text="Norra Storgatan 12 B är målad."),
        Draft(text="Meet at 14 Mill Lane."),
    )
    good = (
        Draft(text="Vi ses på Storgatan 5 maj."),
        Draft(text="Torget 10–15, centrum 16–18."),
        Draft(text="Ta buss 4 till Karlaplan."),
    )
    known_misses = ("Addresses without a number, and streets whose names end in no common way.",)
