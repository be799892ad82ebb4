"""The rule personal-identity-number."""

from __future__ import annotations

from postguard.checks.personal_data._identifier import IdentifierCheck
from postguard.draft import Draft
from postguard.references import DATASKYDDSLAGEN_3_10, GDPR


class PersonalIdentityNumber(IdentifierCheck):
    """A personal identity number or coordination number stands in the post.

    Swedish law allows them only with consent or where they are clearly motivated; a post never needs one. What is found
    has a real date and a right check digit.
    """

    id = "personal-identity-number"
    entity = "PERSONAL_IDENTITY_NUMBER"
    level = "error"
    doc_sv = """Ett personnummer eller samordningsnummer står i inlägget.

    Lagen tillåter det bara med samtycke eller när det är klart motiverat, och ett inlägg behöver det aldrig.
    Det som hittas har ett riktigt datum och en riktig kontrollsiffra.
    """
    message = {
        "sv": "Här står ett personnummer eller samordningsnummer.",
        "en": "A personal identity number stands here.",
    }
    help = {
        "sv": "Ta bort numret. Finns det redan publicerat: ta bort det och anmäl till dataskyddsombudet.",
        "en": "Remove the number. If it is already published, remove it there and tell the data protection officer.",
    }
    references = (DATASKYDDSLAGEN_3_10, GDPR["5"])
    bad = (
        Draft(text="Vinnaren är 19900118-2386, grattis!"),
        Draft(text="Hämtas av 900118 2386."),
        Draft(text="Boka med 199001182386."),
    )
    good = (
        Draft(text="Ärendet har nummer 2026-900118-2386."),
        Draft(text="Ring 08-465 004 00, vi svarar 08.00-16.00."),
        Draft(text="Organisationsnummer 212000-0142."),
    )
    known_misses = ("A number broken over two lines, or with words between its parts.",)
