"""The rule health-data."""

from __future__ import annotations

from postguard.checks.special_category._told import SpecialCategoryCheck
from postguard.draft import Draft
from postguard.references import CASE_C_184_20, DATASKYDDSLAGEN_3, GDPR


class HealthData(SpecialCategoryCheck):
    """The post may tell about somebody's health.

    Health data about a person who can be identified are a special category: publishing them needs explicit consent or
    another ground of Article 9(2). Pregnancy, sick leave, disability, vaccination and a diet for medical reasons count;
    general information, campaigns, statistics and parental leave are not about a person's health.
    """

    id = "health-data"
    doc_sv = """Inlägget kan berätta om någons hälsa.

    Uppgifter om hälsa om en person som går att känna igen är känsliga personuppgifter: de får publiceras bara
    med uttryckligt samtycke eller annat stöd i artikel 9.2. Graviditet, sjukskrivning, funktionsnedsättning, vaccination
    och kost av medicinska skäl räknas; allmän information, kampanjer, statistik och föräldraledighet gör det inte.
    """
    message = {
        "sv": "Berättar det här något om en viss persons hälsa?",
        "en": "Does this tell something about a particular person's health?",
    }
    certain = {
        "sv": "Det här är en uppgift om en viss persons hälsa.",
        "en": "This is a particular person's health data.",
    }
    references = (GDPR["9"], GDPR["4.13"], CASE_C_184_20, DATASKYDDSLAGEN_3)
    bad = (
        Draft(text="Karin Ek i receptionen har diabetes."),
        Draft(text="Vår kollega Amir är sjukskriven till jul."),
        Draft(text="Yesterday Maya Lindgren was diagnosed with epilepsy."),
    )
    unsure = (
        Draft(text="Vi saknar Ulla, som är tillbaka efter sista cellgiftskuren i mars."),
        Draft(text="Our colleague Sam is back after chemotherapy."),
        Draft(text="Grattis Elsa i 5B, som tog sig runt hela banan med rullator!"),
    )
    good = (
        Draft(text="Vaccination mot influensa startar på måndag. Du som har diabetes eller astma bokar tid på 1177."),
        Draft(text="Föreläsning om demens med Karin Ek på biblioteket."),
        Draft(text="Rosa bandet samlar in pengar till forskning om bröstcancer."),
        Draft(text="Karin Ek är föräldraledig till mars."),
        Draft(text="Sjukt bra jobbat, Omar!"),
        Draft(text="Karins hund har diabetes och får mat på fasta tider."),
        Draft(text="Karin Ek har inte diabetes."),
    )
    known_misses = (
        "What no word says: he rang the bell on the ward, a diet, an absence. The language model is for these.",
        "Long texts in which the person is named several sentences before.",
    )
