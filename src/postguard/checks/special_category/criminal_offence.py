"""The rule criminal-offence."""

from __future__ import annotations

from postguard.checks.special_category._told import SpecialCategoryCheck
from postguard.draft import Draft
from postguard.references import DATASKYDDSLAGEN_3, GDPR


class CriminalOffence(SpecialCategoryCheck):
    """The post may tell that somebody has committed, or is said to have committed, an offence.

    Data on convictions and offences may be processed by authorities only as far as law allows (GDPR Article 10). A name in a
    post stays findable when the sentence is served, and a suspicion may be wrong.
    """

    id = "criminal-offence"
    doc_sv = """Inlägget kan berätta att någon har begått, eller påstås ha begått, ett brott.

    Uppgifter om domar och lagöverträdelser får behandlas bara så långt lagen medger (artikel 10). Ett namn i ett
    inlägg går att hitta när straffet är avtjänat, och en misstanke kan vara fel.
    """
    message = {
        "sv": "Berättar det här att en viss person har gjort, eller påstås ha gjort, något straffbart?",
        "en": "Does this tell that a particular person has done, or is said to have done, something punishable?",
    }
    references = (GDPR["10"], DATASKYDDSLAGEN_3)
    unsure = (
        Draft(text="Sven Ek dömdes till villkorlig dom för stölden i förrådet."),
        Draft(text="Our former treasurer Sam Holm was charged with embezzlement."),
        Draft(text="Omar satt i fängelse i fyra år, och håller nu i verkstaden."),
    )
    good = (
        Draft(text="Polisen söker vittnen till inbrottet på Storgatan."),
        Draft(text="Karin Ek, polis i Hult, berättar om snatterier."),
        Draft(text="Deckaren handlar om Elsa, som dömdes för mord."),
        Draft(text="Klottret på bron är borta, tack Omar!"),
    )
    known_misses = ("Offences that are told without a word of law: what somebody took, broke or wrote.",)
