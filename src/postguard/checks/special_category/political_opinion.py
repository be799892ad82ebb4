"""The rule political-opinion."""

from __future__ import annotations

from postguard.checks.special_category._told import SpecialCategoryCheck
from postguard.draft import Draft
from postguard.references import CASE_C_184_20, DATASKYDDSLAGEN_3, GDPR


class PoliticalOpinion(SpecialCategoryCheck):
    """The post may tell of somebody's political opinion.

    How a person votes, thinks or is engaged in politics is a special category, former opinions too. Elected politicians
    who are presented in their office are not meant: they have made it public themselves.
    """

    id = "political-opinion"
    doc_sv = """Inlägget kan berätta om någons politiska åsikt.

    Hur en person röstar, tycker eller engagerar sig i politiken är känsliga personuppgifter, även om det är förr.
    Förtroendevalda som presenteras i sitt uppdrag avses inte: de har själva gjort det offentligt.
    """
    message = {
        "sv": "Berättar det här hur en viss person röstar eller tycker i politiken?",
        "en": "Does this tell how a particular person votes or thinks in politics?",
    }
    certain = {
        "sv": "Det här säger hur en viss person röstar eller tycker i politiken.",
        "en": "This says how a particular person votes or thinks in politics.",
    }
    references = (GDPR["9"], CASE_C_184_20, DATASKYDDSLAGEN_3)
    bad = (
        Draft(text="Vaktmästaren Sven Ek röstar på Miljöpartiet."),
        Draft(text="Our cook Rita Holm joined the Left Party."),
        Draft(text="Karin Ek är kommunist."),
    )
    unsure = (
        Draft(text="Karin Ek från kontaktcenter syntes i Vänsterpartiets valstuga."),
        Draft(text="På lördagar bär Omar den röda fanan."),
    )
    good = (
        Draft(text="Kommunalrådet Eva Holm (S) inviger badet."),
        Draft(text="Så röstar du: ta med legitimation."),
        Draft(text="Håll en moderat hastighet förbi skolan, ber Omar Haddad."),
        Draft(text="Alla partier får plats på torget."),
    )
    known_misses = (
        "Opinions that only a flag, a badge or a song tells; candidates who are not yet elected are asked about.",
    )
