"""The rule sex-life-or-orientation."""

from __future__ import annotations

from postguard.checks.special_category._told import SpecialCategoryCheck
from postguard.draft import Draft
from postguard.references import CASE_C_184_20, DATASKYDDSLAGEN_3, GDPR


class SexLifeOrOrientation(SpecialCategoryCheck):
    """The post may tell of somebody's sex life or sexual orientation.

    Whom a person loves or lives with tells of the orientation where both are of the same sex, in passing too; so do coming
    out, an affair and dating. A husband or wife of the other sex is not meant.
    """

    id = "sex-life-or-orientation"
    doc_sv = """Inlägget kan berätta om någons sexualliv eller sexuella läggning.

    Vem en person älskar eller lever med säger något om läggningen när båda är av samma kön, även i förbigående;
    så gör att komma ut, ett snedsprång och dejtande. En make eller maka av motsatt kön avses inte.
    """
    message = {
        "sv": "Berättar det här vem en viss person älskar eller lever med, eller om personens intimaste liv?",
        "en": "Does this tell whom a particular person loves or lives with, or about the most private life?",
    }
    certain = {
        "sv": "Det här säger vem en viss person älskar eller attraheras av.",
        "en": "This says whom a particular person loves or is attracted to.",
    }
    references = (GDPR["9"], CASE_C_184_20, DATASKYDDSLAGEN_3)
    bad = (
        Draft(text="Vår nya rektor Sven Ek är homosexuell."),
        Draft(text="Rita Holm came out as bisexual."),
    )
    unsure = (
        Draft(text="Karin Ek och hennes fru hälsar välkommen till caféet."),
        Draft(text="Thanks to Sam Holm, who brought his husband to the fair."),
    )
    good = (
        Draft(text="Pride går genom stan på lördag."),
        Draft(text="Karin Ek och hennes man driver kiosken."),
        Draft(text="Föreläsning om hbtqi med kuratorn Omar Haddad."),
        Draft(text="Två mammor i pjäsen spelas av Elsa Ek och Rita Holm."),
    )
    known_misses = ("Couples of the same sex that only two names tell; sin fru of a woman named before.",)
