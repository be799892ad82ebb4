"""The rule trade-union-membership."""

from __future__ import annotations

from postguard.checks.special_category._told import SpecialCategoryCheck
from postguard.draft import Draft
from postguard.references import CASE_C_184_20, DATASKYDDSLAGEN_3, GDPR


class TradeUnionMembership(SpecialCategoryCheck):
    """The post may tell that somebody belongs to a trade union.

    Membership, office in a union and leaving one are a special category, and employees depend on the one who publishes.
    A union as an organisation, an agreement or a negotiation is not meant.
    """

    id = "trade-union-membership"
    doc_sv = """Inlägget kan berätta att någon hör till ett fackförbund.

    Medlemskap, uppdrag i ett fackförbund och att lämna ett är känsliga personuppgifter, och anställda står i
    beroende till den som publicerar. Facket som organisation, avtal och förhandlingar avses inte.
    """
    message = {
        "sv": "Visar det här att en viss person hör, eller inte hör, till en arbetstagarorganisation?",
        "en": "Does this show that a particular person belongs, or does not, to an organisation of employees?",
    }
    certain = {
        "sv": "Det här visar att en viss person hör, eller har hört, till en arbetstagarorganisation.",
        "en": "This shows that a particular person belongs, or has belonged, to an organisation of employees.",
    }
    references = (GDPR["9"], CASE_C_184_20, DATASKYDDSLAGEN_3)
    bad = (
        Draft(text="Busschauffören Sven Ek är medlem i Kommunal."),
        Draft(text="Rita Holm är ombud för Vision."),
        Draft(text="Our caretaker Sam Holm is a shop steward."),
    )
    unsure = (
        Draft(text="Karin Ek, som är borta varje fredag för facklig tid, ersätts av Omar."),
        Draft(text="Rita Holm wore her union pin at the farewell lunch."),
    )
    good = (
        Draft(text="Avtalet med Kommunal gäller från april."),
        Draft(text="Facken och arbetsgivaren är överens om nya scheman."),
        Draft(text="Kommunal vuxenutbildning har öppet hus."),
        Draft(text="Karin Ek visar stadens vision för hamnen."),
    )
    known_misses = ("Office that only a table, a key or a pin tells.",)
